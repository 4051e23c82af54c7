import GRDB
import TrainingModel

extension PlanStore {
  /// The coaches whose lists of clients were written for another day, and who have a client with a log since `first`: what logs show of a
  /// client changes with the days.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func coachesWithLists(notOf today: CalendarDate, logsSince first: CalendarDate) throws -> [String] {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT s.coach_id FROM sheets s
        WHERE s.kind = ?1 AND s.as_of <> ?2 AND EXISTS (
          SELECT 1 FROM clients c CROSS JOIN workout_logs l ON l.user_id = c.client_id AND l.date >= ?3 WHERE c.coach_id = s.coach_id)
        ORDER BY s.coach_id
        """)
      statement.bind(SheetKind.clients.id, at: 1)
      statement.bind(today, at: 2)
      statement.bind(first, at: 3)
      defer { statement.reset() }
      var coaches: [String] = []
      while try statement.step() { coaches.append(statement.pointer.string(0)) }
      return coaches
    }
  }
}
