import Editing
import Findings
import PlanStore
import Planning
import Reviewing
import Rulebook
import TrainingModel

/// Checks what people changed again once profile, rules or history have: a night plans nothing in its place, but says what speaks against it
/// now, so that it can be approved or mended.
struct EditedBlockCheck {
  let job: PlanningJob
  let store: PlanStore
  let client: Client
  let known: StoreSnapshot.Client
  /// Whether another block takes the place of what was never approved in this one, so that only drafts beside approved weeks stay.
  var makesWay = false

  /// The blocks with changed weeks that wait, and that were last checked by something else than today's profile, rules and history.
  ///
  /// - Parameter profile: the digest of today's profile.
  static func due(_ known: StoreSnapshot.Client, _ job: PlanningJob, profile: ContentDigest) -> [StoreSnapshot.EditedBlock] {
    known.editedBlocks.filter {
      $0.fingerprint != job.fingerprint(profile: profile, start: $0.start, known: known, logs: job.logCount(of: known.id))
    }
  }

  /// What is to be stored about such a block; nil where it has gone since the run looked, or nothing that people changed stays of it.
  ///
  /// Throws `StoreError`.
  func run(_ block: StoreSnapshot.EditedBlock, using memory: inout PlanningMemory) throws -> BlockRecheck? {
    guard let plan = try store.plan(of: known.id, start: block.start) else { return nil }
    if makesWay, !plan.weeks.contains(where: { $0.revisionInForce != nil && ($0.status == .draft || $0.status == .pending) }) { return nil }
    let history =
      job.hasHistory(known.id, known) ? try store.approvedHistory(of: known.id, before: block.start, job.rules.rulebook) : BlockHistory()
    let checked = job.checking.check(plan, for: client, history, using: &memory)
    let before = try store.editFindings(of: known.id)[block.start] ?? []
    let news = EditNews(before: before, now: checked.findings, cause: cause(of: block, profile: checked.profile))
    // A check of the whole block changes no session's minutes.
    let findings = checked.findings + [news.finding]
    let edit = PlanEdit(
      plan: plan, action: .edit, by: job.request.command.rawValue, at: job.request.now(), findings: findings, profile: checked.profile,
      from: plan)
    // What somebody has accepted is stored as information.
    let open = findings.filter { finding in
      finding.severity != .info && !before.contains { $0.severity == .info && $0.isSame(as: finding) }
    }
    return BlockRecheck(
      edit: edit,
      fingerprint: job.fingerprint(profile: checked.profile, start: block.start, known: known, logs: job.logCount(of: known.id)),
      basis: job.basis,
      news: news.finding, openFindings: open.map(\.code))
  }

  /// What has changed since the block was last checked; nil where that can't be told, as of a block that was planned in part.
  private func cause(of block: StoreSnapshot.EditedBlock, profile: ContentDigest) -> EditNews.Cause? {
    if known.profileDigest != profile { return .profile }
    if block.basis != job.basis { return .rules }
    if block.fingerprint == ClientDecision.noDigest { return nil }
    return ApprovedBlock.digest(of: known.approvedBlocks, before: block.start) == nil ? nil : .history
  }
}

/// What a check of a changed plan finds that the one before did not, and the other way round, in a sentence.
struct EditNews {
  private let come, gone: [Finding]
  private let cause: Cause?

  /// What a plan is checked by, as far as it can be told apart.
  enum Cause: String {
    case profile = "the profile has"
    case rules = "the rules or the program have"
    case history = "what is approved before it has"
  }

  init(before: [Finding], now: [Finding], cause: Cause?) {
    func told(_ findings: [Finding]) -> [Finding] { findings.filter { FindingCode.checks.contains($0.code) } }
    let (old, new) = (told(before), told(now))
    come = new.filter { one in one.severity != .info && !old.contains { $0.isSame(as: one) } }
    gone = old.filter { one in !new.contains { $0.isSame(as: one) } }
    self.cause = cause
  }

  /// A warning where an error has come, else information.
  var finding: Finding {
    let cause =
      cause.map { "\($0.rawValue) changed since somebody edited the plan, so it was checked again" }
      ?? "the plan that somebody edited was checked again"
    let parts = [(come, "found now"), (gone, "found no more")].filter { !$0.0.isEmpty }.map { "\($0.1): \(Self.list($0.0))" }
    let hasErrors = come.contains { $0.severity == .error }
    return Finding(
      .editRechecked, parts.isEmpty ? "\(cause), and nothing else was found" : "\(cause); \(parts.joined(separator: "; "))",
      severity: hasErrors ? .warning : nil,
      hint: hasErrors ? "correct what its errors name, then approve it" : "approve it when it is as you want it")
  }

  /// `equipment.missing in week 2, load.step`: each code and week once.
  private static func list(_ findings: [Finding]) -> String {
    var seen: Set<String> = []
    return findings.map { finding in finding.code.id + (finding.week.map { " in week \($0)" } ?? "") }
      .filter { seen.insert($0).inserted }.joined(separator: ", ")
  }
}
