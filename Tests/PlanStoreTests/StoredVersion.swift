import Foundation
import GRDB

@testable import PlanStore

/// A database as an earlier version of the program left it, filled by nights, approvals, edits, a hold and a returned sheet.
///
/// `fixtures/stores` holds what released versions wrote, as SQL. What came before the first of them is made from it: its rows, as far as
/// the tables of that time have room for them.
enum StoredVersion {
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("fixtures")

  /// The first version of which a database was kept.
  static let firstKept = "0016"
  /// The last version with tables of rows where there are views now.
  static let lastWithTables = "0025"

  /// Fills the database of `queue` with what a released version wrote.
  static func load(_ version: String, into queue: DatabaseQueue) throws {
    let sql = try String(contentsOf: fixtures.appendingPathComponent("stores/\(version).sql"), encoding: .utf8)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: sql)
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
  }

  /// Fills the database of `queue` as a version would have that knew the migrations up to `migration` only.
  static func make(upTo migration: String, in queue: DatabaseQueue, from kept: DatabaseQueue) throws {
    try queue.write { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
    try Schema.migrator.migrate(queue, upTo: migration)
    let number = Int(migration.prefix(4)) ?? 0
    try queue.writeWithoutTransaction { db in
      let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      for table in try tables(db) {
        let here = try columns(db, table)
        let theirs = try kept.read { try columns($0, table) }
        let common = here.filter(theirs.contains)
        let isOfThatTime = number < 9 && table == "sheets" ? " WHERE kind IN ('csv', 'json', 'clients')" : ""
        let rows = try kept.read { db in
          try Row.fetchAll(db, sql: "SELECT \(common.joined(separator: ", ")) FROM \(table)\(isOfThatTime)")
        }
        // Before weeks had it, each block knew the profile that it was planned for.
        let extra = table == "blocks" && number < 4 ? ["profile_digest": "zeroblob(16)"] : [:]
        for row in rows {
          let marks = common.map { _ in "?" } + extra.values
          try db.execute(
            sql: "INSERT INTO \(table) (\((common + extra.keys).joined(separator: ", "))) VALUES (\(marks.joined(separator: ", ")))",
            arguments: StatementArguments(row.databaseValues))
        }
      }
      // Until then an approved week could not be edited.
      if number < 8 { try withoutDraftsBesideApproved(db, kept) }
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
      try db.execute(sql: "PRAGMA foreign_keys = ON")
    }
  }

  private static func withoutDraftsBesideApproved(_ db: Database, _ kept: DatabaseQueue) throws {
    let weeks = try kept.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT force_revision, force_hash, force_rows, force_by, force_at, client_id, plan_start, week_index FROM weeks
          WHERE force_revision < revision
          """)
    }
    for week in weeks {
      try db.execute(
        sql: """
          UPDATE weeks SET status = 'approved', revision = ?, content_hash = ?, row_count = ?, approved_by = ?, approved_at = ?
          WHERE client_id = ? AND plan_start = ? AND week_index = ?
          """, arguments: StatementArguments(week.databaseValues))
      try db.execute(
        sql: "DELETE FROM schedule_preview WHERE client_id = ? AND plan_start = ? AND week_index = ?",
        arguments: StatementArguments(week.databaseValues.suffix(3)))
      if try db.tableExists("history") {
        try db.execute(
          sql: """
            DELETE FROM history
            WHERE client_id = ? AND plan_start = ? AND week_index = ? AND from_status = 'approved' AND to_status = 'draft'
            """,
          arguments: StatementArguments(week.databaseValues.suffix(3)))
      }
    }
  }

  /// Every table of ours, those that others refer to first.
  static func tables(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations' ORDER BY rowid
        """)
  }

  static func columns(_ db: Database, _ table: String) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
  }

  /// Everything that tables, views, indexes and triggers are made of, in a fixed order.
  static func schema(_ queue: DatabaseQueue) throws -> String {
    try queue.read { db in
      let statements = try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
          ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 END, name
          """)
      return statements.map { $0 + ";\n" }.joined(separator: "\n")
    }
  }

  /// The rows of a table as texts, in order.
  static func content(_ queue: DatabaseQueue, _ table: String, _ columns: [String]) throws -> [String] {
    try queue.read { db in
      try Row.fetchAll(db, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table)").map { "\($0)" }.sorted()
    }
  }
}
