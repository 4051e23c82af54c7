import GRDB
import TrainingModel

extension ApprovalState.Week {
  /// Whether the week was planned without a session and never had one in force: there is nothing to read in it and nothing to approve, so
  /// that it goes with its block. A week that people emptied is one to read, like any other that they changed.
  var isEmpty: Bool { status == .pending && rowCount == 0 && rowCountInForce == nil && isAsPlanned }
}

extension ApprovalState {
  /// The empty weeks of blocks in which every other week is approved, once `moved` are, as far as it is not over on `today`.
  ///
  /// - Parameter refused: weeks that don't go with their block, because somebody has read something else in them.
  func emptyWeeks(with moved: [Week], without refused: Set<WeekKey> = [], today: CalendarDate?) -> [Week] {
    weeks.filter { week in
      guard week.isEmpty, !refused.contains(week.key) else { return false }
      let others = weeks.filter { $0.key.planStart == week.key.planStart && !$0.isEmpty }
      let open = others.filter { other in other.rowCountInForce == nil && !moved.contains { $0.key == other.key } }
      return open.count < others.count
        && open.allSatisfy { other in today.map { other.key.planStart.day(7, ofWeek: other.key.week) < $0 } ?? false }
    }
  }
}

/// Approves the empty weeks of blocks in which a night finds every week with a session approved.
struct EmptyWeekPromotion {
  private let db: Database
  private let promotion: WeekPromotion
  private let today: CalendarDate

  /// - Parameters:
  ///   - at: RFC 3339, UTC.
  ///   - who: the run's command, under which it stands in the history.
  init(_ db: Database, today: CalendarDate, at: String, who: String) throws {
    (self.db, self.today) = (db, today)
    promotion = try WeekPromotion(db, ApprovalRequest(selection: .all, by: who, at: at))
  }

  /// The clients whose present block is approved in part and has an empty week that is not, by id; only this one where one is given.
  func clients(_ client: String?) throws -> [String] {
    try String.fetchAll(db, sql: Self.query(ofOne: client != nil), arguments: StatementArguments(client.map { [$0] } ?? []))
  }

  /// From the clients to the weeks of their present blocks: those of earlier years are many, and over.
  static func query(ofOne: Bool) -> String {
    """
    SELECT DISTINCT c.client_id FROM clients c CROSS JOIN weeks w
    WHERE c.approved_until >= c.preview_start AND w.client_id = c.client_id AND w.plan_start = c.preview_start
      AND w.status = 'pending' AND w.row_count = 0 AND w.force_revision IS NULL\(ofOne ? " AND c.client_id = ?" : "")
    ORDER BY c.client_id
    """
  }

  /// Approves those of one client, and returns how many weeks that were.
  func run(_ client: String) throws -> Int {
    guard let state = try ApprovalState(db, client: client) else { return 0 }
    let weeks = state.emptyWeeks(with: [], today: today)
    try promotion.promote(weeks)
    for start in Set(weeks.map(\.key.planStart)).sorted() { try state.close(start, of: client, db) }
    return weeks.count
  }
}
