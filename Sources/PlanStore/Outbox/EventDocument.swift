import Foundation
import TrainingModel

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

  /// Takes over the counts and codes of another part of the same happening.
  mutating func merge(_ event: OutboxEvent) {
    for (count, number) in event.counts { counts[count.id, default: 0] += number }
    codes = Set(codes).union(event.codes.map(\.id)).sorted()
  }
}
