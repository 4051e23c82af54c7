import Editing
import Findings
import GRDB
import TrainingModel

extension PlanStore {
  /// The clients whom a request is about, in the order of their ids.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func clients(of request: ApprovalRequest) throws -> [String] { try read { db in try Self.clients(db, request) } }

  /// Those of these clients in whose blocks a week waits, as draft or pending: nobody else's profile matters to an approval.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func waitingClients(among clients: [String]) throws -> Set<String> {
    try read { db in
      try String.fetchSet(
        db,
        sql: """
          SELECT DISTINCT client_id FROM weeks
          WHERE status IN ('draft', 'pending') AND client_id IN (SELECT value FROM json_each(?))
          """, arguments: [jsonArray(clients)])
    }
  }

  /// Approves weeks of these clients, all in one transaction: from then on they are the schedule.
  ///
  /// A refused week stays where it is and holds no other back. A client without a verdict is refused.
  ///
  /// - Parameters:
  ///   - clients: some of those whom the request is about; few, so that another writer never waits long.
  ///   - verdicts: what today's profile and rules say, by client.
  /// - Throws: `StoreError` where the database can't be written; then nobody of `clients` is approved.
  package func approve(
    _ request: ApprovalRequest, of clients: [String], judged verdicts: [String: ApprovalVerdict]
  ) throws -> ApprovalReport {
    try transaction(writes: !request.isDryRun) { db in
      var report = ApprovalReport()
      for client in clients { report.append(try approve(ClientApproval(db, texts, request, client: client, verdicts[client]), db)) }
      if !request.isDryRun { try ApprovalEvents(db, request).post(report) }
      return report
    }
  }

  /// Approves one client's weeks; what the database refuses of them, or what of them can't be read, keeps nobody else from being approved.
  private func approve(_ approval: ClientApproval, _ db: Database) throws -> ApprovalReport {
    var report = ApprovalReport()
    do {
      try Self.rethrowing(path) {
        if approval.request.isDryRun { return try approval.run(into: &report) }
        try db.inSavepoint {
          try approval.run(into: &report)
          return .commit
        }
      }
    } catch let error as StoreError where error.isOfOneWrite {
      report = ApprovalReport()
      report.refusals.append(.init(clientID: approval.client, week: nil, finding: error.finding, seenRevision: nil))
    }
    return report
  }

  private func transaction<T>(writes: Bool, _ body: (Database) throws -> T) throws -> T {
    if writes { try write(body) } else { try read(body) }
  }

  private static func clients(_ db: Database, _ request: ApprovalRequest) throws -> [String] {
    let ids: [String]
    switch request.selection {
    case .all: ids = try String.fetchAll(db, sql: "SELECT client_id FROM clients ORDER BY client_id")
    case .coach(let coach):
      ids = try String.fetchAll(db, sql: "SELECT client_id FROM clients WHERE coach_id = ? ORDER BY client_id", arguments: [coach])
    case .clients(let clients): ids = Set(clients).sorted()
    }
    guard case .contents(let contents) = request.basis else { return ids }
    let named = Set(contents.keys.map(\.clientID))
    // With no other choice, a sheet's client whom the store doesn't know is told rather than skipped.
    return request.selection == .all ? named.sorted() : ids.filter(named.contains)
  }
}

/// The approval of one client's weeks, in one transaction.
struct ClientApproval {
  private let db: Database
  private let texts: TextCache
  let request: ApprovalRequest
  let client: String
  private let verdict: ApprovalVerdict?

  init(_ db: Database, _ texts: TextCache, _ request: ApprovalRequest, client: String, _ verdict: ApprovalVerdict?) {
    (self.db, self.texts) = (db, texts)
    self.request = request
    self.client = client
    self.verdict = verdict
  }

  func run(into report: inout ApprovalReport) throws {
    guard let state = try ApprovalState(db, client: client) else {
      // Only a choice that names clients can name one that isn't there.
      let ids = try String.fetchAll(db, sql: "SELECT client_id FROM clients ORDER BY client_id")
      refuse(
        Finding(
          .approvalNothing, "the database has no client with the id '\(client)'",
          hint: Suggestion.hint(for: client, among: ids) ?? "'mesocycle status' lists everybody"), into: &report)
      return
    }
    let rule = ApprovalRule(request, state, verdict)
    let misread = Set(state.weeks.filter { $0.isEmpty && rule.isReadOtherwise($0) }.map(\.key))
    if state.weeks.isEmpty, case .clients = request.selection { refuse(rule.emptyRefusal, into: &report) }
    for key in unknownWeeks(state) { refuse(rule.unknownRefusal(key), week: key, into: &report) }
    let disputed = try ConflictReader(db).weeks(of: client)
    var moved: [ApprovalState.Week] = []
    for week in state.weeks where isWanted(week.key) && (!week.isEmpty || misread.contains(week.key)) {
      if let finding = rule.refusalOfApproved(week) {
        refuse(finding, week: week.key, into: &report)
      } else if week.status == .approved || week.status == .finalized {
        report.alreadyApproved.append(week.key)
      } else if let finding = try rule.refusal(of: week) ?? rule.dispute(week, disputed) ?? mismatch(week) ?? changeOfThePast(week) {
        refuse(finding, week: week.key, seen: finding.code == .approvalStale ? seen(of: week) : nil, into: &report)
        report.refusals[report.refusals.count - 1].errors = try errors(behind: finding, week, state)
      } else {
        moved.append(week)
      }
    }
    if state.isSuspended, case .clients = request.selection, report.alreadyApproved.contains(where: { $0.clientID == client }) {
      report.findings.append(
        Finding(
          .planSuspended, "approved weeks of client \(client) are suspended, for something keeps the client from training",
          severity: .warning, hint: "'mesocycle status --client \(client)' says since when, and the coach's list why"))
    }
    try refuseSplitMoves(&moved, into: &report)
    let empty = state.emptyWeeks(with: moved, without: misread, today: request.today)
    if empty.isEmpty, case .clients = request.selection { refuseEmpty(state, rule, misread, into: &report) }
    moved = (moved + empty).sorted { $0.key < $1.key }
    if !request.isDryRun { try WeekPromotion(db, request).promote(moved) }
    for week in moved { report.approved.append(.init(week: week.key, revision: week.revision, rows: week.rowCount)) }
    if !request.isDryRun { for start in Set(moved.map(\.key.planStart)).sorted() { try state.close(start, of: client, db) } }
  }

  /// Says of weeks without a session that there is nothing to approve in them, where nothing else of the client was asked for.
  private func refuseEmpty(_ state: ApprovalState, _ rule: ApprovalRule, _ misread: Set<WeekKey>, into report: inout ApprovalReport) {
    let wanted = state.weeks.filter { isWanted($0.key) }
    guard wanted.allSatisfy({ $0.isEmpty && !misread.contains($0.key) }) else { return }
    for week in wanted { refuse(rule.emptyWeekRefusal(week.key), week: week.key, into: &report) }
  }

  private func refuse(_ finding: Finding, week: WeekKey? = nil, seen: Int? = nil, into report: inout ApprovalReport) {
    report.refusals.append(.init(clientID: client, week: week, finding: finding, seenRevision: seen))
  }

  /// What is wrong with the week or the client, where that is why it is refused: what is found today goes before what is stored.
  private func errors(behind finding: Finding, _ week: ApprovalState.Week, _ state: ApprovalState) throws -> [Finding] {
    switch finding.code {
    case .approvalErrors:
      let today = verdict?.errors(of: week.key) ?? []
      return today
        + (try state.errors(of: week.key, db)).filter { stored in
          !today.contains { $0.isSame(as: stored) }
        }
    case .approvalIneligible, .approvalUnchecked: return verdict?.causes ?? []
    default: return []
    }
  }

  /// The revision of a week that the approver has read; nil where nobody can tell, as with a sheet that says something of its own.
  private func seen(of week: ApprovalState.Week) -> Int? {
    let revision: Int? =
      switch request.basis {
      case .exported: week.exportedRevision
      case .revision(let revision): revision
      case .contents: nil
      }
    return revision.flatMap { $0 < week.revision ? $0 : nil }
  }

  /// Weeks of the client that a sheet holds and the present block does not.
  private func unknownWeeks(_ state: ApprovalState) -> [WeekKey] {
    guard case .contents(let contents) = request.basis else { return [] }
    return contents.keys.filter { key in key.clientID == client && isWanted(key) && !state.weeks.contains { $0.key == key } }.sorted()
  }

  private func isWanted(_ key: WeekKey) -> Bool {
    if let weeks = request.weeks, !weeks.contains(key.week) { return false }
    if case .contents(let contents) = request.basis { return contents[key] != nil }
    return true
  }

  /// Refuses a week whose rows are not those that its hash was made of: something changed them behind the store's back.
  private func mismatch(_ week: ApprovalState.Week) throws -> Finding? {
    let content = try WeekRows(db, texts).content(week.number, unit: week.unit)
    if content.count == week.rowCount, content.hash == week.contentHash { return nil }
    return Finding(
      .approvalStale, "the rows of week \(week.key.week) are not those that were planned", week: week.key.week,
      hint: "something else changed the table prescriptions: plan the client again with --force")
  }

  /// Refuses a week in which days that are over would say something else than what was in force on them.
  private func changeOfThePast(_ week: ApprovalState.Week) throws -> Finding? {
    guard let inForce = week.numberInForce, let today = request.today else { return nil }
    let past = today - week.key.planStart.day(1, ofWeek: week.key.week)
    guard past > 0 else { return nil }
    let columns = RowColumn.stored.filter { $0 != .week && $0 != .reasons }.compactMap(\.table).joined(separator: ", ")
    func rows(_ number: String) -> String {
      "SELECT \(columns) FROM prescriptions r WHERE \(RowPlace.isOf("r", number)) AND day_index <= ?3"
    }
    let statement = try DirectStatement(
      db, "SELECT EXISTS (\(rows("?1")) EXCEPT \(rows("?2"))) OR EXISTS (\(rows("?2")) EXCEPT \(rows("?1")))")
    statement.bind(week.number, at: 1)
    statement.bind(inForce, at: 2)
    statement.bind(past, at: 3)
    defer { statement.reset() }
    guard try statement.step(), statement.pointer.int(0) != 0 else { return nil }
    return Finding(
      .approvalPast, "week \(week.key.week) changes a day that is over, and what was in force on it stays", week: week.key.week,
      hint: "put the days before \(today) back as they were with 'mesocycle undo' or 'mesocycle revert', then approve")
  }

  /// Refuses weeks that hold a row which is still in force in another week: both have to be approved together.
  private func refuseSplitMoves(_ moved: inout [ApprovalState.Week], into report: inout ApprovalReport) throws {
    let shared = try SharedRows(db)
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (place, week) in moved.enumerated() {
        let others = try shared.partners(of: week.key)
        let missing = others.first { other in !moved.contains { $0.key.planStart == week.key.planStart && $0.key.week == other } }
        guard let missing else { continue }
        refuse(
          Finding(
            .approvalPartner, "a row was moved between week \(week.key.week) and week \(missing), which is not approved with it",
            week: week.key.week, hint: "approve weeks \(week.key.week) and \(missing) together"), week: week.key, into: &report)
        moved.remove(at: place)
        isSettled = false
        break
      }
    }
  }
}
