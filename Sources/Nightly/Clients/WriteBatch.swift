import Findings
import PlanStore
import TrainingModel

/// Collects what is to be stored and hands it to the store by some hundred whole clients.
struct WriteBatch {
  private let send: ([ClientWrite]) throws -> BatchResult
  private var waiting: [(write: ClientWrite, decision: ClientDecision)] = []
  /// Ids that stand in several records and were stored once.
  private var written: Set<String> = []
  private(set) var protected: [String] = []
  /// Revisions above 1, by client: most blocks have the first.
  private(set) var revisions: [String: Int] = [:]
  /// What logs make of a running block and came otherwise than it was meant, by client.
  private(set) var setbacks: [String: (AdaptationSetback, BlockAdaptation)] = [:]
  /// Clients of whom the database refused to store what was decided, with what is said of them, by id.
  private(set) var failed: [String: (finding: Finding, decision: ClientDecision)] = [:]

  /// How many clients a transaction holds.
  private static let size = 256

  /// - Parameter send: stores a batch, or tells what would come of it.
  init(_ send: @escaping ([ClientWrite]) throws -> BatchResult) { self.send = send }

  /// Takes a decision. A client whose id stands in several records is stored once.
  mutating func add(_ decision: ClientDecision) throws {
    guard let write = decision.write else { return }
    if decision.recordDigest == ClientDecision.noDigest, !written.insert(write.clientID).inserted { return }
    waiting.append((write, decision))
    if waiting.count >= Self.size { try flush() }
  }

  /// Stores what waits.
  mutating func flush() throws {
    let result = try send(waiting.map(\.write))
    for (client, decision) in waiting where !result.setbacks.isEmpty {
      if let setback = result.setbacks[client.clientID], let adaptation = decision.adaptation {
        setbacks[client.clientID] = (setback, adaptation)
      }
    }
    for (client, decision) in waiting where !result.failed.isEmpty {
      if let finding = result.failed[client.clientID] { failed[client.clientID] = (finding, decision) }
    }
    protected += result.protected
    for (client, revision) in result.revisions where revision > 1 { revisions[client] = revision }
    waiting.removeAll(keepingCapacity: true)
  }
}
