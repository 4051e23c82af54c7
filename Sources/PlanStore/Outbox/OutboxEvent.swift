import Files
import Findings
import Rulebook
import TrainingModel

/// Something that happened and that somebody outside should hear of: ids, counts and codes, and nothing else about a client.
package struct OutboxEvent: Sendable, Equatable {
  package var kind: EventKind
  /// Whose clients it is about; nil for what concerns the whole house.
  package var coachID: String?
  /// The client, for what concerns one alone.
  package var clientID: String?
  package var planStart: CalendarDate?
  /// 1 to 4.
  package var week: Int?
  package var revision: Int?
  /// What became of the client, for a client who gets no plan.
  package var outcome: Outcome?
  /// What made it happen, so that the same cause is told once only: the id of a run, the digest of a file, a moment.
  package var cause: String
  package var counts: [EventCount: Int] = [:]
  package var codes: Set<FindingCode> = []
  /// The clients, for what concerns several; the first `mostClients` of them are told.
  package var clientIDs: [String] = []

  /// So many clients are named in an event; `counts` has how many there are.
  package static let mostClients = 20

  /// An event without counts and codes, which are set afterwards.
  package init(_ kind: EventKind, coach: String?, client: String? = nil, cause: String) {
    (self.kind, coachID, clientID, self.cause) = (kind, coach, client, cause)
  }

  /// The idempotency key: the kind and 32 hexadecimal digits, the same whenever the same thing happened for the same reason.
  ///
  /// Counts, codes and the list of clients are no part of it. `part` tells the parts of one happening apart, from 1.
  package func id(part: Int = 1) -> String {
    var hasher = ContentHasher()
    for field in [coachID, clientID, planStart?.description, week?.description, revision?.description, cause] {
      // Neither a missing value nor a border between two can be mistaken for another event's.
      hasher.update(field.map { "\($0.utf8.count):\($0)" } ?? "-")
    }
    if part > 1 { hasher.update("part \(part)") }
    return "\(kind)-\(hasher.finalize())"
  }
}
