import Foundation
import TrainingModel

/// An event as it leaves the house: the JSON that is stored once and sent with every try, byte for byte.
public struct EventDocument: Codable, Sendable, Equatable {
  public var schemaVersion = 1
  /// The idempotency key.
  public var id: String
  /// RFC 3339, UTC.
  public var at: String
  public var kind: String
  public var coachID: String?
  public var clientID: String?
  /// The first clients that it concerns, where it concerns several.
  public var clientIDs: [String]?
  public var planStart: String?
  public var week: Int?
  public var revision: Int?
  public var outcome: String?
  public var cause: String
  /// By the words of `EventCount`.
  public var counts: [String: Int]
  /// Codes of findings, sorted.
  public var codes: [String]

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
  public init(_ event: OutboxEvent, part: Int = 1, at: String) {
    (id, self.at, kind) = (event.id(part: part), at, event.kind.id)
    (coachID, clientID, planStart) = (event.coachID, event.clientID, event.planStart?.description)
    (week, revision, outcome, cause) = (event.week, event.revision, event.outcome?.id, event.cause)
    counts = Dictionary(uniqueKeysWithValues: event.counts.map { ($0.key.id, $0.value) })
    codes = event.codes.map(\.id).sorted()
    clientIDs = event.clientIDs.isEmpty ? nil : Array(event.clientIDs.prefix(OutboxEvent.mostClients))
  }

  /// The document that was stored; throws where the text is none.
  public init(json: String) throws { self = try JSONDecoder().decode(EventDocument.self, from: Data(json.utf8)) }

  /// The JSON on one line, its keys sorted.
  ///
  /// - Throws: nothing in practice: it is made of texts and numbers.
  public func json() throws -> String {
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
