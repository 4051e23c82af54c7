import Findings
import GRDB
import Testing
import TrainingModel

@testable import PlanStore

/// The outbox keeps each event once, and each channel remembers how it has been doing.
@Suite struct OutboxTests {
  let bench: Workbench
  let store: PlanStore
  static let night = "2026-12-02T02:00:00Z"

  init() throws {
    bench = try Workbench()
    store = try bench.store()
  }

  private func documents(_ kind: EventKind? = nil) throws -> [EventDocument] {
    try store.read { db in
      try String.fetchAll(db, sql: "SELECT payload FROM outbox_events WHERE kind = coalesce(?, kind) ORDER BY entry", arguments: [kind?.id])
        .map(EventDocument.init(json:))
    }
  }

  private func later(_ seconds: Int, than text: String = night) -> String { Moment(text).map { ($0 + seconds).description } ?? "" }

  private static func event(_ cause: String) -> OutboxEvent { OutboxEvent(.conflict, coach: "marta", client: "c-1", cause: cause) }

  // MARK: Events

  @Test func theKeyFollowsFromWhatHappenedAndNotFromWhen() throws {
    var event = Self.event("file")
    let key = event.id()
    event.counts[.conflicts] = 3
    event.codes = [.approvalStale]
    #expect(event.id() == key, "counts and codes are no part of the key")
    #expect(key.wholeMatch(of: /conflict-[0-9a-f]{32}/) != nil)
    var others: Set<String> = [
      key, event.id(part: 2), Self.event("file2").id(), OutboxEvent(.refused, coach: "marta", client: "c-1", cause: "file").id(),
    ]
    event.week = 2
    others.insert(event.id())
    (event.week, event.revision) = (nil, 2)
    others.insert(event.id())
    // A border between two fields can't be shifted.
    others.insert(OutboxEvent(.conflict, coach: "marta1:c", client: "-1", cause: "file").id())
    #expect(others.count == 7)
    try store.post([event, event], at: Self.night)
    try store.post([event], at: later(86400))
    #expect(try documents().map(\.at) == [Self.night])
  }

  @Test func coachesHearOfAClientOnTheNightThatItBegins() throws {
    func night(_ id: String, _ outcome: Outcome, _ findings: [Finding], profile: UInt64 = 1) throws {
      let writer = try bench.run(store, id: id)
      var client = Workbench.client(
        "c-1", nil, texts: writer.texts, outcome: outcome, profile: profile, findings: findings, change: .withdraw)
      (client.clientName, client.notes) = ("Mallory \"'; DROP TABLE", "tore the ligament")
      try writer.write([client])
    }
    let missing = Finding(.gateConditionsMissing, "'conditions' is missing")
    try night("run-1", .held, [missing])
    try night("run-2", .held, [missing], profile: 2)
    #expect(try documents().map(\.outcome) == ["held"])
    try night("run-3", .rejected, [Finding(.profileRange, "'born' is out of range")], profile: 3)
    try night("run-4", .notDue, [], profile: 4)
    try night("run-5", .held, [missing], profile: 5)
    let events = try documents(.held)
    #expect(events.map(\.outcome) == ["held", "rejected", "held"])
    #expect(events.map(\.codes) == [["gate.conditions_missing"], ["profile.range"], ["gate.conditions_missing"]])
    #expect(events.allSatisfy { $0.coachID == "marta" && $0.clientID == "c-1" })
    let payloads = try store.read { try String.fetchAll($0, sql: "SELECT payload FROM outbox_events") }.joined()
    for secret in ["Mallory", "DROP", "ligament", "Marta", "missing'"] { #expect(!payloads.contains(secret)) }
  }

  @Test func anApprovalIsOneEventACoachHoweverManyTransactionsItTakes() throws {
    let writer = try bench.run(store)
    let ids = (1...100).map { "c-\($0)" }
    try writer.write(
      ids.enumerated().map { place, id in
        Workbench.client(id, Workbench.mesocycle(seed: UInt64(place)), texts: writer.texts, coach: place < 90 ? "marta" : "ben")
      })
    // Nobody has exported what ben's clients got; marta's are approved by revision.
    var request = ApprovalRequest(selection: .coach("marta"), basis: .revision(1), by: "Mallory", at: Self.night, isDryRun: true)
    _ = try store.approve(request)
    #expect(try documents().isEmpty, "a dry run tells nobody")
    request.isDryRun = false
    _ = try store.approve(request)
    _ = try store.approve(ApprovalRequest(selection: .coach("ben"), by: "Mallory", at: Self.night))
    let (approved, refused) = (try documents(.approved), try documents(.refused))
    #expect(approved.map(\.coachID) == ["marta"] && approved.map(\.counts) == [["clients": 90, "weeks_approved": 360, "rows": 1440]])
    #expect(refused.map(\.coachID) == ["ben"] && refused.map(\.counts) == [["clients": 10, "weeks_refused": 40]])
    #expect(refused.first?.codes == ["approval.not_exported"])
    _ = try store.approve(request)
    #expect(try documents(.approved).count == 1, "what is approved already is no news")
  }

  @Test func aPartThatComesAfterSomebodyWasToldIsAnEventOfItsOwn() throws {
    var event = OutboxEvent(.approved, coach: "marta", cause: Self.night)
    event.counts = [.weeksApproved: 4]
    func add() throws { try store.write { db in try OutboxWriter(db, at: Self.night).add(event) } }
    try add()
    try add()
    try store.enqueue([.mail], at: Self.night)
    try add()
    try add()
    #expect(try documents().map { $0.counts["weeks_approved"] } == [8, 8])
    #expect(Set(try documents().map(\.id)).count == 2)
  }

  @Test func anEventIsKeptOnlyWithWhatItTells() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try store.write { db in
        try OutboxWriter(db, at: Self.night).post(Self.event("file"))
        throw Stop()
      }
    }
    #expect(try documents().isEmpty)
  }

  // MARK: The queue

  private func post(_ count: Int, at moment: String = night) throws {
    try store.post((1...count).map { Self.event("file \($0)") }, at: moment)
  }

  private func claim(_ at: String = night) throws -> ClaimedDelivery? { try store.claim(.webhook, at: at) }

  @Test func onlyOneDelivererGetsAnEventUntilItsLeaseIsOver() throws {
    try post(2)
    try store.enqueue([.webhook], at: Self.night)
    let other = try bench.store()
    let first = try #require(try claim())
    let second = try #require(try other.claim(.webhook, at: Self.night))
    #expect(first.eventID == Self.event("file 1").id() && second.eventID == Self.event("file 2").id(), "in the order of what happened")
    #expect(try claim() == nil)
    #expect(try claim(later(59)) == nil)
    let again = try #require(try claim(later(60)))
    #expect(again.eventID == first.eventID && again.attempts == 2 && again.payload == first.payload)
  }

  @Test func waitsDoubleUpToALimitAndFollowFromTheKey() {
    let policy = RetryPolicy()
    var last = 0
    for failures in 1...40 {
      let full = min(6 * 3600, 60 << min(failures - 1, 30))
      let wait = policy.wait(after: failures, key: "ready-1")
      #expect((full * 3 / 4 - 1...full).contains(wait), "\(failures): \(wait)")
      #expect(wait == policy.wait(after: failures, key: "ready-1"))
      if full < 6 * 3600 { #expect(wait > last) }
      last = wait
    }
    #expect(Set((0..<50).map { policy.wait(after: 5, key: "ready-\($0)") }).count > 20, "what failed together comes back apart")
    #expect(policy.pause(after: 2, key: "x") == nil && (45...60).contains(policy.pause(after: 3, key: "x") ?? 0))
  }

  @Test func theThirdFailureInARowOpensTheBreakerForAllProcesses() throws {
    try post(5)
    try store.enqueue([.webhook], at: Self.night)
    for _ in 1...3 { try store.record(.failed("HTTP 500"), of: #require(try claim()), at: Self.night) }
    #expect(try claim() == nil)
    #expect(try bench.store().claim(.webhook, at: later(44)) == nil)
    let status = try store.outboxStatus([], at: Self.night)[0]
    #expect(status.failures == 3 && status.waiting == 5 && status.lastError == "HTTP 500" && status.openUntil != nil)
    let probe = try #require(try claim(later(60)))
    #expect(try bench.store().claim(.webhook, at: later(60)) == nil, "one probe at a time")
    try store.record(.delivered, of: probe, at: later(61))
    #expect(try store.outboxStatus([], at: later(61))[0].failures == 0)
    #expect(try claim(later(61)) != nil)
  }

  @Test func onlyRefusalsCountTowardsGivingAnEventUp() throws {
    try post(1)
    try store.enqueue([.webhook], at: Self.night)
    var moment = 0
    let outcomes: [DeliveryOutcome] = [.failed("timed out"), .failed("HTTP 500"), .rejected("x"), .rejected("x"), .failed("x")]
    for outcome in outcomes {
      moment += 86400
      let claimed = try #require(try claim(later(moment)))
      #expect(try !store.record(outcome, of: claimed, at: later(moment)), "tried \(claimed.attempts) times, refused less than three")
    }
    moment += 86400
    #expect(try store.record(.rejected("x"), of: #require(try claim(later(moment))), at: later(moment)), "refused for the third time")
  }

  @Test func aSuccessBetweenFailuresKeepsTheBreakerShut() throws {
    try post(7)
    try store.enqueue([.webhook], at: Self.night)
    for outcome in [DeliveryOutcome.failed("x"), .failed("x"), .delivered, .failed("x"), .rejected("x")] {
      try store.record(outcome, of: #require(try claim()), at: Self.night)
    }
    #expect(try claim() != nil)
  }

  @Test func aChannelThatIsNewBeginsWithThisRunAndOneThatWasAwayHearsOfTheLastWeek() throws {
    let day = 86400
    for (place, age) in [30 * day, 2 * day, 100, 5].enumerated() { try store.post([Self.event("old \(place)")], at: later(-age)) }
    #expect(try store.outboxStatus([.webhook], at: Self.night)[0].waiting == 0, "nothing of what was before waits for it")
    try store.enqueue([.webhook], at: Self.night, newSince: later(-10))
    #expect(try store.outboxStatus([], at: Self.night)[0].waiting == 1)
    try store.post([Self.event("next")], at: later(day))
    try store.post([Self.event("later")], at: later(20 * day))
    try store.enqueue([.webhook], at: later(21 * day))
    #expect(try store.outboxStatus([], at: Self.night)[0].waiting == 2)
    let old = try #require(try claim(later(21 * day)))
    #expect(try store.record(.failed("x"), of: old, at: later(21 * day)), "old news are given up when they fail")
  }

  @Test func eventsAreForgottenAfterNinetyDaysUnlessSomebodyWaits() throws {
    let day = 86400
    try post(3)
    try store.enqueue([.webhook, .mail], at: Self.night)
    try store.record(.delivered, of: #require(try claim()), at: Self.night)
    try store.pruneOutbox(keepingFor: [.webhook], at: later(89 * day))
    #expect(try documents().count == 3)
    try store.pruneOutbox(keepingFor: [.webhook], at: later(91 * day))
    #expect(try documents().count == 2, "mail is not set up any more, and nobody waits for it")
    try store.pruneOutbox(keepingFor: [], at: later(91 * day))
    #expect(try documents().isEmpty)
    try store.post([Self.event("new")], at: later(92 * day))
    try store.enqueue([.webhook], at: later(92 * day))
    #expect(try claim(later(92 * day)) != nil, "what comes after is told")
  }
}
