import Findings
import PlanStore
import Testing
import TrainingModel

@testable import Nightly

/// Nights after a week of a block is over whose other weeks are open: it stays as it was, the open weeks are planned around it, and nobody
/// else's night ends.
@Suite struct FinishedWeekNightTests {
  let gym: SmallGym

  /// Week 1 of one client is approved and over.
  init() async throws {
    gym = try SmallGym("a", "b")
    try #require(try await gym.sleep().exitCode == 0)
    try #require(try await gym.approve("a", weeks: [1]).approved.map(\.week.week) == [1])
    gym.today = Night.monday + 9
  }

  private func isPlannedAround(_ weeks: [Int], after change: () async throws -> RunReport) async throws {
    let finished = try gym.inForce("a", weeks: [1])
    let open = try gym.waiting("a", weeks: weeks)
    gym.profiles["c"] = SmallGym.Profile()
    let report = try await change()
    #expect(report.exitCode == 0, "\(report.findings.map(\.cellText))")
    #expect(try gym.inForce("a", weeks: [1]) == finished && !finished.isEmpty)
    #expect(try gym.waiting("a", weeks: weeks).count >= weeks.count && gym.waiting("a", weeks: [1]).isEmpty)
    #expect(try gym.waiting("a", weeks: weeks) != open)
    #expect(try gym.statuses("a") == [.finalized, .pending, .pending, .pending])
    #expect(try gym.statuses("c") == [.pending, .pending, .pending, .pending], "who comes after that client in the list")
    #expect(try gym.breaches() == [])
  }

  @Test func anotherProfile() async throws {
    gym.profiles["a"]?.minutes = 60
    try await isPlannedAround([2, 3, 4]) { try await gym.sleep() }
    let again = try await gym.sleep()
    #expect(again.exitCode == 0 && again.summary[.protected] == 1 && again.summary[.unchanged] == 2)
  }

  @Test func theSameProfilePlannedOnceMore() async throws {
    let finished = try gym.inForce("a")
    let open = try gym.waiting("a")
    let report = try await gym.sleep { $0.forces = true }
    #expect(report.exitCode == 0, "\(report.findings.map(\.cellText))")
    #expect(try gym.inForce("a") == finished && gym.waiting("a") == open)
    #expect(try gym.summary("a").weeks.map(\.revision) == [1, 1, 1, 1], "nothing says anything else")
    #expect(try gym.breaches() == [])
  }

  @Test func aHoldThatIsOver() async throws {
    gym.profiles["a"]?.clearance = "clearance_required"
    let held = try await gym.sleep()
    #expect(held.exitCode == 0 && held.summary[.held] == 1)
    #expect(try gym.statuses("a") == [.finalized, .unknown, .unknown, .unknown] && gym.summary("a").isSuspended)
    gym.profiles["a"]?.clearance = "cleared"
    try await isPlannedAround([2, 3, 4]) { try await gym.sleep() }
    #expect(try !gym.summary("a").isSuspended)
    #expect(try gym.summary("a").weeks.map(\.revision) == [1, 2, 2, 2], "the revision that was withdrawn is not given again")
    #expect(try await gym.approve("a", weeks: [2, 3, 4]).approved.count == 3)
  }

  @Test func aHoldThatIsOverLaterLeavesOutWhatIsOverByThen() async throws {
    gym.profiles["a"]?.clearance = "clearance_required"
    _ = try await gym.sleep()
    gym.today = Night.monday + 15
    gym.profiles["a"]?.clearance = "cleared"
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try gym.statuses("a") == [.finalized, .unknown, .pending, .pending])
    #expect(try gym.breaches() == [])
  }

  @Test func anotherUnitComesWithTheNextBlock() async throws {
    gym.profiles["a"]?.units = "lb"
    gym.profiles["a"]?.minutes = 60
    try await isPlannedAround([2, 3, 4]) { try await gym.sleep() }
    let plan = try #require(try gym.store().plan(of: "a", start: Night.monday))
    #expect(plan.unit == .kg, "a block has one unit, and week 1 is a fact")
    try await gym.approve("a", weeks: [2, 3, 4])
    gym.today = Night.monday + 20
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try gym.store().plan(of: "a", start: Night.monday + 28)?.unit == .lb)
    #expect(try gym.breaches() == [])
  }

  @Test func anotherUnitForAPartOfABlock() async throws {
    gym.profiles["b"]?.units = "lb"
    gym.today = Night.today
    #expect(try await gym.sleep { ($0.weeks, $0.clientIDs) = ([3], ["b"]) }.exitCode == 0)
    #expect(try gym.store().plan(of: "b", start: Night.monday)?.unit == .kg, "the other weeks stay, and a block has one unit")
    #expect(try gym.breaches() == [])
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try gym.store().plan(of: "b", start: Night.monday)?.unit == .lb)
    #expect(try gym.breaches() == [])
  }

  @Test func aWeekThatIsOverAndThatNobodyApprovedStaysAsItIs() async throws {
    gym.today = Night.today
    try #require(try await gym.approve("b", weeks: [2]).approved.count == 1)
    gym.today = Night.monday + 9
    let missed = try gym.waiting("b", weeks: [1])
    let open = try gym.waiting("b", weeks: [3, 4])
    gym.profiles["b"]?.minutes = 60
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try gym.statuses("b") == [.pending, .approved, .pending, .pending])
    #expect(try gym.waiting("b", weeks: [1]) == missed && gym.waiting("b", weeks: [3, 4]) != open)
    #expect(try gym.breaches() == [])
  }

  @Test func whenNoOpenWeekIsLeftTheNextBlockComesInTime() async throws {
    gym.today = Night.monday + 6
    try #require(try await gym.approve("a", weeks: [3, 4]).approved.count == 2)
    gym.today = Night.monday + 15
    let early = try await gym.sleep()
    #expect(early.exitCode == 0 && early.clients.first?.outcome == .notDue, "week 2 is over and nobody's to approve")
    #expect(try gym.breaches() == [])
    gym.today = Night.monday + 18
    #expect(try await gym.sleep().exitCode == 0)
    #expect(try gym.store().plan(of: "a", start: Night.monday + 28) != nil)
    #expect(try gym.store().plan(of: "a", start: Night.monday)?.weeks.map(\.week) == [1, 3, 4])
    #expect(try gym.breaches() == [])
  }
}
