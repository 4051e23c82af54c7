import Findings
import PlanStore
import Testing
import TrainingModel

@testable import Nightly

/// A slip in a profile that costs its client one night: the next one brings back what there was, and nobody has to read it again.
@Suite struct BrokenProfileNightTests {
  let gym: SmallGym

  init() async throws {
    gym = try SmallGym("a", "b")
    try #require(try await gym.sleep().exitCode == 0)
  }

  private func breakProfile() async throws {
    let minutes = try #require(gym.profiles["a"]).minutes
    gym.profiles["a"]?.minutes = 3
    let broken = try await gym.sleep()
    #expect(broken.summary[.rejected] == 1 && broken.summary[.unchanged] == 1)
    gym.profiles["a"]?.minutes = minutes
  }

  @Test func theClientIsUnchangedAndTheRevisionTheSame() async throws {
    let (before, rows, other) = (try gym.summary("a"), try gym.waiting("a"), try gym.summary("b"))
    try await breakProfile()
    #expect(try gym.summary("a").outcome == .rejected)
    let mended = try await gym.sleep()
    #expect(mended.summary[.unchanged] == 2 && mended.summary[.replanned] == 0)
    let after = try gym.summary("a")
    #expect(after.outcome.isPlanned && after.findings == before.findings, "\(after.findings)")
    #expect(after.weeks.map(\.revision) == before.weeks.map(\.revision) && after.reached == before.reached)
    #expect(try gym.waiting("a") == rows && gym.summary("b").outcome == other.outcome)
    #expect(try gym.breaches() == [])
    let next = try await gym.sleep()
    #expect(next.summary[.unchanged] == 2)
    try await gym.approve("a")
    #expect(try gym.statuses("a") == [.approved, .approved, .approved, .approved])
  }

  @Test func whoseProfileSaysSomethingElseThenIsReplanned() async throws {
    try await breakProfile()
    gym.profiles["a"]?.days = ["tue", "fri"]
    let mended = try await gym.sleep()
    #expect(mended.summary[.replanned] == 1 && mended.summary[.unchanged] == 1)
    #expect(try gym.breaches() == [])
  }
}
