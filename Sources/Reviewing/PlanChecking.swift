import Editing
import Findings
import Intake
import PlanStore
import Planning
import Rulebook
import TrainingModel

/// Checks changed blocks as the night checks what it plans: with the rules, the profiles and the history of tonight.
///
/// Made once for all the clients of an import or an edit, and shared read-only by whoever checks.
public struct PlanChecking: Sendable {
  public let rules: PlanningRules
  /// By id; clients whose profile can't be found or read are missing.
  public let clients: [String: Client]
  /// Why profiles are missing, where the list as a whole could not be read.
  public let findings: [Finding]
  private let store: PlanStore
  /// Clients with a history; nil where that could not be read, so that each is asked for.
  private let approved: Set<String>?
  private let cautions: CautionSentences
  private let pipeline = PlanningPipeline()

  /// Where rules and profiles are, as the night finds them.
  public struct Sources: Sendable {
    public var rules: RuleSource
    public var clients: String
    public var mapping: String?
    public var today: CalendarDate
    /// The profiles, where somebody has opened them already: a pipe can be read once only.
    public var source: RecordSource?

    public init(rules: [String], clients: String, mapping: String? = nil, today: CalendarDate) {
      self.init(rules: .folders(rules), clients: clients, mapping: mapping, today: today)
    }

    public init(rules: RuleSource, clients: String, mapping: String? = nil, today: CalendarDate) {
      (self.rules, self.clients, self.mapping, self.today) = (rules, clients, mapping, today)
    }
  }

  /// Loads the rules, and the profiles of these clients.
  ///
  /// Throws `ReviewFailure` where the rules have errors: nothing can be judged by them. A list of profiles that can't be read is no such
  /// reason; what then can't be checked stays a draft.
  public init(_ sources: Sources, for ids: Set<String>, store: PlanStore) throws(ReviewFailure) {
    let (rulebook, complaints) = sources.rules.load()
    guard let rulebook else { throw ReviewFailure(complaints.filter { $0.severity == .error }) }
    self.init(PlanningRules(rulebook), sources, for: ids, store: store)
  }

  /// Loads the profiles of these clients, for who has the rules already.
  public init(_ rules: PlanningRules, _ sources: Sources, for ids: Set<String>, store: PlanStore) {
    (self.rules, self.store) = (rules, store)
    cautions = CautionSentences(rules.rulebook)
    if ids.isEmpty {
      (clients, findings) = ([:], [])
    } else {
      do throws(IntakeFailure) {
        let source = try sources.open()
        clients = try ProfileLookup.clients(ids, in: source, vocabulary: ProfileVocabulary(rules.rulebook), today: sources.today)
        findings = []
      } catch {
        (clients, findings) = ([:], error.findings)
      }
    }
    approved = try? store.approvedClients()
  }

  /// What the block would be planned from; nil where nobody knows the client's profile.
  public func context(of plan: EditablePlan) throws -> PlanningContext? {
    guard var client = clients[plan.clientID] else { return nil }
    client.units = plan.unit
    let hasHistory = approved?.contains(client.id) ?? true
    let history = hasHistory ? try store.approvedHistory(of: client.id, before: plan.planStart, rules.rulebook) : nil
    return PlanningContext(rules: rules, client: client, start: plan.planStart, history: history ?? BlockHistory())
  }

  /// What a check came to.
  public struct Checked: Sendable {
    /// The block with the minutes that its sessions take now.
    public var plan: EditablePlan
    /// What was found; nil where nobody knows the client's profile, so that the block can't be judged.
    public var findings: [Finding]?
  }

  /// Checks a block.
  ///
  /// - Parameter draft: working memory that a worker uses again for the next block.
  public func check(_ plan: EditablePlan, using draft: inout PlanDraft) throws -> Checked {
    guard let context = try context(of: plan) else { return Checked(plan: plan, findings: nil) }
    let edited = EditedBlock(plan, rules.rulebook, cautions)
    let (found, block) = pipeline.check(edited.mesocycle, notes: edited.notes, context, using: &draft)
    var checked = plan
    for index in checked.sessions.indices {
      let session = checked.sessions[index]
      let own = block.sessions.first { $0.week == session.week && $0.day == session.day }
      if let own { checked.sessions[index].minutes = own.minutes }
    }
    return Checked(plan: checked, findings: edited.findings + found)
  }
}

extension PlanChecking.Sources {
  fileprivate func open() throws(IntakeFailure) -> RecordSource {
    if let source { return source }
    let mapping = try mapping.map { path throws(IntakeFailure) in try TableMapping.load(path: path) }
    return try RecordSource.open(path: clients, mapping: mapping)
  }
}
