import Findings
import PlanStore
import Testing
import TrainingModel

@testable import Nightly

/// Nights after a month that was approved.
@Suite struct SecondMonthNightTests {
  let night: Night

  /// One client, whose first month is approved.
  init() async throws {
    night = try Night()
    try #require(try await night.run([Night.profile("a")]).exitCode == 0)
    try #require(try await night.approve() == 4)
  }

  private func run(_ today: CalendarDate) async throws -> RunReport { try await night.run([Night.profile("a")]) { $0.today = today } }

  @Test func theNextMonthIsPlannedOnceAndThenUnchanged() async throws {
    let report = try await run(Night.monday + 20)
    #expect(report.summary[.new] + report.summary[.replanned] == 1, "\(report.clients)")
    let known = try #require(try night.known("a"))
    #expect(known.preview?.start == Night.monday + 28)
    for day in [20, 21, 26] {
      #expect(try await run(Night.monday + day).summary[.unchanged] == 1)
      #expect(try night.known("a")?.preview?.fingerprint == known.preview?.fingerprint)
    }
  }

  @Test func theFingerprintHoldsWhatWasApproved() async throws {
    _ = try await run(Night.monday + 20)
    let known = try #require(try night.known("a"))
    var other = known
    other.approvedBlocks[0] = ApprovedBlock(start: other.approvedBlocks[0].start, digest: ContentDigest(high: 1, low: 1))
    let (rulebook, snapshot) = try (night.rulebook(), PlanStore.open(path: night.database, mode: .readOnly).snapshot())
    let job = PlanningJob(request: try night.request([]), rulebook: rulebook, snapshot: snapshot)
    func fingerprint(_ client: StoreSnapshot.Client?) -> ContentDigest {
      job.fingerprint(profile: known.profileDigest, start: Night.monday + 28, known: client, logs: 0)
    }
    #expect(fingerprint(known) == known.preview?.fingerprint)
    #expect(fingerprint(other) != fingerprint(known) && fingerprint(nil) != fingerprint(known))
  }
}
