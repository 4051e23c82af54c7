import Files
import Findings
import Foundation
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

/// What word gets round about.
package enum EventKind: UInt8, Word {
  /// A coach's sheet was written, and weeks in it wait for approval.
  case ready
  /// Weeks of a coach's clients went into the schedule.
  case approved
  /// An approval or a sheet that came back was refused.
  case refused
  /// Two people changed the same thing, and somebody has to choose.
  case conflict
  /// A client who gets no plan any more, or none to begin with: held, infeasible or rejected.
  case held
  /// What somebody has to see to soon: a night that did not finish, a way that is dead, blocks that begin unapproved, clients who are gone.
  case alert

  package static let spellings = ["ready", "approved", "refused", "conflict", "held", "alert"]
}

/// What an event may count: a closed list, so that nothing personal can become the name of a number.
package enum EventCount: UInt8, Word {
  case weeksPending, weeksDraft, weeksApproved, weeksRefused, clientsHeld, clientsInfeasible, clientsRejected, conflicts, rows, clients,
    files, clientsAbsent, previewsExpired, weeksUnapproved, clientsFailed

  package static let spellings = [
    "weeks_pending", "weeks_draft", "weeks_approved", "weeks_refused", "clients_held", "clients_infeasible", "clients_rejected",
    "conflicts", "rows", "clients", "files", "clients_absent", "previews_expired", "weeks_unapproved",
    "clients_failed",
  ]
}

/// An event as it leaves the house: the JSON that is stored once and sent with every try, byte for byte.
package struct EventDocument: Codable, Sendable, Equatable {
  package var schemaVersion = 1
  /// The idempotency key.
  package var id: String
  /// RFC 3339, UTC.
  package var at: String
  package var kind: String
  package var coachID: String?
  package var clientID: String?
  /// The first clients that it concerns, where it concerns several.
  package var clientIDs: [String]?
  package var planStart: String?
  package var week: Int?
  package var revision: Int?
  package var outcome: String?
  package var cause: String
  /// By the words of `EventCount`.
  package var counts: [String: Int]
  /// Codes of findings, sorted.
  package var codes: [String]

  private enum CodingKeys: String, CodingKey {
    case schemaVersion = "schema_version"
    case id, at, kind
    case coachID = "coach_id"
    case clientID = "client_id"
    case clientIDs = "client_ids"
    case planStart = "plan_start"
    case week, revision, outcome, cause, counts, codes
  }

  /// The document of an event that happened at the moment `at`.
  package init(_ event: OutboxEvent, part: Int = 1, at: String) {
    (id, self.at, kind) = (event.id(part: part), at, event.kind.id)
    (coachID, clientID, planStart) = (event.coachID, event.clientID, event.planStart?.description)
    (week, revision, outcome, cause) = (event.week, event.revision, event.outcome?.id, event.cause)
    counts = Dictionary(uniqueKeysWithValues: event.counts.map { ($0.key.id, $0.value) })
    codes = event.codes.map(\.id).sorted()
    clientIDs = event.clientIDs.isEmpty ? nil : Array(event.clientIDs.prefix(OutboxEvent.mostClients))
  }

  /// The document that was stored; throws where the text is none.
  package init(json: String) throws { self = try JSONDecoder().decode(EventDocument.self, from: Data(json.utf8)) }

  /// The JSON on one line, its keys sorted.
  ///
  /// - Throws: nothing in practice: it is made of texts and numbers.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// Takes over the counts, codes and clients of another part of the same happening.
  mutating func merge(_ event: OutboxEvent) {
    let clients = Set((clientIDs ?? []) + event.clientIDs).sorted()
    clientIDs = clients.isEmpty ? nil : Array(clients.prefix(OutboxEvent.mostClients))
    for (count, number) in event.counts { counts[count.id, default: 0] += number }
    codes = Set(codes).union(event.codes.map(\.id)).sorted()
  }
}
