import Editing
import Findings
import GRDB
import Testing
import TrainingModel

@testable import PlanStore

/// Edits of stored blocks: what is written, what is kept, and what stays in force.
@Suite struct PlanSavingTests {
  let bench: Workbench
  let store: PlanStore
  let writer: RunWriter

  /// One exported block.
  init() throws {
    bench = try Workbench()
    store = try bench.store()
    writer = try bench.run(store)
    let block = Workbench.mesocycle()
    try writer.write([Workbench.client("c-1", block, texts: writer.texts)])
    try store.export("c-1", Workbench.monday, WeekDigests.digests(of: block, texts: writer.texts), coach: "marta")
  }

  private func plan() throws -> EditablePlan { try #require(try store.plan(of: "c-1", start: Workbench.monday)) }

  @discardableResult private func save(_ plan: EditablePlan, findings: [Finding]? = [], action: PlanAction = .edit) throws -> SaveReport {
    let outcome = try store.save(PlanEdit(plan: plan, action: action, by: "Lea", at: "2026-12-03T10:00:00Z", findings: findings))
    guard case .saved(let report) = outcome else { throw Stale() }
    return report
  }

  private struct Stale: Error {}

  @discardableResult private func approve(today: CalendarDate? = nil, weeks: [Int]? = nil) throws -> ApprovalReport {
    let newest = try plan().revision
    return try store.approve(
      ApprovalRequest(
        selection: .clients(["c-1"]), weeks: weeks, basis: .revision(newest), by: "Lea", at: "2026-12-03T11:00:00Z", today: today))
  }

  private func texts(_ sql: String) throws -> [String] { try bench.stranger().read { try String.fetchAll($0, sql: sql) } }

  @Test func whatIsReadIsWhatIsStored() throws {
    let plan = try plan()
    #expect(plan.rows.count == 16 && plan.sessions.count == 8 && plan.weeks.map(\.status) == [.pending, .pending, .pending, .pending])
    for week in plan.weeks {
      #expect(WeekDigests.digest(of: plan.rows.filter { $0.week == week.week }, unit: .kg) == week.contentHash)
    }
    #expect(try save(plan) == SaveReport(revision: 1), "nothing differs, so nothing is written")
  }

  @Test func onlyTheRowThatDiffersIsWritten() throws {
    var plan = try plan()
    plan.rows[0].sets = 4
    let report = try save(plan)
    #expect((report.added, report.changed, report.removed, report.revision) == (0, 1, 0, 2))
    #expect(report.weeks.map(\.week) == [1] && report.weeks[0].status == .pending && report.weeks[0].dirtyDays.isEmpty)
    #expect(try self.plan().rows == plan.rows)
    #expect(try texts("SELECT who || ' ' || action FROM revisions ORDER BY revision") == ["nightly plan", "Lea edit"])
    #expect(try store.staleCoaches(today: Workbench.monday, kinds: [.csv]) == ["marta"])
  }

  @Test func anEditThatBreaksARuleIsKeptMarkedAndNotApproved() throws {
    var plan = try plan()
    plan.rows[5].sets = 12
    let day = plan.rows[5].day
    let report = try save(plan, findings: [Finding(.checkSpacing, "too close", severity: .error, week: plan.rows[5].week)])
    #expect(report.weeks[0].status == .draft && report.weeks[0].dirtyDays == [day])
    let summary = try #require(try store.clientSummaries().first)
    #expect(summary.findings.map(\.code) == [.checkSpacing, .editDays])
    let refused = try approve()
    #expect(refused.refusals.map(\.finding.code) == [.approvalErrors] && refused.approved.count == 3)
    plan = try self.plan()
    plan.rows[5].sets = 3
    #expect(try save(plan).weeks[0].status == .pending)
    #expect(try approve().approved.map(\.week.week) == [plan.rows[5].week])
  }

  @Test func whatCouldNotBeCheckedStaysADraft() throws {
    var plan = try plan()
    plan.rows[0].rest = 200
    #expect(try save(plan, findings: nil).weeks.map(\.status) == [.draft])
    #expect(try approve(weeks: [1]).refusals.map(\.finding.code) == [.approvalDraft])
    #expect(try save(self.plan(), findings: []).weeks.map(\.status) == [.pending], "a check of its own makes it valid")
  }

  @Test func whatIsFoundInAnotherWeekMakesThatADraft() throws {
    var plan = try plan()
    plan.rows[0].sets = 4
    let error = Finding(.checkEquipment, "needs a bar", week: 2, day: 1)
    #expect(try save(plan, findings: [error]).weeks.map(\.status) == [.pending, .draft])
    #expect(try self.plan().weeks.map(\.status) == [.pending, .draft, .pending, .pending])
    #expect(try save(self.plan(), findings: []).weeks.map(\.status) == [.pending], "found no more")
  }

  @Test func aCheckOfWhatNobodyChangedLeavesItsStatusToTheNight() throws {
    let error = Finding(.checkEquipment, "needs a bar", week: 2, day: 1)
    #expect(try save(plan(), findings: [error]).weeks.isEmpty)
    #expect(try plan().weeks.map(\.status) == [.pending, .pending, .pending, .pending])
    let refused = try approve()
    #expect(refused.refusals.map(\.finding.code) == [.approvalErrors] && refused.refusals[0].errors.map(\.message) == ["needs a bar"])
  }

  @Test func aCheckNotesByWhichProfileItWas() throws {
    let profile = ContentDigest(high: 5, low: 6)
    var plan = try plan()
    plan.rows[0].sets = 4
    let edit = PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T10:00:00Z", findings: [], profile: profile)
    _ = try store.save(edit)
    #expect(try texts("SELECT DISTINCT hex(profile_digest) FROM weeks") == ["00000000000000050000000000000006"])
    #expect(try approve().refusals.map(\.finding.code) == Array(repeating: .approvalProfileChanged, count: 4), "the store's is another")
  }

  @Test func somebodyElsesChangeIsNotOverwritten() throws {
    let first = try plan()
    var theirs = first
    theirs.rows[0].sets = 5
    try save(theirs)
    var mine = first
    mine.rows[1].sets = 5
    #expect(try store.save(PlanEdit(plan: mine, action: .edit, by: "Jo", at: "2026-12-03T10:00:00Z", findings: [])) == .stale(newest: 2))
    #expect(try plan().rows[1].sets == first.rows[1].sets)
  }

  @Test func everyRevisionCanBeReadAgain() throws {
    let first = try plan()
    var plan = first
    plan.rows.removeAll { $0.week == 2 && $0.day == 4 }
    plan.sessions.removeAll { $0.week == 2 && $0.day == 4 }
    try save(plan)
    plan = try self.plan()
    plan.rows.append(
      PlanRow(
        rowID: RowID(rawValue: 99), week: 3, day: 1, order: 3, exercise: plan.rows[1].exercise, sets: 2, repsMin: 5, repsMax: nil, rest: 60)
    )
    plan.sort()
    try save(plan)
    let now = try self.plan()
    #expect(try store.plan(of: "c-1", start: Workbench.monday, revision: 1)?.rows == first.rows)
    #expect(try store.plan(of: "c-1", start: Workbench.monday, revision: 1)?.sessions == first.sessions)
    #expect(try store.plan(of: "c-1", start: Workbench.monday, revision: 2)?.rows.count == first.rows.count - 2)
    #expect(try store.plan(of: "c-1", start: Workbench.monday, revision: 3)?.rows == now.rows)
    #expect(try store.plan(of: "c-1", start: Workbench.monday, revision: 4) == nil)
  }

  @Test func theApprovedWeekStaysInForceUntilTheNewOneIsApproved() throws {
    #expect(try approve().rowsMoved == 16)
    let before = try texts("SELECT row_id || sets FROM schedule ORDER BY row_id")
    var plan = try plan()
    plan.rows[0].sets = 4
    #expect(try save(plan).weeks[0].status == .pending)
    #expect(try texts("SELECT row_id || sets FROM schedule ORDER BY row_id") == before)
    #expect(try texts("SELECT count(*) || '' FROM schedule_preview") == ["4"])
    #expect(try store.texts().count == 16, "both tables together show the newest of each week")
    #expect(try store.texts(PlanRowFilter(part: .schedule)).count == 16)
    let summary = try #require(try store.clientSummaries().first)
    #expect(summary.weeks[0].hasDraftBesideApproved && summary.month == .mixed)
    #expect(try approve().approved.map(\.week.week) == [1])
    #expect(try texts("SELECT count(*) || '' FROM schedule_preview") == ["0"])
    #expect(try texts("SELECT count(*) || '' FROM schedule WHERE sets = 4") == ["1"])
    #expect(try self.plan().weeks.map(\.revisionInForce) == [2, 1, 1, 1])
  }

  @Test func theNightLeavesADraftBesideAnApprovedWeekAlone() throws {
    try approve()
    var plan = try plan()
    plan.rows[0].sets = 4
    try save(plan)
    let next = try bench.run(store, id: "run-2")
    try next.write([Workbench.client("c-1", Workbench.mesocycle(seed: 9), texts: next.texts)])
    #expect(try self.plan().rows == plan.rows)
    #expect(try texts("SELECT count(*) || '' FROM schedule") == ["16"])
  }

  @Test func aHoldTakesADraftBesideAnApprovedWeekAway() throws {
    try approve()
    let approved = try plan()
    var plan = approved
    plan.rows[0].sets = 4
    try save(plan)
    let next = try bench.run(store, id: "run-2")
    try next.write([Workbench.client("c-1", nil, texts: next.texts, outcome: .held, change: .withdraw)])
    #expect(try self.plan().rows == approved.rows)
    #expect(try texts("SELECT count(*) || '' FROM schedule") == ["16"] && texts("SELECT row_id FROM schedule_preview").isEmpty)
    #expect(try store.plan(of: "c-1", start: Workbench.monday, revision: 2)?.rows == plan.rows, "what it said stays in the archive")
    #expect(try store.clientSummaries()[0].findings.map(\.code) == [.planWithdrawn, .planSuspended])
    #expect(try store.examine().isSound)
    plan.revision = try self.plan().revision
    try save(plan)
    #expect(try self.plan().rows == plan.rows)
    try bench.run(store, id: "run-3").finalizeWeeks()
    #expect(try self.plan().rows == approved.rows, "nor does one that is made while the hold lasts stay")
    #expect(try store.examine().isSound)
  }

  @Test func aRowThatMovedBetweenApprovedWeeksNeedsBoth() throws {
    try approve()
    var plan = try plan()
    let place = try #require(plan.rows.firstIndex { $0.week == 1 && $0.day == 4 && $0.order == 2 })
    (plan.rows[place].week, plan.rows[place].order) = (2, 3)
    plan.sort()
    #expect(try save(plan).weeks.map(\.week) == [1, 2])
    #expect(try approve(weeks: [2]).refusals.map(\.finding.code) == [.approvalPartner])
    #expect(try approve().approved.map(\.week.week) == [1, 2])
    #expect(try texts("SELECT count(*) || '' FROM schedule WHERE week_index = 2") == ["5"])
  }

  @Test func aDayThatIsOverStaysAsItWas() throws {
    try approve()
    var plan = try plan()
    plan.rows[0].sets = 4
    try save(plan)
    #expect(try approve(today: Workbench.monday + 1).refusals.map(\.finding.code) == [.approvalPast])
    #expect(try approve(today: Workbench.monday).approved.count == 1)
  }

  @Test func aDraftThatComesTooLateGoesWhenItsWeekIsOver() throws {
    try approve()
    var plan = try plan()
    plan.rows[0].sets = 4
    plan.sessions[0].focus = "Something else"
    try save(plan)
    #expect(try bench.run(store, id: "run-2", today: Workbench.monday + 7).finalizeWeeks().finalized == 1)
    let now = try self.plan()
    #expect(now.weeks[0].status == .finalized && now.rows[0].sets == 3 && now.sessions[0].focus == "Upper A")
    #expect(try texts("SELECT count(*) || '' FROM schedule_preview") == ["0"])
    #expect(throws: (any Error).self) { try save(plan) }
  }
}

/// What reviewers have broken before.
@Suite struct PlanSavingRegressionTests {
  let bench: Workbench
  let store: PlanStore
  let writer: RunWriter

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    writer = try bench.run(store)
    try writer.write([Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)])
  }

  private func plan() throws -> EditablePlan { try #require(try store.plan(of: "c-1", start: Workbench.monday)) }

  private func save(_ plan: EditablePlan) throws {
    _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T10:00:00Z", findings: []))
  }

  private func approve(_ weeks: [Int]) throws -> ApprovalReport {
    try store.approve(
      ApprovalRequest(
        selection: .all, weeks: weeks, basis: .revision(try plan().revision), by: "Lea", at: "2026-12-03T11:00:00Z"))
  }

  /// Moves the last row of a day of one week to another week.
  private func moveRow(from week: Int, to other: Int) throws {
    var plan = try plan()
    let place = try #require(plan.rows.firstIndex { $0.week == week && $0.day == 4 && $0.order == 2 })
    (plan.rows[place].week, plan.rows[place].order) = (other, 3)
    plan.sort()
    try save(plan)
  }

  @Test func halfOfAMoveIsNotApproved() throws {
    #expect(try approve([1, 2]).approved.count == 2)
    try moveRow(from: 1, to: 2)
    #expect(try approve([1]).refusals.map(\.finding.code) == [.approvalPartner])
    #expect(try approve([2]).refusals.map(\.finding.code) == [.approvalPartner])
    #expect(try approve([1, 2]).approved.count == 2)
    #expect(try store.examine().isSound)
  }

  @Test func aMoveOfWhichOneHalfIsTooLateLeavesEveryIdOnce() throws {
    #expect(try approve([1, 2]).approved.count == 2)
    try moveRow(from: 1, to: 2)
    #expect(try bench.run(store, id: "run-2", today: Workbench.monday + 7).finalizeWeeks().finalized == 1)
    let ids = try plan().rows.map(\.rowID)
    #expect(Set(ids).count == ids.count)
    var plan = try plan()
    let place = try #require(plan.rows.firstIndex { $0.week == 3 })
    plan.rows[place].sets = 5
    try save(plan)
    #expect(try store.examine().isSound)
  }

  @Test func theNightPlansAroundARowThatMovedIntoAnApprovedWeek() throws {
    #expect(try approve([1]).approved.count == 1)
    try moveRow(from: 2, to: 1)
    let next = try bench.run(store, id: "run-2")
    try next.write([Workbench.client("c-1", nil, texts: next.texts, outcome: .held, change: .withdraw)])
    try next.write([Workbench.client("c-1", Workbench.mesocycle(), texts: next.texts)])
    #expect(try plan().weeks.count == 4)
    #expect(try store.examine().isSound)
  }

  @Test func whatWasEditedCanBeLookedUpAfterItsBlockWasReplaced() throws {
    var plan = try plan()
    plan.rows[0].sets = 5
    try save(plan)
    let next = try bench.run(store, id: "run-2", today: Workbench.monday + 1)
    try next.write([Workbench.client("c-1", Workbench.mesocycle(seed: 9, start: Workbench.monday + 7), texts: next.texts)])
    let old = try #require(try store.plan(of: "c-1", start: Workbench.monday, revision: 2))
    #expect(old.rows == plan.rows && old.weeks.map(\.week) == [1, 2, 3, 4])
    #expect(try store.plan(of: "c-1", start: Workbench.monday, revision: 1)?.rows[0].sets == 3)
    #expect(try store.plans(of: "c-1", unfinishedOn: Workbench.monday + 1).map(\.planStart) == [Workbench.monday + 7])
    #expect(try store.examine().isSound)
  }

  @Test func aRowThatStandsTwiceIsNotStored() throws {
    var plan = try plan()
    plan.rows.append(plan.rows[0])
    #expect(throws: StoreError.self) { try save(plan) }
  }
}
