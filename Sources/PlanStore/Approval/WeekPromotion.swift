import GRDB
import TrainingModel

/// Approves weeks: what `weeks` says of each, and no row, changes. What it takes the place of goes.
struct WeekPromotion {
  private let request: ApprovalRequest
  private let history: HistoryWriter
  private let rows: WeekRowRemoval
  private let update: DirectStatement

  init(_ db: Database, _ request: ApprovalRequest) throws {
    self.request = request
    history = try HistoryWriter(db, at: request.at, who: request.by)
    rows = try WeekRowRemoval(db)
    let place = "client_id = ?1 AND plan_start = ?2 AND week_index = ?3"
    update = try DirectStatement(
      db,
      """
      UPDATE weeks SET status = 'approved', approved_by = ?4, approved_at = ?5, force_revision = revision, force_hash = content_hash,
        force_rows = row_count, force_by = ?4, force_at = ?5, force_number = number
      WHERE \(place) AND status = 'pending' AND revision = ?6
      """)
    update.bind(request.by, at: 4)
    update.bind(request.at, at: 5)
  }

  /// Approves weeks of one client.
  func promote(_ weeks: [ApprovalState.Week]) throws {
    for week in weeks {
      try history.append(week.key, from: "pending", to: "approving", revision: week.revision)
      update.bind(week.revision, at: 6)
      try run(update, week.key)
      guard update.changes == 1 else {
        throw StoreError.count("weeks", expected: 1, actual: update.changes, client: week.key.clientID)
      }
      if let number = week.numberInForce, let count = week.rowCountInForce {
        try rows.run(number, expected: count, of: week.key.clientID)
      }
      try history.append(week.key, from: "approving", to: "approved", revision: week.revision)
    }
  }

  private func run(_ statement: DirectStatement, _ key: WeekKey) throws {
    statement.bind(key.clientID, at: 1)
    statement.bind(key.planStart, at: 2)
    statement.bind(key.week, at: 3)
    try statement.run()
  }
}
