import Editing
import GRDB
import TrainingModel

/// The prescriptions of an approved week, as clients train by them.
package struct InForceWeek: Sendable {
  package var planStart: CalendarDate
  /// 1 to 4.
  package var week: Int
  /// That of its loads.
  package var unit: LoadUnit
  /// By day and place in the session.
  package var rows: [PlanRow]

  /// The day on which a row of it is planned.
  package func date(of row: PlanRow) -> CalendarDate { planStart.day(row.day, ofWeek: week) }
}

extension PlanStore {
  /// The approved weeks of a client that begin on `first` or later, in order.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func weeksInForce(of client: String, from first: CalendarDate) throws -> [InForceWeek] {
    try read { db in
      let reader = try WeekRows(db, texts)
      var weeks: [InForceWeek] = []
      try Self.forEachWeekInForce(db, client, from: first + (1 - StoredBlock.dayCount)) { start, week, number, unit in
        guard start.day(1, ofWeek: week) >= first else { return }
        var rows: [PlanRow] = []
        try reader.append(number, week: week, to: &rows)
        weeks.append(InForceWeek(planStart: start, week: week, unit: unit, rows: rows))
      }
      return weeks
    }
  }

  /// Hands over each approved week of a client's blocks that begin on `first` or later, in order, with the number of its rows and its unit.
  static func forEachWeekInForce(
    _ db: Database, _ client: String, from first: CalendarDate, _ body: (CalendarDate, Int, Int, LoadUnit) throws -> Void
  ) throws {
    let statement = try DirectStatement(
      db,
      """
      SELECT w.plan_start, w.week_index, w.force_number, b.unit FROM weeks w JOIN blocks b USING (client_id, plan_start)
      WHERE w.client_id = ?1 AND w.plan_start >= ?2 AND w.force_number IS NOT NULL ORDER BY w.plan_start, w.week_index
      """)
    statement.bind(client, at: 1)
    statement.bind(first, at: 2)
    defer { statement.reset() }
    while try statement.step() {
      let row = statement.pointer
      guard let start = row.date(0), let unit = row.word(3, as: LoadUnit.self) else { throw StoreError.damaged("weeks") }
      try body(start, row.int(1), row.int(2), unit)
    }
  }

  /// The ids of a client's rows in weeks that nobody has approved as they stand.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func unapprovedRows(of client: String) throws -> Set<RowID> {
    var rows: Set<RowID> = []
    try forEachPlanRow(PlanRowFilter(part: .preview, clients: [client])) { row in RowID(bytes: row.rowID).map { _ = rows.insert($0) } }
    return rows
  }
}
