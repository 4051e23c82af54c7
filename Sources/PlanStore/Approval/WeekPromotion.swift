import GRDB
import TrainingModel

/// Moves one week's rows from the preview into the schedule, and counts them at every step.
struct WeekPromotion {
  private let request: ApprovalRequest
  private let history: HistoryWriter
  private let copy, delete, update: DirectStatement

  init(_ db: Database, _ request: ApprovalRequest) throws {
    self.request = request
    history = try HistoryWriter(db, at: request.at, who: request.by)
    let columns = Schema.planColumns.joined(separator: ", ")
    let place = "client_id = ?1 AND plan_start = ?2 AND week_index = ?3"
    copy = try DirectStatement(db, "INSERT INTO schedule (\(columns)) SELECT \(columns) FROM schedule_preview WHERE \(place)")
    delete = try DirectStatement(db, "DELETE FROM schedule_preview WHERE \(place)")
    update = try DirectStatement(
      db, "UPDATE weeks SET status = 'approved', approved_by = ?4, approved_at = ?5 WHERE \(place) AND status = 'pending' AND revision = ?6"
    )
  }

  func promote(_ week: ApprovalState.Week) throws {
    try history.append(week.key, from: "pending", to: "approving", revision: week.revision)
    try run(copy, week.key, table: "schedule", expected: week.rowCount)
    try run(delete, week.key, table: "schedule_preview", expected: week.rowCount)
    update.bind(request.by, at: 4)
    update.bind(request.at, at: 5)
    update.bind(week.revision, at: 6)
    try run(update, week.key, table: "weeks", expected: 1)
    try history.append(week.key, from: "approving", to: "approved", revision: week.revision)
  }

  private func run(_ statement: DirectStatement, _ key: WeekKey, table: String, expected: Int) throws {
    statement.bind(key.clientID, at: 1)
    statement.bind(key.planStart, at: 2)
    statement.bind(key.week, at: 3)
    try statement.run()
    guard statement.changes == expected else {
      throw StoreError.count(table, expected: expected, actual: statement.changes, client: key.clientID)
    }
  }
}
