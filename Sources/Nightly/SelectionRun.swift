import Findings
import Intake
import PlanStore
import Planning
import Reporting
import Rulebook
import TrainingModel

/// Chooses the exercises of the clients who are asked for and tells how, client by client; writes nothing.
package struct SelectionRun: Sendable {
  private let request: RunRequest

  package init(_ request: RunRequest) { self.request = request }

  /// Hands the document over piece by piece and returns what somebody should know; an error among it means that there is no document.
  ///
  /// - Throws: `IntakeFailure` or `StoreError` where profiles or database can't be read, and what `deliver` throws.
  package func run(_ deliver: ([UInt8]) throws -> Void) throws -> [Finding] {
    let (rulebook, findings) = request.rules.load()
    guard let rulebook else { return findings + [RunStop.rules(count: findings.count { $0.severity == .error }).finding] }
    let mapping = try request.loadMapping(ProfileVocabulary(rulebook))
    let source = try RecordSource.open(path: request.clients, mapping: mapping)
    let store = PlanStore.exists(at: request.database) ? try PlanStore.open(path: request.database, mode: .readOnly) : nil
    let job = PlanningJob(request: request, rulebook: rulebook, snapshot: try store?.snapshot() ?? StoreSnapshot.empty)
    var decoder = ProfileDecoder(source.format, vocabulary: job.vocabulary, today: request.today)
    var records = source.records()
    var document: SelectionJSON?
    while let record = try records.next() {
      let decoded = decoder.decode(record)
      guard let client = decoded.client, request.asks(for: client.id, coach: decoded.coach) else { continue }
      var open = document ?? SelectionJSON(rulebook)
      let (context, outcome) = try self.context(client, job, store)
      open.add(client.id, start: context.start, outcome == nil ? SelectionExplanation(context) : nil, outcome: outcome)
      try deliver(open.take())
      document = open
    }
    guard var document else {
      let missing = try MissingWishes(request, source, job.vocabulary)
      return findings + source.findings + [RunStop.nobodyAsked(request.clients, hint: missing.hint).finding]
    }
    try deliver(document.end())
    return findings + source.findings
  }

  /// What the client is planned from, and the outcome of who gets no plan.
  private func context(_ profile: Client, _ job: PlanningJob, _ store: PlanStore?) throws -> (PlanningContext, Outcome?) {
    let known = job.snapshot.place(id: profile.id).map { job.snapshot.clients[$0] }
    var client = profile
    _ = job.dateLifts(of: &client, known)
    let target = job.target(of: known)
    let isHeld = !MedicalGate.holds(client, on: target.gateDate(today: request.today), rules: job.rules).isEmpty
    let history =
      try job.hasHistory(client.id, known) ? store?.approvedHistory(of: client.id, before: target.start, job.rules.rulebook) : nil
    let context = PlanningContext(
      rules: job.rules, client: try job.fitted(client, to: target, store), start: target.start, history: history ?? BlockHistory())
    return (context, isHeld ? .held : nil)
  }
}
