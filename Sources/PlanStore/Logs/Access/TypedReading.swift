import GRDB
import TrainingModel

/// A conflict between two people about a client's log.
package struct WaitingLogConflict: Hashable, Sendable {
  package var client: String
  /// nil where the client was never planned.
  package var coach: String?
  package var conflict: TypedConflict
  /// The day that it is about, and the exercise's id.
  package var date: CalendarDate
  package var exercise: String

  package init(client: String, coach: String?, conflict: TypedConflict, date: CalendarDate, exercise: String) {
    (self.client, self.coach, self.conflict, self.date, self.exercise) = (client, coach, conflict, date, exercise)
  }
}

extension PlanStore {
  /// Everything that people typed of a client.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func typedLog(of client: String) throws -> TypedLog { try read { try TypedRows($0).log(of: client) } }

  /// What stands typed of a client, row by row.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func typedRecords(of client: String) throws -> [TypedRecord] { try read { try TypedRows($0).records(of: client) } }

  /// The ids of all clients of whom something stands typed, in their order.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func typedClients() throws -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT DISTINCT client_id FROM log_entries ORDER BY client_id") }
  }

  /// The conflicts about logs that wait for a decision, by client and row.
  ///
  /// - Parameters:
  ///   - coaches: only those of these coaches' clients; all where it is empty.
  ///   - clients: only those of these clients; all where it is empty.
  /// - Throws: `StoreError` where the database can't be read.
  package func waitingLogConflicts(coaches: [String] = [], clients: [String] = []) throws -> [WaitingLogConflict] {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT x.client_id, c.coach_id, e.date, e.exercise_id, x.subject, x.field, x.typed, x.stands, x.source, x.who, x.at, x.file, x.line
        FROM log_conflicts x JOIN log_entries e USING (client_id, subject, field) LEFT JOIN clients c USING (client_id)
        WHERE x.decided = 0
        ORDER BY x.client_id, x.subject, x.field, x.typed
        """)
      defer { statement.reset() }
      var conflicts: [WaitingLogConflict] = []
      while try statement.step() {
        let row = statement.pointer
        let (client, coach) = (row.string(0), row.optionalString(1))
        guard clients.isEmpty || clients.contains(client), coaches.isEmpty || coach.map(coaches.contains) == true else { continue }
        guard let date = row.date(2) else { throw StoreError.damaged("log_entries") }
        conflicts.append(
          WaitingLogConflict(
            client: client, coach: coach, conflict: try TypedRows.conflict(row, at: 4), date: date, exercise: row.string(3)))
      }
      return conflicts
    }
  }

  /// The rows of all approved weeks of a client, each day's in their order.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func plannedRows(of client: String) throws -> [PlannedRow] {
    try read { db in
      let rows = try WeekRows(db, texts)
      var planned: [PlannedRow] = []
      try Self.forEachWeekInForce(db, client, from: CalendarDate(dayNumber: 0)) { start, week, number, unit in
        try rows.forEach(number) { row in
          guard let kind = RowKind(rawValue: UInt8(truncatingIfNeeded: row.int(.kind))),
            let measure = Measure(rawValue: UInt8(truncatingIfNeeded: row.int(.measure)))
          else { throw StoreError.damaged("prescriptions") }
          planned.append(
            PlannedRow(
              row: row.rowID, planStart: start, day: PlanDay(week: week, day: row.int(.day)),
              exercise: try rows.texts.string(row.int(.exercise)), kind: kind, measure: measure, sets: row.int(.sets),
              amount: row.int(.repsMin), load: row.load, unit: unit))
        }
      }
      return planned
    }
  }
}
