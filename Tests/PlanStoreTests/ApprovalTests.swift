import Findings
import GRDB
import PlanStore
import Testing
import TrainingModel

/// Which weeks are approved, and why the others are not.
@Suite struct ApprovalTests {
  let bench: Workbench
  let store: PlanStore
  let writer: RunWriter
  let hashes: [ContentDigest]

  /// One exported block.
  init() throws {
    bench = try Workbench()
    store = try bench.store()
    writer = try bench.run(store)
    let block = Workbench.mesocycle()
    hashes = WeekDigests.digests(of: block, texts: writer.texts)
    try writer.write([Workbench.client("c-1", block, texts: writer.texts)])
    try store.export("c-1", Workbench.monday, hashes, coach: "marta")
  }

  @Test func wholeWeeksMoveAndNothingIsLeftBehind() throws {
    let before = try rows("plan_rows")
    let report = try approve()
    #expect(report.approved.map(\.week.week) == [1, 2, 3, 4] && report.rowsMoved == 16 && report.refusals.isEmpty)
    #expect(try rows("schedule_preview").isEmpty)
    #expect(try rows("plan_rows").map { $0.dropLast(1) } == before.map { $0.dropLast(1) })
    #expect(try store.contentHashes(client: "c-1", planStart: Workbench.monday) == hashes)
    let summary = try #require(try store.clientSummaries().first)
    #expect(summary.month == .approved && summary.planStart == Workbench.monday)
    let client = try #require(try store.snapshot().clients.first)
    #expect(client.preview == nil && client.approvedUntil == Workbench.monday + 27)
    let history = try bench.stranger().read {
      try String.fetchAll($0, sql: "SELECT from_status || ' ' || to_status || ' ' || who FROM history WHERE week_index = 1 ORDER BY entry")
    }
    #expect(history == ["pending approving lea", "approving approved lea"])
    #expect(try store.staleCoaches(today: Workbench.monday, kinds: [.csv]) == ["marta"])
  }

  @Test func someWeeksMoveAndTheRestWaits() throws {
    #expect(try approve(weeks: [2]).rowsMoved == 4)
    let summary = try #require(try store.clientSummaries().first)
    #expect(summary.month == .mixed && summary.weeks.map(\.status) == [.pending, .approved, .pending, .pending])
    let client = try #require(try store.snapshot().clients.first)
    #expect(client.preview?.hasApprovedWeeks == true && client.preview?.start == Workbench.monday)
    let again = try approve()
    #expect(again.alreadyApproved.map(\.week) == [2] && again.approved.map(\.week.week) == [1, 3, 4])
    #expect(try store.snapshot().clients.first?.preview == nil)
  }

  @Test func aWeekThatIsOverIsRefusedAndTheRestMoves() throws {
    func approve(_ day: Int) throws -> ApprovalReport {
      try store.approve(
        ApprovalRequest(
          selection: .all, by: "lea", at: "2026-12-15T09:00:00Z", isDryRun: true, today: Workbench.monday + day))
    }
    #expect(try approve(6).refusals.isEmpty, "its last day is not over")
    let report = try approve(7)
    #expect(codes(report) == [.approvalPast] && report.approved.map(\.week.week) == [2, 3, 4])
    #expect(report.refusals.first?.finding.message.contains("week 1 is over since 2026-12-13") == true)
    #expect(try approve(28).approved.isEmpty)
  }

  @Test func whatWarnsInApprovedWeeksIsFoundOnceAndAcceptedOnesAreNot() throws {
    try replan(
      findings: [
        Finding(.checkRest, "of the block"), Finding(.checkFrequency, "of week 3", week: 3),
        Finding(.levelLowered, "told", severity: .info),
      ])
    try bench.stranger().write { db in
      try db.execute(
        sql: """
          INSERT INTO edit_findings (client_id, plan_start, ordinal, code, severity, week_index, message, accepted_by, accepted_note) VALUES
            ('c-1', '2026-12-07', 0, 'volume.below_floor', 'warning', 2, 'edited', NULL, NULL),
            ('c-1', '2026-12-07', 1, 'volume.below_floor', 'warning', 2, 'accepted', 'lea', 'on purpose')
          """)
    }
    let all = try store.findings(in: (1...4).map(key))
    #expect(all.map(\.week.week) == [1, 2, 3] && all.map(\.finding.message) == ["of the block", "edited", "of week 3"])
    #expect(try store.findings(in: [key(3), key(4)]).map(\.finding.message) == ["of the block", "of week 3"])
    #expect(try store.findings(in: [WeekKey(clientID: "c-1", planStart: Workbench.monday + 28, week: 1)]).isEmpty)
  }

  @Test func aDryRunTellsTheSameAndChangesNothing() throws {
    let before = try rows("schedule_preview")
    let told = try approve(isDryRun: true)
    #expect(try rows("schedule_preview") == before)
    #expect(try approve().approved == told.approved)
  }

  @Test func onlyTheChosenCoachAndClients() throws {
    try writer.write([
      Workbench.client("c-2", Workbench.mesocycle(seed: 8), texts: writer.texts, coach: "jo"),
      Workbench.client("c-3", Workbench.mesocycle(seed: 9), texts: writer.texts, coach: "jo"),
    ])
    #expect(try clients(approve(.coach("jo"), basis: .revision(1), weeks: [1])) == ["c-2", "c-3"])
    #expect(try clients(approve(.clients(["c-3"]), basis: .revision(1), weeks: [2])) == ["c-3"])
    #expect(try approve(.coach("nobody")).findings.map(\.code) == [.approvalNothing])
    #expect(try codes(approve(.clients(["nobody"]))) == [.approvalNothing])
  }

  @Test func contentThatNobodyReadIsRefused() throws {
    try writer.write([Workbench.client("c-2", Workbench.mesocycle(seed: 8), texts: writer.texts)])
    #expect(try codes(approve(.clients(["c-2"]))) == Array(repeating: .approvalNotExported, count: 4))
  }

  @Test func contentThatChangedSinceTheExportIsRefusedButTheRestMoves() throws {
    try replan(loads: [6000, 6250, 7000, 5000])
    let report = try approve()
    #expect(codes(report) == [.approvalStale] && report.refusals.first?.week?.week == 3)
    #expect(report.approved.map(\.week.week) == [1, 2, 4])
  }

  @Test func aRevisionNamesTheContent() throws {
    try replan(loads: [6000, 6250, 7000, 5000])
    #expect(try codes(approve(basis: .revision(1))) == [.approvalStale])
    #expect(try codes(approve(basis: .revision(3), weeks: [3])) == [.approvalStale])
    #expect(try approve(basis: .revision(2)).approved.map(\.week.week) == [3])
  }

  @Test func aSheetNamesTheContent() throws {
    var contents = Dictionary(uniqueKeysWithValues: (1...3).map { (key($0), hashes[$0 - 1]) })
    contents[key(2)] = ContentDigest(high: 0, low: 0)
    contents[WeekKey(clientID: "c-1", planStart: Workbench.monday + -28, week: 1)] = hashes[0]
    contents[WeekKey(clientID: "nobody", planStart: Workbench.monday, week: 1)] = hashes[0]
    let report = try approve(basis: .contents(contents))
    #expect(report.approved.map(\.week.week) == [1, 3])
    #expect(codes(report) == [.approvalSheet, .approvalStale, .approvalNothing])
  }

  @Test func errorsKeepTheirWeekBackOrTheWholeBlock() throws {
    try replan(findings: [Finding(.checkSpacing, "too close", severity: .error, week: 2), Finding(.checkRest, "short", week: 3)])
    let report = try approve()
    #expect(codes(report) == [.approvalErrors] && report.refusals.first?.week?.week == 2)
    try replan(findings: [Finding(.runInternal, "went wrong")], seed: 8)
    #expect(try approve().approved.isEmpty)
  }

  @Test(arguments: [Outcome.held, .infeasible, .rejected, .failed]) func aClientWithoutAPlannedOutcomeIsRefused(_ outcome: Outcome) throws {
    try writer.write([Workbench.client("c-1", nil, texts: writer.texts, outcome: outcome)])
    #expect(try codes(approve()) == Array(repeating: .approvalIneligible, count: 4))
    #expect(try rows("schedule").isEmpty)
  }

  @Test(arguments: [Outcome.unchanged, .protected, .notDue]) func aClientWithABlockThatStaysCanBeApproved(_ outcome: Outcome) throws {
    try writer.write([Workbench.client("c-1", nil, texts: writer.texts, outcome: outcome)])
    #expect(try approve().approved.count == 4)
  }

  @Test func aClientWhoIsNoLongerThereIsRefused() throws {
    try writer.markAbsent(["c-1"])
    #expect(try codes(approve()) == Array(repeating: .approvalIneligible, count: 4))
  }

  @Test func aClientWhosePreviewWasWithdrawnIsToldWhy() throws {
    try writer.write([Workbench.client("c-1", nil, texts: writer.texts, outcome: .held, change: .withdraw)])
    #expect(try codes(approve(.clients(["c-1"]))) == [.approvalIneligible])
  }

  @Test func aProfileThatChangedSinceIsRefused() throws {
    try writer.write([Workbench.client("c-1", nil, texts: writer.texts, outcome: .protected, profile: 2)])
    #expect(try codes(approve()) == Array(repeating: .approvalProfileChanged, count: 4))
  }

  @Test func aWeekPlannedAnewDoesNotMakeTheOthersFit() throws {
    var block = Workbench.mesocycle(loads: [6000, 6250, 7000, 5000])
    let digests = WeekDigests.digests(of: block, texts: writer.texts)
    block.weeks.removeAll { $0.week != 3 }
    block.sessions.removeAll { $0.week != 3 }
    block.prescriptions.removeAll { $0.week != 3 }
    let planned = PlannedBlock(mesocycle: block, weekDigests: digests, fingerprint: ContentDigest(high: 0, low: 0))
    try writer.write([
      Workbench.client("c-1", nil, texts: writer.texts, outcome: .replanned, profile: 2, change: .replace(planned))
    ])
    let report = try approve(basis: .revision(2))
    #expect(report.approved.map(\.week.week) == [3])
    #expect(codes(report) == Array(repeating: .approvalProfileChanged, count: 3))
  }

  @Test func aRevisionIsNeverCountedAgainAfterAWithdrawal() throws {
    try replan(loads: [6000, 6250, 7000, 5000])
    try writer.write([Workbench.client("c-1", nil, texts: writer.texts, outcome: .held, change: .withdraw)])
    try replan(loads: [6000, 6250, 7500, 5000])
    #expect(try store.clientSummaries().first?.revision == 3)
    for revision in [1, 2] {
      #expect(try codes(approve(basis: .revision(revision))) == Array(repeating: .approvalStale, count: 4))
    }
    #expect(try approve(basis: .revision(3)).approved.count == 4)
  }

  @Test func whatNobodyHasJudgedIsRefused() throws {
    let request = ApprovalRequest(selection: .all, basis: .exported, by: "lea", at: "2026-12-03T08:00:00Z")
    #expect(try codes(store.approve(request, of: ["c-1"], judged: [:])) == Array(repeating: .approvalUnchecked, count: 4))
    let plan = try #require(try store.plan(of: "c-1", start: Workbench.monday))
    var other = ApprovalVerdict.Block(plan, findings: [])
    other.contents[2] = ContentDigest(high: 0, low: 0)
    let profile = try #require(try store.snapshot().clients.first?.profileDigest)
    let verdict = ApprovalVerdict(profile: profile, blocks: [Workbench.monday: other])
    let report = try store.approve(request, of: ["c-1"], judged: ["c-1": verdict])
    #expect(report.approved.map(\.week.week) == [1, 3, 4])
    #expect(codes(report) == [.approvalUnchecked] && report.refusals.first?.week?.week == 2, "somebody changed it meanwhile")
  }

  @Test func whatTheChecksFindTodayKeepsItsWeekBackAndIsNamed() throws {
    let errors = [
      Finding(.checkEquipment, "needs a bar", week: 2, day: 1), Finding(.checkRest, "short", week: 1),
      Finding(.checkLoadable, "can't be made", week: 4),
    ]
    let request = ApprovalRequest(selection: .all, basis: .exported, by: "lea", at: "2026-12-03T08:00:00Z", isDryRun: true)
    let told = try store.approve(request, finding: errors)
    #expect(told.approved.map(\.week.week) == [1, 3] && codes(told) == [.approvalErrors, .approvalErrors])
    #expect(told.refusals.map(\.errors) == [[errors[0]], [errors[2]]])
    #expect(
      try store.approve(request, finding: [Finding(.checkGate, "not cleared")]).approved.isEmpty,
      "what is wrong with the block is wrong with all of it")
  }

  @Test func aClientWhoCanNotBeJudgedIsRefusedWithTheReason() throws {
    let request = ApprovalRequest(selection: .all, basis: .exported, by: "lea", at: "2026-12-03T08:00:00Z")
    let fault = Finding(.profileUnknownID, "no such goal")
    let verdict = ApprovalVerdict(barrier: Finding(.approvalIneligible, "the profile has errors"), causes: [fault])
    let report = try store.approve(request, of: ["c-1"], judged: ["c-1": verdict])
    #expect(codes(report) == Array(repeating: .approvalIneligible, count: 4))
    #expect(report.refusals.allSatisfy { $0.errors == [fault] && $0.finding.week == $0.week?.week })
  }

  @Test func whatTheChecksSayTodayIsToldInsteadOfWhatTheySaid() throws {
    try replan(findings: [Finding(.checkRest, "then", week: 1), Finding(.slotUnfilled, "of the night", week: 1)])
    try bench.stranger().write { db in
      try db.execute(
        sql: """
          INSERT INTO edit_findings (client_id, plan_start, ordinal, code, severity, week_index, message, accepted_by, accepted_note) VALUES
            ('c-1', '2026-12-07', 0, 'rest.short', 'warning', 2, 'accepted', 'lea', 'on purpose')
          """)
    }
    let now = [Finding(.checkRest, "accepted", week: 2), Finding(.checkRest, "now", week: 2)]
    let told = try store.findings(in: [key(1), key(2)], by: [BlockKey(clientID: "c-1", planStart: Workbench.monday): now])
    #expect(told.map(\.finding.message) == ["of the night", "now"])
  }

  @Test func aDraftIsRefused() throws {
    try bench.stranger().write { try $0.execute(sql: "UPDATE weeks SET status = 'draft' WHERE week_index = 1") }
    #expect(try codes(approve(weeks: [1])) == [.approvalDraft])
  }

  @Test(arguments: [
    "UPDATE prescriptions SET load = load + 250 WHERE \(Workbench.isOf("week_index = 1")) AND load IS NOT NULL",
    "DELETE FROM prescriptions WHERE \(Workbench.isOf("week_index = 1")) AND order_index = 2",
  ]) func rowsChangedBehindTheStoresBackAreRefused(_ sql: String) throws {
    try bench.stranger().write { try $0.execute(sql: sql) }
    let report = try approve()
    #expect(codes(report) == [.approvalStale] && report.approved.map(\.week.week) == [2, 3, 4])
  }

  @Test func aFailureInTheMiddleLeavesTheWeekWhole() throws {
    try bench.stranger().write {
      try $0.execute(
        sql: "CREATE TRIGGER broken BEFORE UPDATE ON weeks WHEN OLD.week_index = 3 BEGIN SELECT RAISE(ABORT, 'no'); END")
    }
    let before = try rows("plan_rows")
    let report = try approve()
    #expect(codes(report) == [.storeUnavailable] && report.approved.isEmpty && report.refusals.map(\.clientID) == ["c-1"])
    #expect(try rows("plan_rows") == before)
    #expect(try store.clientSummaries().first?.month == .pending)
  }

  private func approve(
    _ selection: ApprovalRequest.Selection = .all, basis: ApprovalRequest.Basis = .exported, weeks: [Int]? = nil, isDryRun: Bool = false
  ) throws -> ApprovalReport {
    try store.approve(
      ApprovalRequest(selection: selection, weeks: weeks, basis: basis, by: "lea", at: "2026-12-03T08:00:00Z", isDryRun: isDryRun))
  }

  private func replan(loads: [Int32] = [6000, 6250, 6500, 5000], findings: [Finding] = [], seed: UInt64 = 7) throws {
    let block = Workbench.mesocycle(seed: seed, loads: loads)
    try writer.write([Workbench.client("c-1", block, texts: writer.texts, outcome: .replanned, findings: findings)])
  }

  private func key(_ week: Int) -> WeekKey { WeekKey(clientID: "c-1", planStart: Workbench.monday, week: week) }
  private func clients(_ report: ApprovalReport) -> [String] { report.approved.map(\.week.clientID) }
  private func codes(_ report: ApprovalReport) -> [FindingCode] { report.refusals.map(\.finding.code) }

  private func rows(_ table: String) throws -> [[DatabaseValue]] {
    try bench.stranger().read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY client_id, plan_start, row_id").map { Array($0.databaseValues) }
    }
  }
}
