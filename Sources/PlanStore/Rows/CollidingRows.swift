import Editing
import GRDB
import TrainingModel

/// Gives rows of drafts another id where theirs is about to stand in the same block twice.
///
/// It happens where a row was moved out of a week and the week is brought back as it was. A row's id is no part of what a coach approves.
struct CollidingRows {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Renames the rows of drafts of other weeks that have the id of a scheduled row of this week.
  func renameBefore(_ key: WeekKey) throws {
    let ids = try String.fetchAll(
      db,
      sql: """
        SELECT p.row_id FROM schedule_preview p JOIN schedule s USING (client_id, plan_start, row_id)
        WHERE p.client_id = ?1 AND p.plan_start = ?2 AND p.week_index <> ?3 AND s.week_index = ?3 ORDER BY p.row_id
        """, arguments: [key.clientID, key.planStart.description, key.week])
    for id in ids { try rename(id, key.clientID, key.planStart) }
  }

  /// Renames the rows of these weeks in the preview that have the id of a row which is in force in another week: it was moved there, and the
  /// week that it came from is planned anew.
  func renameBeside(_ weeks: [Int], of client: String, _ start: CalendarDate) throws {
    let ids = try String.fetchAll(
      db,
      sql: """
        SELECT p.row_id FROM schedule_preview p JOIN schedule s USING (client_id, plan_start, row_id)
        WHERE p.client_id = ?1 AND p.plan_start = ?2 AND p.week_index <> s.week_index
          AND p.week_index IN (SELECT value FROM json_each(?3)) ORDER BY p.row_id
        """, arguments: [client, start.description, "\(weeks)"])
    for id in ids { try rename(id, client, start) }
  }

  /// Renames the rows of drafts that have one of these ids.
  func rename(_ planned: Set<String>, of client: String, _ start: CalendarDate) throws {
    let ids = try String.fetchAll(
      db, sql: "SELECT row_id FROM schedule_preview WHERE client_id = ? AND plan_start = ? ORDER BY row_id",
      arguments: [client, start.description])
    for id in ids where planned.contains(id) { try rename(id, client, start) }
  }

  private func rename(_ id: String, _ client: String, _ start: CalendarDate) throws {
    let seed = RowID.seed(of: "\(client)\n\(start)\n\(id)")
    for attempt in UInt64(1)... {
      let fresh = RowID(seed: seed, place: attempt).description
      let isTaken = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM plan_rows WHERE client_id = ? AND plan_start = ? AND row_id = ?)",
        arguments: [client, start.description, fresh])
      guard isTaken != true else { continue }
      return try db.execute(
        sql: "UPDATE schedule_preview SET row_id = ? WHERE client_id = ? AND plan_start = ? AND row_id = ?",
        arguments: [fresh, client, start.description, id])
    }
  }
}
