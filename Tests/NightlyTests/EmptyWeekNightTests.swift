import Editing
import Findings
import PlanStore
import Testing
import TrainingModel

@testable import Nightly

/// A week without a session has nothing to approve: it goes with the block, and never keeps one open.
@Suite struct EmptyWeekNightTests {
  let gym: SmallGym

  /// One client who is away in week 2.
  init() async throws {
    gym = try SmallGym("a", "b")
    gym.profiles["a"]?.unavailable = ["\(Night.monday + 7)..\(Night.monday + 13)"]
    try #require(try await gym.sleep().exitCode == 0)
    try #require(try gym.waiting("a", weeks: [2]).isEmpty && gym.statuses("a") == [.pending, .pending, .pending, .pending])
  }

  @Test func itIsApprovedWithTheLastWeekThatHasASession() async throws {
    #expect(try await gym.approve("a", weeks: [1, 3]).approved.map(\.week.week) == [1, 3])
    #expect(try gym.statuses("a") == [.approved, .pending, .approved, .pending])
    #expect(try await gym.approve("a", weeks: [4]).approved.map(\.week.week) == [2, 4])
    #expect(try gym.statuses("a") == [.approved, .approved, .approved, .approved])
    #expect(try gym.breaches() == [])
    gym.today = Night.monday + 15
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try gym.statuses("a") == [.finalized, .finalized, .approved, .approved])
    gym.today = Night.monday + 20
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try gym.store().plan(of: "a", start: Night.monday + 28) != nil, "nothing keeps the block open")
    #expect(try gym.breaches() == [])
  }

  @Test func theWholeMonthIsApprovedAtOnce() async throws {
    let report = try await gym.approve("a")
    #expect(report.refusals.isEmpty && report.approved.map(\.week.week) == [1, 2, 3, 4] && report.approved[1].rows == 0)
    #expect(try gym.breaches() == [])
  }

  @Test func aloneThereIsNothingToApproveInIt() async throws {
    let report = try await gym.approve("a", weeks: [2])
    #expect(report.approved.isEmpty && report.refusals.map(\.finding.code) == [.approvalNothing])
    #expect(report.refusals[0].finding.message == "week 2 has no session, so there is nothing to approve in it")
  }

  @Test func itIsPlannedAnewForAsLongAsTheBlockIsOpen() async throws {
    try await gym.approve("a", weeks: [1])
    gym.profiles["a"]?.unavailable = []
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try !gym.waiting("a", weeks: [2]).isEmpty)
    #expect(try gym.breaches() == [])
  }

  @Test func weeksThatBecomeEmptyCloseTheBlock() async throws {
    try await gym.approve("b", weeks: [1])
    gym.profiles["b"]?.unavailable = ["\(Night.monday + 7)..\(Night.monday + 27)"]
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try gym.statuses("b") == [.approved, .approved, .approved, .approved])
    #expect(try gym.breaches() == [])
    #expect(try await gym.sleep().exitCode == 0)
  }

  @Test func aWeekThatIsOverAndUnapprovedHoldsNoEmptyOneBack() async throws {
    gym.today = Night.monday + 8
    #expect(try await gym.approve("a", weeks: [3, 4]).approved.map(\.week.week) == [2, 3, 4])
    #expect(try gym.statuses("a") == [.pending, .approved, .approved, .approved])
  }

  /// Takes every row of week 3 away from a client who has no empty week.
  private func emptyWeek3() throws -> ContentDigest {
    let store = try gym.store()
    var plan = try #require(try store.plan(of: "b", start: Night.monday))
    let before = try #require(plan.week(3)?.contentHash)
    plan.rows.removeAll { $0.week == 3 }
    plan.sessions.removeAll { $0.week == 3 }
    let profile = try gym.night.known("b")?.profileDigest
    let edit = PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-02T10:00:00Z", findings: [], profile: profile)
    guard case .saved = try store.save(edit) else { throw CancellationError() }
    try #require(try gym.waiting("b", weeks: [3]).isEmpty)
    return before
  }

  @Test func aWeekThatSomebodyEmptiedIsReadBeforeItIsApproved() async throws {
    _ = try emptyWeek3()
    let report = try await gym.approve("b")
    #expect(report.approved.map(\.week.week) == [1, 2, 4])
    #expect(report.refusals.map(\.finding.code) == [.approvalStale] && report.refusals.first?.week?.week == 3)
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try gym.statuses("b") == [.approved, .approved, .pending, .approved], "no night approves what nobody has read")
    #expect(try await gym.approve("b").approved.map(\.week.week) == [3], "the night has written a sheet")
    #expect(try gym.statuses("b") == [.approved, .approved, .approved, .approved])
    #expect(try gym.breaches() == [])
  }

  @Test(arguments: ["a", "b"]) func aSheetThatHasRowsInAnEmptyWeekIsStale(client: String) async throws {
    let (week, old) = client == "a" ? (2, ContentDigest(high: 1, low: 1)) : (3, try emptyWeek3())
    let plan = try #require(try gym.store().plan(of: client, start: Night.monday))
    var contents: [WeekKey: ContentDigest] = [:]
    for one in plan.weeks {
      contents[WeekKey(clientID: client, planStart: Night.monday, week: one.week)] = one.week == week ? old : one.contentHash
    }
    let report = try await gym.night.approve(
      .init(selection: .clients([client]), basis: .contents(contents), by: "Lea", at: "2026-12-03T08:00:00Z", today: gym.today))
    #expect(report.approved.map(\.week.week) == [1, 2, 3, 4].filter { $0 != week })
    #expect(report.refusals.map(\.finding.code) == [.approvalStale] && report.refusals.first?.week?.week == week)
    #expect(try gym.statuses(client)[week - 1] == .pending)
  }

  @Test func aMonthWithoutADayIsNoPlan() async throws {
    gym.profiles["c"] = SmallGym.Profile()
    gym.profiles["c"]?.unavailable = ["\(Night.monday)..\(Night.monday + 30)"]
    let report = try await gym.sleep()
    #expect(report.exitCode == 1)
    let client = try #require(report.clients.first { $0.clientID == "c" })
    #expect(client.outcome == .infeasible && client.findings.map(\.code) == [.planInfeasible])
    let next = Night.monday + 31
    #expect(client.findings[0].message.hasSuffix("and the next one that is free is \(next.weekday) \(next)"), "\(client.findings)")
    #expect(try gym.statuses("c") == [.unknown, .unknown, .unknown, .unknown])
    #expect(try await gym.approve("c").refusals.map(\.finding.code) == [.approvalIneligible])
  }
}
