import Findings
import GRDB
import TrainingModel

extension PlanStore {
  /// Returns approved weeks that have not begun to the preview, where they wait again, all in one transaction.
  ///
  /// Where a draft lies beside an approved week, the draft is what is left of it. A week that is refused stays approved and holds no other
  /// back.
  ///
  /// - Parameter request: whose weeks, and who takes them back; its basis is not looked at. Days from its `today` on count as not begun.
  /// - Returns: The weeks that were taken back, in the place of those that an approval approves.
  /// - Throws: `StoreError` where the database can't be written; then nothing is taken back.
  package func takeBack(_ request: ApprovalRequest, today: CalendarDate) throws -> ApprovalReport {
    let clients = try clients(of: request)
    func run(_ db: Database) throws -> ApprovalReport {
      var report = ApprovalReport()
      for client in clients { try TakingBack(db, request, client: client, today: today).run(into: &report) }
      return report
    }
    return try request.isDryRun ? read(run) : write(run)
  }
}

/// Takes back the approval of one client's weeks.
private struct TakingBack {
  private let db: Database
  private let request: ApprovalRequest
  private let client: String
  private let today: CalendarDate

  init(_ db: Database, _ request: ApprovalRequest, client: String, today: CalendarDate) {
    (self.db, self.request, self.client, self.today) = (db, request, client, today)
  }

  /// An approved week that is not history yet.
  private struct Week {
    var key: WeekKey
    var status: WeekStatus
    var revision: Int
    var rows: Int
    var firstDay: CalendarDate { key.planStart + 7 * (key.week - 1) }
  }

  func run(into report: inout ApprovalReport) throws {
    let isNamed = if case .clients = request.selection { true } else { false }
    let found = try Row.fetchOne(db, sql: "SELECT coach_id, preview_start FROM clients WHERE client_id = ?", arguments: [client])
    guard let state = found else {
      return refuse(Finding(.approvalNothing, "the database has no client with the id '\(client)'", hint: "check the id"), nil, &report)
    }
    let (coach, start): (String, String?) = (state[0], state[1])
    let present = start.flatMap { CalendarDate(iso: $0) }
    var taken: [Week] = []
    for week in try weeks() where request.weeks?.contains(week.key.week) ?? true {
      if let finding = try refusal(of: week, present: present) {
        // Whoever asks for everybody means the weeks that can be taken back.
        if isNamed || finding.code != .approvalPast { refuse(finding, week.key, &report) }
      } else {
        taken.append(week)
      }
    }
    if taken.isEmpty, isNamed, !report.refusals.contains(where: { $0.clientID == client }) {
      refuse(Finding(.approvalNothing, "no approved week of the client is left to be taken back"), nil, &report)
    }
    guard !taken.isEmpty else { return }
    // Blocks come one after the other, and a client has one that waits.
    let block = taken[0].key.planStart
    for week in taken where week.key.planStart != block {
      refuse(
        Finding(
          .approvalNothing, "only one block of a client waits at a time", week: week.key.week,
          hint: "take the block from \(week.key.planStart) back first"), week.key, &report)
    }
    taken.removeAll { $0.key.planStart != block }
    report.approved += taken.map { .init(week: $0.key, revision: $0.revision, rows: $0.rows) }
    guard !request.isDryRun else { return }
    let history = try HistoryWriter(db, at: request.at, who: request.by)
    for week in taken { try take(week, history) }
    try db.execute(
      sql: """
        UPDATE clients SET preview_start = ?2,
          approved_until = (SELECT date(max(plan_start), '+27 days') FROM weeks WHERE client_id = ?1 AND force_revision IS NOT NULL),
          is_suspended = is_suspended AND EXISTS (
            SELECT 1 FROM weeks WHERE client_id = ?1 AND force_revision IS NOT NULL AND date(plan_start, '+27 days') >= ?3)
        WHERE client_id = ?1
        """, arguments: [client, block.description, today.description])
    // Beside weeks that were planned from a newer profile, what comes back would wait for ever: the next night plans or checks the block.
    try db.execute(
      sql: """
        UPDATE blocks SET fingerprint = zeroblob(16) WHERE client_id = ?1 AND plan_start = ?2 AND EXISTS (
          SELECT 1 FROM weeks w JOIN clients c USING (client_id)
          WHERE w.client_id = ?1 AND w.plan_start = ?2 AND w.force_revision IS NULL AND w.profile_digest <> c.profile_digest)
        """, arguments: [client, block.description])
    var coaches = StaleCoaches()
    coaches.insert(coach)
    try coaches.mark(db)
  }

  /// The latest block first, because it has to go before the one before it.
  private func weeks() throws -> [Week] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT plan_start, week_index, status, revision, force_rows FROM weeks
        WHERE client_id = ? AND force_revision IS NOT NULL AND status <> 'finalized' ORDER BY plan_start DESC, week_index
        """, arguments: [client]
    ).map { row in
      let (start, week, status): (String, Int, String) = (row[0], row[1], row[2])
      guard let start = CalendarDate(iso: start), let status = WeekStatus(id: status) else { throw StoreError.damaged("weeks") }
      return Week(key: WeekKey(clientID: client, planStart: start, week: week), status: status, revision: row[3], rows: row[4])
    }
  }

  private func refusal(of week: Week, present: CalendarDate?) throws -> Finding? {
    if week.firstDay <= today {
      return Finding(
        .approvalPast, "week \(week.key.week) began on \(week.firstDay), and what has begun stays approved", week: week.key.week,
        hint: "change the days that are left with 'mesocycle edit', and approve that")
    }
    if let present, present != week.key.planStart {
      return Finding(
        .approvalNothing, "the block from \(present) waits already, and only one block of a client does", week: week.key.week,
        hint: "change the week with 'mesocycle edit', and approve that")
    }
    // Of a week with a draft beside it nothing goes back, so that nothing can meet there.
    guard week.status == .approved else { return nil }
    guard try !SharedRows(db).movedOut(week.key).isEmpty else { return nil }
    return Finding(
      .approvalPartner, "a row of week \(week.key.week) was moved to another week that is not approved yet", week: week.key.week,
      hint: "approve that, or undo it, first")
  }

  private func refuse(_ finding: Finding, _ week: WeekKey?, _ report: inout ApprovalReport) {
    report.refusals.append(.init(clientID: client, week: week, finding: finding, seenRevision: nil))
  }

  private func take(_ week: Week, _ history: HistoryWriter) throws {
    let place: StatementArguments = [client, week.key.planStart.description, week.key.week]
    let filter = "client_id = ? AND plan_start = ? AND week_index = ?"
    let numbers = try WeekNumbers(db).numbers(client, week.key.planStart)[week.key.week]
    try db.execute(
      sql: """
        UPDATE weeks SET status = CASE status WHEN 'approved' THEN 'pending' ELSE status END, approved_by = NULL, approved_at = NULL,
          force_revision = NULL, force_hash = NULL, force_rows = NULL, force_by = NULL, force_at = NULL, force_number = NULL
        WHERE \(filter)
        """, arguments: place)
    guard db.changesCount == 1 else { throw StoreError.count("weeks", expected: 1, actual: db.changesCount, client: client) }
    // Beside a draft, nothing is left of what was in force; else it is what waits again.
    if week.status != .approved, let number = numbers?.inForce { try WeekRowRemoval(db).run(number, expected: week.rows, of: client) }
    let status = week.status == .approved ? WeekStatus.pending : week.status
    try history.append(week.key, from: WeekStatus.approved.id, to: status.id, revision: week.revision)
  }
}
