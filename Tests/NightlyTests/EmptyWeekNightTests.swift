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
