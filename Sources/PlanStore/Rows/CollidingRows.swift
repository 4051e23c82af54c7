import GRDB
import TrainingModel

/// Gives rows of drafts another id where theirs is about to stand in the same block twice.
///
/// It happens where a row was moved out of a week and the week is brought back as it was. A row's id is no part of what a coach approves.
struct CollidingRows {
  private let db: Database
  private let shared: SharedRows

  init(_ db: Database) throws {
    self.db = db
    shared = try SharedRows(db)
  }

  /// Renames the rows of drafts of other weeks that have the id of a row in force in this week.
  func renameBefore(_ key: WeekKey) throws { try rename(shared.movedOut(key), of: key.clientID, key.planStart) }

  /// Renames the rows of these weeks as they are planned that have the id of a row which is in force in another week: it was moved there, and
  /// the week that it came from is planned anew.
  func renameBeside(_ weeks: [Int], of client: String, _ start: CalendarDate) throws {
    let rows = try weeks.flatMap { try shared.movedIn(WeekKey(clientID: client, planStart: start, week: $0)) }
    try rename(rows, of: client, start)
  }

  /// Renames the rows of drafts that have one of these ids.
  func rename(_ planned: Set<RowID>, of client: String, _ start: CalendarDate) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT p.place, p.row_id FROM weeks w CROSS JOIN prescriptions p
        WHERE w.client_id = ? AND w.plan_start = ? AND w.number IS NOT w.force_number AND \(RowPlace.isOf("p", "w.number"))
        """, arguments: [client, start.description]
    ).map { SharedRows.Row(place: $0[0], id: RowID(rawValue: UInt64(truncatingIfNeeded: $0[1] as Int64)), otherWeek: 0) }
    try rename(rows.filter { planned.contains($0.id) }, of: client, start)
  }

  private func rename(_ rows: [SharedRows.Row], of client: String, _ start: CalendarDate) throws {
    var renamed: Set<Int> = []
    for row in rows.sorted(by: { $0.id < $1.id }) where renamed.insert(row.place).inserted { try rename(row, client, start) }
  }

  private func rename(_ row: SharedRows.Row, _ client: String, _ start: CalendarDate) throws {
    let seed = RowID.seed(of: "\(client)\n\(start)\n\(row.id)")
    for attempt in UInt64(1)... {
      let fresh = Int64(RowID(seed: seed, place: attempt).rawValue)
      let isTaken = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM weeks w CROSS JOIN prescriptions r WHERE w.client_id = ?1 AND w.plan_start = ?2 AND r.row_id = ?3
              AND (\(RowPlace.isOf("r", "w.number")) OR \(RowPlace.isOf("r", "w.force_number"))))
          """, arguments: [client, start.description, fresh])
      guard isTaken != true else { continue }
      return try db.execute(sql: "UPDATE prescriptions SET row_id = ? WHERE place = ?", arguments: [fresh, row.place])
    }
  }
}
