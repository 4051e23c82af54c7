import Editing
import Findings
import Intake
import PlanStore
import Planning
import Rulebook
import TrainingModel

/// Checks blocks as the night checks what it plans: with the rules, the profiles and the history of today.
///
/// Made once for all the clients of an import, an edit or an approval, and shared read-only by whoever checks.
package struct PlanChecking: Sendable {
  package let rules: PlanningRules
  /// What the list of profiles has of the clients; of a list that can't be read, nothing.
  package let profiles: ProfileLookup.Found
  /// Why profiles are missing, where the list as a whole could not be read.
  package let findings: [Finding]
  private let store: PlanStore
  /// Clients with a history; nil where that could not be read, so that each is asked for.
  private let withHistory: Set<String>?
  private let blocks: BlockChecking

  /// Where rules and profiles are, as the night finds them.
  package struct Sources: Sendable {
    package var rules: RuleSource
    package var clients: String
    package var mapping: String?
    package var today: CalendarDate
    /// The profiles, where somebody has opened them already: a pipe can be read once only.
    package var source: RecordSource?

    package init(rules: [String], clients: String, mapping: String? = nil, today: CalendarDate) {
      self.init(rules: .folders(rules), clients: clients, mapping: mapping, today: today)
    }

    package init(rules: RuleSource, clients: String, mapping: String? = nil, today: CalendarDate) {
      (self.rules, self.clients, self.mapping, self.today) = (rules, clients, mapping, today)
    }
  }

  /// Loads the rules, and the profiles of these clients.
  ///
  /// - Throws: `ReviewFailure` where the rules have errors: nothing can be judged by them. A list of profiles that can't be read is no such
  ///   reason; what then can't be checked stays a draft.
  package init(_ sources: Sources, for ids: Set<String>, store: PlanStore) throws(ReviewFailure) {
    let (rulebook, complaints) = sources.rules.load()
    guard let rulebook else { throw ReviewFailure(complaints.filter { $0.severity == .error }) }
    self.init(PlanningRules(rulebook), sources, for: ids, store: store)
  }

  /// Loads the profiles of these clients, for who has the rules already.
  package init(_ rules: PlanningRules, _ sources: Sources, for ids: Set<String>, store: PlanStore) {
    (self.rules, self.store) = (rules, store)
    blocks = BlockChecking(rules, today: sources.today)
    if ids.isEmpty {
      (profiles, findings) = (.init(), [])
    } else {
      do throws(IntakeFailure) {
        let source = try sources.open()
        var found = try ProfileLookup.clients(ids, in: source, vocabulary: ProfileVocabulary(rules.rulebook), today: sources.today)
        for (id, profile) in found.clients where profile.lifts.contains(where: { $0.date == nil }) {
          // As the last night took them down; a lift that it has not seen is as new as it looks.
          guard var seen = try? store.seenLifts(of: id) else { continue }
          var client = profile
          seen.note(&client, on: sources.today) { rules.rulebook[$0].id }
          found.clients[id] = client
        }
        profiles = found
        findings = []
      } catch {
        (profiles, findings) = (.init(), error.findings)
      }
    }
    withHistory = try? store.clientsWithHistory()
  }

  /// What the block would be planned from; nil where nobody knows the client's profile.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func context(of plan: EditablePlan) throws -> PlanningContext? {
    guard let client = profiles.clients[plan.clientID] else { return nil }
    return blocks.context(of: plan, for: client, try history(before: plan))
  }

  /// Checks a block; nil where nobody knows the client's profile, so that the block can't be judged.
  ///
  /// - Parameter memory: the worker's, used again for the next block.
  /// - Throws: `StoreError` where the database can't be read.
  package func check(_ plan: EditablePlan, using memory: inout PlanningMemory) throws -> BlockChecking.Checked? {
    guard let client = profiles.clients[plan.clientID] else { return nil }
    return blocks.check(plan, for: client, try history(before: plan), using: &memory)
  }

  /// What the rows of a block breach by themselves; nil where nobody knows the client's profile.
  func rowFindings(_ plan: EditablePlan) throws -> [Finding]? {
    guard let client = profiles.clients[plan.clientID] else { return nil }
    return blocks.rowFindings(plan, for: client, try history(before: plan))
  }

  /// What holds the client from training on the day that the block is judged for.
  func holds(_ client: Client, _ plan: EditablePlan) -> [Finding] {
    MedicalGate.holds(client, on: max(plan.planStart, blocks.today), rules: rules)
  }

  /// The digest of what a profile says.
  func digest(of client: Client) -> ContentDigest { client.profileDigest(rules.rulebook) }

  private func history(before plan: EditablePlan) throws -> BlockHistory {
    let hasHistory = withHistory?.contains(plan.clientID) ?? true
    return hasHistory ? try store.approvedHistory(of: plan.clientID, before: plan.planStart, rules.rulebook) : BlockHistory()
  }
}

extension PlanChecking.Sources {
  fileprivate func open() throws(IntakeFailure) -> RecordSource {
    if let source { return source }
    let mapping = try mapping.map { path throws(IntakeFailure) in try TableMapping.load(path: path) }
    return try RecordSource.open(path: clients, mapping: mapping)
  }
}

/// Why what a coach sent can't be taken in at all, in words for that coach.
package struct ReviewFailure: ExplainedError, Sendable {
  /// At least one, each with its place where it has one.
  package var findings: [Finding]

  package init(_ findings: [Finding]) { self.findings = findings }
}
