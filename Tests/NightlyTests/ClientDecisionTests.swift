import Findings
import PlanStore
import Testing
import TrainingModel

@testable import Nightly

/// What is stored about a client, and when nothing is.
@Suite struct ClientDecisionTests {
  static let digest = ContentDigest(high: 1, low: 2)
  let known: StoreSnapshot.Client

  /// A client who was planned last night.
  init() async throws {
    let night = try Night()
    let report = try await night.run([Night.profile("a")])
    try #require(report.exitCode == 0)
    known = try #require(try night.known("a"))
  }

  private func decision(_ outcome: Outcome, digest: ContentDigest? = nil, coach: String? = nil, known: StoreSnapshot.Client?)
    -> ClientDecision
  {
    var decision = ClientDecision(
      id: "a", coach: coach ?? known?.coachID ?? "unassigned", recordDigest: digest ?? known?.recordDigest ?? Self.digest, known: known,
      findings: [])
    decision.outcome = outcome
    return decision
  }

  @Test func aRecordWithoutAnIdIsNotStored() {
    let nobody = ClientDecision(id: nil, coach: "unassigned", recordDigest: Self.digest, known: nil, findings: [])
    #expect(nobody.write == nil && nobody.result.clientID == nil && nobody.result.outcome == .rejected)
  }

  @Test func whatIsAllTheSameIsNotStored() {
    #expect(ClientDecision(same: known).write == nil)
    #expect(decision(.unchanged, known: known).write == nil)
    #expect(ClientDecision(same: known).result.outcome == .unchanged)
  }

  @Test func anotherRecordOfTheSamePlanIsStoredAndKeepsOutcomeAndFindings() throws {
    let write = try #require(decision(.unchanged, digest: Self.digest, known: known).write)
    #expect(write.outcome == .new && write.recordDigest == Self.digest)
    #expect(write.findings == nil, "what was found about the plan stands as long as the plan does")
  }

  @Test func anotherCoachIsStored() throws {
    #expect(try #require(decision(.unchanged, coach: "jonas", known: known).write).coachID == "jonas")
  }

  @Test func someoneNewIsStored() throws {
    let write = try #require(decision(.rejected, known: nil).write)
    #expect(write.outcome == .rejected && write.findings == [])
  }

  @Test func aHoldWithdrawsThePreviewAndSaysSo() throws {
    var held = decision(.unchanged, known: known)
    held.hold([Finding(.gateClearanceMissing, "'clearance' is missing")], today: Night.today)
    let write = try #require(held.write)
    #expect(write.outcome == .held)
    #expect(write.findings?.map(\.code) == [.gateClearanceMissing, .planWithdrawn])
    guard case .withdraw = write.change else {
      Issue.record("the preview stays")
      return
    }
  }

  @Test func whoMayNotBeginTheNextBlockTrainsByWhatIsApproved() throws {
    var waiting = decision(.unchanged, known: known)
    waiting.wait([Finding(.gateClearanceExpired, "the clearance is older than 12 months")])
    let write = try #require(waiting.write)
    #expect(write.outcome == .notDue)
    guard case .postpone = write.change else {
      Issue.record("the approved weeks are suspended")
      return
    }
  }

  @Test func whoHadAPlanCountsForTheBrake() {
    #expect(decision(.held, known: known).hadPlan)
    #expect(!decision(.new, known: nil).hadPlan)
  }
}
