import GRDB
import TrainingModel

extension PlanStore {
  /// The days of all approved weeks of a client, in the order of their dates.
  static func plannedTraining(of client: String, _ db: Database, _ texts: TextCache) throws -> [PlannedTraining] {
    let rows = try WeekRows(db, texts)
    var days: [PlannedTraining] = []
    try forEachWeekInForce(db, client, from: CalendarDate(dayNumber: 0)) { start, week, number, _ in
      try rows.forEach(number) { row in
        let day = PlanDay(week: week, day: row.int(.day))
        if days.last?.planStart != start || days.last?.day != day { days.append(PlannedTraining(planStart: start, day: day)) }
        days[days.count - 1].rows.append(row.rowID)
        guard RowKind(rawValue: UInt8(truncatingIfNeeded: row.int(.kind))) != .ramp else { return }
        days[days.count - 1].exercises.insert(try rows.texts.string(row.int(.exercise)))
      }
    }
    return days
  }

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
