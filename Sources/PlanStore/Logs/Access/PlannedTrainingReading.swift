import GRDB
import TrainingModel

/// Reads of which days the approved weeks of clients are.
struct PlannedTrainingReader {
  private let weeks: DirectStatement
  private let rows: WeekRows

  init(_ db: Database, _ texts: TextCache) throws {
    weeks = try DirectStatement(
      db,
      """
      SELECT plan_start, week_index, force_number FROM weeks
      WHERE client_id = ?1 AND force_number IS NOT NULL ORDER BY plan_start, week_index
      """)
    rows = try WeekRows(db, texts)
  }

  /// The days of all approved weeks of a client, in the order of their dates.
  func days(of client: String) throws -> [PlannedTraining] {
    weeks.bind(client, at: 1)
    defer { weeks.reset() }
    var days: [PlannedTraining] = []
    while try weeks.step() {
      guard let start = weeks.pointer.date(0) else { throw StoreError.damaged("weeks") }
      let week = weeks.pointer.int(1)
      try rows.forEach(weeks.pointer.int(2)) { row in
        let day = PlanDay(week: week, day: row.int(.day))
        if days.last?.planStart != start || days.last?.day != day { days.append(PlannedTraining(planStart: start, day: day)) }
        days[days.count - 1].rows.append(row.rowID)
        guard RowKind(rawValue: UInt8(truncatingIfNeeded: row.int(.kind))) != .ramp else { return }
        days[days.count - 1].exercises.insert(try rows.texts.string(row.int(.exercise)))
      }
    }
    return days
  }
}

extension PlanStore {
  /// The coach of every client that was ever planned.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func coachesByClient() throws -> [String: String] {
    try read { db in
      let statement = try DirectStatement(db, "SELECT client_id, coach_id FROM clients")
      defer { statement.reset() }
      var coaches: [String: String] = [:]
      while try statement.step() { coaches[statement.pointer.string(0)] = statement.pointer.string(1) }
      return coaches
    }
  }
}
