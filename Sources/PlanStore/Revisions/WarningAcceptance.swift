import GRDB
import TrainingModel

extension PlanStore {
  /// Accepts what the checks warn of in a week of a block, and in the block as a whole; returns how many warnings that were.
  ///
  /// Only what the last check of the edited block has found can be accepted, and it stays so for as long as it is found. Errors stay errors.
  ///
  /// - Parameters:
  ///   - by: The name of who accepts.
  ///   - note: Why; shown with each warning.
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func acceptWarnings(of client: String, start: CalendarDate, week: Int, by: String, note: String) throws -> Int {
    try write { db in
      try db.execute(
        sql: """
          UPDATE edit_findings SET accepted_by = ?, accepted_note = ?
          WHERE client_id = ? AND plan_start = ? AND severity = 'warning' AND accepted_by IS NULL
            AND (week_index = ? OR week_index IS NULL)
          """, arguments: [by, note, client, start.description, week])
      let accepted = db.changesCount
      if accepted > 0, let coach = try String.fetchOne(db, sql: "SELECT coach_id FROM clients WHERE client_id = ?", arguments: [client]) {
        var coaches = StaleCoaches()
        coaches.insert(coach)
        try coaches.mark(db)
      }
      return accepted
    }
  }
}
