import GRDB
import TrainingModel

/// Moves weeks' rows from the preview into the schedule, and counts them at every step.
struct WeekPromotion {
  private let request: ApprovalRequest
  private let history: HistoryWriter
  private let clear, clearSessions, copy, delete, update: DirectStatement

  init(_ db: Database, _ request: ApprovalRequest) throws {
    self.request = request
    history = try HistoryWriter(db, at: request.at, who: request.by)
    let columns = Schema.planColumns.joined(separator: ", ")
    let place = "client_id = ?1 AND plan_start = ?2 AND week_index = ?3"
    clear = try DirectStatement(db, "DELETE FROM schedule WHERE \(place)")
    clearSessions = try DirectStatement(db, "DELETE FROM force_sessions WHERE \(place)")
    copy = try DirectStatement(db, "INSERT INTO schedule (\(columns)) SELECT \(columns) FROM schedule_preview WHERE \(place)")
    delete = try DirectStatement(db, "DELETE FROM schedule_preview WHERE \(place)")
    update = try DirectStatement(
      db,
      """
      UPDATE weeks SET status = 'approved', approved_by = ?4, approved_at = ?5, force_revision = revision, force_hash = content_hash,
        force_rows = row_count, force_by = ?4, force_at = ?5
      WHERE \(place) AND status = 'pending' AND revision = ?6
      """)
  }

  /// Approves weeks of one client together: what they replace goes first, for a row may have moved from one of them to another.
  func promote(_ weeks: [ApprovalState.Week]) throws {
    for week in weeks {
      guard let inForce = week.rowCountInForce else { continue }
      try run(clear, week.key, table: "schedule", expected: inForce)
      try run(clearSessions, week.key, table: "force_sessions", expected: nil)
    }
    for week in weeks {
      try history.append(week.key, from: "pending", to: "approving", revision: week.revision)
      try run(copy, week.key, table: "schedule", expected: week.rowCount)
      try run(delete, week.key, table: "schedule_preview", expected: week.rowCount)
      update.bind(request.by, at: 4)
      update.bind(request.at, at: 5)
      update.bind(week.revision, at: 6)
      try run(update, week.key, table: "weeks", expected: 1)
      try history.append(week.key, from: "approving", to: "approved", revision: week.revision)
    }
  }

  private func run(_ statement: DirectStatement, _ key: WeekKey, table: String, expected: Int?) throws {
    statement.bind(key.clientID, at: 1)
    statement.bind(key.planStart, at: 2)
    statement.bind(key.week, at: 3)
    try statement.run()
    if let expected, statement.changes != expected {
      throw StoreError.count(table, expected: expected, actual: statement.changes, client: key.clientID)
    }
  }
}
