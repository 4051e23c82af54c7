import Editing
import Foundation
import GRDB

extension PlanStore {
  /// Every template by name.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func templates() throws -> [PlanTemplate] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM templates ORDER BY name").map { try StoredTemplate.template($0) } }
  }

  /// The template with this name, or nil.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func template(named name: String) throws -> PlanTemplate? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM templates WHERE name = ?", arguments: [name]).map { try StoredTemplate.template($0) }
    }
  }

  /// Keeps a template; returns whether it did, which it doesn't where one with this name is there and is not to make way.
  ///
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func save(_ template: PlanTemplate, replaces: Bool) throws -> Bool {
    let (rows, sessions) = try StoredTemplate.texts(template.clip)
    return try write { db in
      try db.execute(
        sql: """
          INSERT INTO templates (name, kind, created_by, created_at, unit, first_weekday, rows, sessions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (name) DO \(replaces ? """
            UPDATE SET kind = excluded.kind, created_by = excluded.created_by, created_at = excluded.created_at, unit = excluded.unit,
              first_weekday = excluded.first_weekday, rows = excluded.rows, sessions = excluded.sessions
            """ : "NOTHING")
          """,
        arguments: [
          template.name, template.clip.extent.rawValue, template.createdBy, template.createdAt, template.clip.unit,
          template.clip.firstWeekday, rows, sessions,
        ])
      return db.changesCount == 1
    }
  }

  /// Takes a template away; returns whether there was one. Plans that were made from it stay.
  ///
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func removeTemplate(named name: String) throws -> Bool {
    try write { db in
      try db.execute(sql: "DELETE FROM templates WHERE name = ?", arguments: [name])
      return db.changesCount == 1
    }
  }
}

/// A template between its columns and values.
private enum StoredTemplate {
  static func texts(_ clip: PlanClip) throws -> (rows: String, sessions: String) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return (
      String(decoding: try encoder.encode(clip.rows), as: UTF8.self), String(decoding: try encoder.encode(clip.sessions), as: UTF8.self)
    )
  }

  static func template(_ row: Row) throws -> PlanTemplate {
    let (rows, sessions): (String, String) = (row["rows"], row["sessions"])
    let decoder = JSONDecoder()
    guard let extent = PlanClip.Extent(rawValue: row["kind"]),
      let rows = try? decoder.decode([ClipRow].self, from: Data(rows.utf8)),
      let sessions = try? decoder.decode([ClipSession].self, from: Data(sessions.utf8)),
      let template = PlanTemplate(
        name: row["name"], createdBy: row["created_by"], createdAt: row["created_at"],
        clip: PlanClip(extent: extent, unit: row["unit"], firstWeekday: row["first_weekday"], rows: rows, sessions: sessions))
    else { throw StoreError.damaged("templates") }
    return template
  }
}
