import GRDB
import TrainingModel

/// Lets the coaches hear of an approval: how many weeks it moved, and how many it refused and why.
struct ApprovalEvents {
  private let request: ApprovalRequest
  private let findCoach: DirectStatement
  private let outbox: OutboxWriter

  init(_ db: Database, _ request: ApprovalRequest) throws {
    self.request = request
    findCoach = try DirectStatement(db, "SELECT coach_id FROM clients WHERE client_id = ?1")
    outbox = try OutboxWriter(db, at: request.at)
  }

  /// Posts what one transaction did; the parts of one approval add up to an event a coach.
  func post(_ report: ApprovalReport) throws {
    var events: [EventKind: [String: OutboxEvent]] = [:]
    func change(_ kind: EventKind, _ coach: String, _ body: (inout OutboxEvent) -> Void) {
      body(&events[kind, default: [:]][coach, default: OutboxEvent(kind, coach: coach, cause: request.at)])
    }
    for (client, weeks) in Dictionary(grouping: report.approved, by: \.week.clientID) {
      guard let coach = try coach(of: client) else { continue }
      change(.approved, coach) { event in
        event.counts[.clients, default: 0] += 1
        event.counts[.weeksApproved, default: 0] += weeks.count
        event.counts[.rows, default: 0] += weeks.reduce(0) { $0 + $1.rows }
      }
    }
    for (client, refusals) in Dictionary(grouping: report.refusals, by: \.clientID) {
      guard let coach = try coach(of: client) else { continue }
      change(.refused, coach) { event in
        event.counts[.clients, default: 0] += 1
        event.counts[.weeksRefused, default: 0] += refusals.count { $0.week != nil }
        event.codes.formUnion(refusals.map(\.finding.code))
      }
    }
    for kind in [EventKind.approved, .refused] {
      for (_, event) in (events[kind] ?? [:]).sorted(by: { $0.key < $1.key }) { try outbox.add(event) }
    }
  }

  private func coach(of client: String) throws -> String? {
    findCoach.bind(client, at: 1)
    defer { findCoach.reset() }
    return try findCoach.step() ? findCoach.pointer.string(0) : nil
  }
}
