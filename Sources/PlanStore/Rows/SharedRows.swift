import GRDB
import TrainingModel

/// Finds rows that stand in one week of a block as it is planned now and in another as it is in force: somebody has moved them.
struct SharedRows {
  /// A row of a version that nobody has approved.
  struct Row {
    var place: Int
    var id: RowID
    /// The other week that has a row of the same id.
    var otherWeek: Int
  }

  private let movedIn, movedOut: DirectStatement

  init(_ db: Database) throws {
    let weeks = """
      w.client_id = ?1 AND w.plan_start = ?2 AND w.week_index = ?3 AND o.client_id = w.client_id AND o.plan_start = w.plan_start
        AND o.week_index <> w.week_index
      """
    movedIn = try DirectStatement(
      db,
      """
      SELECT p.place, p.row_id, o.week_index FROM weeks w CROSS JOIN weeks o CROSS JOIN prescriptions p CROSS JOIN prescriptions s
      WHERE \(weeks) AND w.number IS NOT w.force_number AND o.force_number IS NOT NULL
        AND \(RowPlace.isOf("p", "w.number")) AND \(RowPlace.isOf("s", "o.force_number")) AND s.row_id = p.row_id
      """)
    movedOut = try DirectStatement(
      db,
      """
      SELECT p.place, p.row_id, o.week_index FROM weeks w CROSS JOIN weeks o CROSS JOIN prescriptions s CROSS JOIN prescriptions p
      WHERE \(weeks) AND w.force_number IS NOT NULL AND o.number IS NOT o.force_number
        AND \(RowPlace.isOf("s", "w.force_number")) AND \(RowPlace.isOf("p", "o.number")) AND p.row_id = s.row_id
      """)
  }

  /// The rows that a week is to get, and that are in force in another.
  func movedIn(_ week: WeekKey) throws -> [Row] { try rows(movedIn, week) }

  /// The rows that are in force in a week, and that another is to get; `otherWeek` is that one.
  func movedOut(_ week: WeekKey) throws -> [Row] { try rows(movedOut, week) }

  /// The weeks with which a week shares rows, in order.
  func partners(of week: WeekKey) throws -> [Int] { Set(try (movedIn(week) + movedOut(week)).map(\.otherWeek)).sorted() }

  private func rows(_ statement: DirectStatement, _ week: WeekKey) throws -> [Row] {
    statement.bind(week.clientID, at: 1)
    statement.bind(week.planStart, at: 2)
    statement.bind(week.week, at: 3)
    defer { statement.reset() }
    var rows: [Row] = []
    while try statement.step() {
      let row = statement.pointer
      rows.append(Row(place: row.int(0), id: RowID(rawValue: UInt64(truncatingIfNeeded: row.int(1))), otherWeek: row.int(2)))
    }
    return rows
  }
}
