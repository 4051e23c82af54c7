import Findings
import Intake
import PlanStore
import Planning
import Rulebook
import TrainingModel

/// Finds one client in the list of profiles, and what a night would plan for them; it plans and writes nothing itself.
package struct ClientInquiry: Sendable {
  /// What a night would do about the client.
  package enum Answer: Sendable {
    /// It would plan this; `remark` says where the stored plan would stay all the same.
    case plans(PlanningContext, remark: String?)
    /// It would hold the client, for these reasons.
    case holds([Finding])
    /// It would reject the profile, for these reasons.
    case rejects([Finding])
    /// The list has no such client; `nearest` is the id that was probably meant.
    case unknown(nearest: String?)
  }

  package let rules: PlanningRules
  private let request: RunRequest

  /// - Parameter request: whose profiles, database and dates are looked at.
  package init(_ request: RunRequest, _ rulebook: Rulebook) { (self.request, rules) = (request, PlanningRules(rulebook)) }

  /// Reads the list of profiles up to its end, for an id that stands in it twice rejects both.
  ///
  /// - Throws: `IntakeFailure` or `StoreError` where profiles or database can't be read.
  package func ask(about id: String) throws -> Answer {
    let mapping = try request.loadMapping(ProfileVocabulary(rules.rulebook))
    let source = try RecordSource.open(path: request.clients, mapping: mapping)
    let store = PlanStore.exists(at: request.database) ? try PlanStore.open(path: request.database, mode: .readOnly) : nil
    let job = PlanningJob(request: request, rulebook: rules.rulebook, snapshot: try store?.snapshot() ?? .empty)
    let roster = try Roster(source, job: job)
    var decoder = ProfileDecoder(source.format, vocabulary: job.vocabulary, today: request.today)
    var reader = source.records()
    var others: [String] = []
    while let record = try reader.next() {
      let decoded = decoder.decode(record)
      guard decoded.id == id else {
        if let other = decoded.id { others.append(other) }
        continue
      }
      if let repetition = roster.census.repetition(of: id, in: record) { return .rejects([repetition]) }
      guard let client = decoded.client else { return .rejects(decoded.findings) }
      return try answer(client, job, store)
    }
    return .unknown(nearest: Suggestion.nearest(to: id, among: others))
  }

  private func answer(_ profile: Client, _ job: PlanningJob, _ store: PlanStore?) throws -> Answer {
    let known = job.snapshot.place(id: profile.id).map { job.snapshot.clients[$0] }
    var client = profile
    _ = job.dateLifts(of: &client, known)
    let target = job.target(of: known)
    let holds = MedicalGate.holds(client, on: target.gateDate(today: request.today), rules: rules)
    guard holds.isEmpty else { return .holds(holds) }
    let history = try job.hasHistory(client.id, known) ? store?.approvedHistory(of: client.id, before: target.start, rules.rulebook) : nil
    let context = PlanningContext(
      rules: rules, client: try job.fitted(client, to: target, store), start: target.start, history: history ?? BlockHistory())
    return .plans(context, remark: remark(target, known?.preview))
  }

  private func remark(_ target: BlockTarget, _ preview: StoreSnapshot.Preview?) -> String? {
    switch target {
    case .notDue: "the next block is not due yet: this is what it would be with today's profile and rules"
    case .kept: "weeks of this block are approved and stay as they are: this is what today's profile and rules would make of it"
    case .due:
      preview?.isEdited == true && !target.isExpired
        ? "somebody edited the stored plan, so it stays: this is what today's profile and rules would make of it" : nil
    }
  }
}
