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
  private let pipeline = PlanningPipeline()

  /// Where rules and profiles are, as the night finds them.
  public struct Sources: Sendable {
    public var rules: [String]
    public var clients: String
    public var mapping: String?
    public var today: CalendarDate

    public init(rules: [String], clients: String, mapping: String? = nil, today: CalendarDate) {
      (self.rules, self.clients, self.mapping, self.today) = (rules, clients, mapping, today)
    }
  }

  /// Loads the rules, and the profiles of these clients.
  ///
  /// Throws `ReviewFailure` where the rules have errors: nothing can be judged by them. A list of profiles that can't be read is no such
  /// reason; what then can't be checked stays a draft.
  public init(_ sources: Sources, for ids: Set<String>, store: PlanStore) throws(ReviewFailure) {
    let (rulebook, complaints) = RulebookLoader.load(layers: sources.rules)
    guard let rulebook else { throw ReviewFailure(complaints.filter { $0.severity == .error }) }
    rules = PlanningRules(rulebook)
    self.store = store
    do throws(IntakeFailure) {
      let mapping = try sources.mapping.map { path throws(IntakeFailure) in try TableMapping.load(path: path) }
      let source = try RecordSource.open(path: sources.clients, mapping: mapping)
      clients = try ProfileLookup.clients(ids, in: source, vocabulary: ProfileVocabulary(rulebook), today: sources.today)
      findings = []
    } catch {
      (clients, findings) = ([:], error.findings)
    }
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
    guard var client = clients[plan.clientID] else { return Checked(plan: plan, findings: nil) }
    client.units = plan.unit
    let history = try store.approvedHistory(of: client.id, before: plan.planStart, rules.rulebook)
    let context = PlanningContext(rules: rules, client: client, start: plan.planStart, history: history)
    let edited = EditedBlock(plan, rules.rulebook)
    let (found, block) = pipeline.check(edited.mesocycle, context, using: &draft)
    var checked = plan
    for index in checked.sessions.indices {
      let session = checked.sessions[index]
      let own = block.sessions.first { $0.week == session.week && $0.day == session.day }
      if let own { checked.sessions[index].minutes = own.minutes }
    }
    return Checked(plan: checked, findings: edited.findings + found)
  }
}
