import Editing
import GRDB
import TrainingModel

extension PlanStore {
  /// Every revision of a client's block, the oldest first; empty where the store has no such block.
  ///
  /// A block that is older than the list of revisions begins with one that nobody's name is known of.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func revisions(of client: String, start: CalendarDate) throws -> [PlanRevision] {
    try read { db in
      let place: StatementArguments = [client, start.description]
      guard
        let newest = try Int.fetchOne(db, sql: "SELECT revision FROM blocks WHERE client_id = ? AND plan_start = ?", arguments: place)
      else { return [] }
      let weeks = try Row.fetchAll(
        db,
        sql: """
          SELECT revision, week_index FROM revision_weeks WHERE client_id = ?1 AND plan_start = ?2
          UNION SELECT revision, week_index FROM weeks WHERE client_id = ?1 AND plan_start = ?2
          ORDER BY revision, week_index
          """, arguments: place)
      var changed: [Int: [Int]] = [:]
      for row in weeks { changed[row[0], default: []].append(row[1]) }
      var revisions = try Row.fetchAll(
        db,
        sql: "SELECT revision, at, who, action, restores, note FROM revisions WHERE client_id = ? AND plan_start = ? ORDER BY revision",
        arguments: place
      ).map { row in
        PlanRevision(
          revision: row[0], at: row[1], who: row[2], action: PlanAction(id: row[3] as String) ?? .edit, restores: row[4], note: row[5],
          weeks: changed[row[0]] ?? [])
      }
      let first = revisions.first?.revision ?? newest + 1
      if first > 1, changed.keys.contains(where: { $0 < first }) {
        let older = changed.filter { $0.key < first }
        revisions.insert(
          PlanRevision(
            revision: first - 1, at: "", who: "", action: .plan, weeks: Set(older.values.flatMap { $0 }).sorted()), at: 0)
      }
      return revisions
    }
  }

  /// What became of the weeks of a client's block, from status to status, the oldest first.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func statusChanges(of client: String, start: CalendarDate) throws -> [StatusChange] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT at, who, week_index, from_status, to_status, revision FROM history
          WHERE client_id = ? AND plan_start = ? ORDER BY entry
          """, arguments: [client, start.description]
      ).map { StatusChange(at: $0[0], who: $0[1], week: $0[2], from: $0[3], to: $0[4], revision: $0[5]) }
    }
  }
}

/// A week that came from one status into another.
package struct StatusChange: Hashable, Sendable {
  /// RFC 3339, UTC.
  package var at: String
  package var who: String
  /// 1 to 4.
  package var week: Int
  /// Words of `WeekStatus`, or `approving`.
  package var from: String
  package var to: String
  package var revision: Int
}
