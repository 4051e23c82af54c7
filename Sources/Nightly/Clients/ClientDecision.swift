import Files
import Findings
import PlanStore
import Planning
import Reporting
import Rulebook
import TrainingModel

/// What a run decided about one record, before anything is stored.
struct ClientDecision: Sendable {
  var id: String?
  var name = ""
  var notes = ""
  var coach: String
  var coachName = ""
  var recordDigest: ContentDigest
  var profileDigest = noDigest
  /// What the store knew of the client before the run.
  var known: StoreSnapshot.Client?
  var outcome = Outcome.rejected
  var reached = StageReached.loaded
  var planStart: CalendarDate?
  var fingerprint = noDigest
  var findings: [Finding]
  var change = ClientWrite.Change.keep
  /// Whether tonight would plan what is stored: then the outcome of the night that planned it stays with it.
  var isAsPlanned = false
  /// Whether nothing but the client's logs has changed since the plan was made: that is no reason for the brake.
  var isForLogs = false
  /// The start of a block that nobody approved in time.
  var expired: CalendarDate?
  /// Blocks that people have changed, checked again.
  var rechecks: [BlockRecheck] = []
  /// What of the profile stands beside the plan; nil where what is stored stays.
  var facts: ClientFacts?
  /// Since when the profile's lifts without a date are known; nil where what is stored stays.
  var seenLifts: SeenLifts?
  /// What logs make of the block that runs; nil where nothing of that is new.
  var adaptation: BlockAdaptation?

  /// Stands where there is nothing to take a digest of.
  static let noDigest = ContentDigest(high: 0, low: 0)

  init(id: String?, coach: String, recordDigest: ContentDigest, known: StoreSnapshot.Client?, findings: [Finding]) {
    (self.id, self.coach, self.recordDigest, self.known, self.findings) = (id, coach, recordDigest, known, findings)
  }

  /// The decision about a client of whom everything is the same as in the stored plan.
  init(same known: StoreSnapshot.Client) {
    self.init(id: known.id, coach: known.coachID, recordDigest: known.recordDigest, known: known, findings: [])
    (outcome, reached) = (.unchanged, .exported)
    (planStart, fingerprint) = (known.preview?.start, known.preview?.fingerprint ?? Self.noDigest)
  }

  /// The code of each warning that stands about the client: tonight's, or those that are stored with a plan that stays.
  var warnings: [FindingCode] {
    if findings.isEmpty, outcome == .unchanged || outcome == .protected { return known?.warnings ?? [] }
    return findings.filter { $0.severity == .warning }.map(\.code)
  }

  /// The code of each finding of the checks that stands about an edited plan, which nobody replaces.
  var editFindings: [FindingCode] {
    guard outcome == .unchanged || outcome == .protected, let known else { return [] }
    guard let present = known.preview?.start, let recheck = rechecks.first(where: { $0.edit.plan.planStart == present }) else {
      return known.editFindings
    }
    return recheck.openFindings
  }

  /// Whether the client had a plan in the last run, which is what the brake counts.
  var hadPlan: Bool { known?.hadPlan ?? false }

  /// Holds the client: a preview goes, and approved weeks that are not over are kept from them.
  mutating func hold(_ reasons: [Finding], today: CalendarDate) {
    outcome = .held
    change = .withdraw
    findings += reasons
    if known?.preview != nil {
      findings.append(
        Finding(.planWithdrawn, "the preview was withdrawn", hint: "it is planned again when nothing holds the client any more"))
    }
    if let until = known?.approvedUntil, until >= today {
      findings.append(
        Finding(.planSuspended, "approved weeks up to \(until) are suspended", hint: "tell the client not to train by them for now"))
    }
  }

  /// Has the client train by what is approved, and says what will hold the next block; a preview of it goes.
  mutating func wait(_ reasons: [Finding]) {
    outcome = .notDue
    fingerprint = Self.noDigest
    change = .postpone
    findings += reasons.map { Finding($0.code, "\($0.message) when the next block begins", severity: .warning, hint: $0.hint) }
    noteChangedProfile()
  }

  /// Leaves everything as it is, because the database does not give what the plan rests on.
  mutating func fail(_ error: StoreError) {
    (outcome, reached, change) = (.failed, .loaded, .keep)
    (fingerprint, adaptation) = (Self.noDigest, nil)
    findings = [
      Finding(
        .storeRefused, "what is stored about the client can't be read: \(error.message)",
        hint: "nothing of it was changed; run 'mesocycle doctor', and report this")
    ]
  }

  /// Says that a block nobody approved in time makes way.
  mutating func noteExpired(_ old: StoreSnapshot.Preview, _ new: CalendarDate) {
    expired = old.start
    findings.append(
      Finding(
        .previewExpired,
        old.hasApprovedWeeks
          ? "weeks of the block from \(old.start) were not approved in time, and what is left of it makes way for the one from \(new)"
          : "the block from \(old.start) was not approved in time, so a new one from \(new) takes its place",
        hint: old.isEdited
          ? "what was edited in it can be looked up with 'mesocycle history' and 'diff' and --start \(old.start)"
          : "approve it before it starts"))
  }

  /// Says that approved weeks were made from another profile: nobody changes them, so somebody has to look.
  mutating func noteChangedProfile() {
    guard let known, known.approvedUntil != nil, known.profileDigest != profileDigest else { return }
    findings.append(
      Finding(
        .planOutdated, "the profile has changed since weeks were approved, and approved weeks stay as they are",
        hint: "check whether they still fit the client"))
  }

  /// What is to be stored, or nil for a record without an id and for a client about whom nothing is new.
  var write: ClientWrite? {
    guard let id else { return nil }
    let isAllTheSame = isAllTheSame
    guard !isAllTheSame || facts != nil || seenLifts != nil || adaptation != nil else { return nil }
    // What is unchanged keeps the outcome that made it what it is, so that sheets don't change with every night.
    let before = known?.outcome ?? .unchanged
    let stored = outcome == .unchanged || staysAsPlanned ? (before.isPlanned || before == .notDue ? before : .unchanged) : outcome
    var write = ClientWrite(
      clientID: id, clientName: name, notes: notes, coachID: coach, coachName: coachName, recordDigest: storedDigest,
      profileDigest: profileDigest,
      outcome: stored, reached: reached, findings: keepsFindings ? nil : findings, change: isAllTheSame ? .keepAll : change)
    write.rechecks = rechecks
    (write.facts, write.seenLifts, write.adaptation) = (facts, seenLifts, adaptation?.write)
    return write
  }

  /// Whether nothing is new about the client, but for what stands beside the plan.
  private var isAllTheSame: Bool {
    // Who is rejected stays the client of the coach who is known, whatever the record says.
    if rechecks.isEmpty, let known, known.isPresent, known.recordDigest == storedDigest, known.coachID == coach || outcome == .rejected,
      outcome == .unchanged || outcome == known.outcome || staysAsPlanned
    {
      switch change {
      case .keep, .suspend, .keepAll: return true
      case .withdraw, .postpone: return known.preview == nil
      case .replace, .confirm: break
      }
    }
    return false
  }

  private var staysAsPlanned: Bool { isAsPlanned && outcome.isPlanned && known?.outcome.isPlanned == true }

  /// The digest to compare with tonight's tomorrow: of the record, and of what was found where there is no plan, for then that is all
  /// there is to tell.
  private var storedDigest: ContentDigest {
    let isPostponed = if case .postpone = change { true } else { false }
    if outcome.isPlanned || (outcome == .notDue && !isPostponed) || recordDigest == Self.noDigest { return recordDigest }
    var hasher = ContentHasher()
    hasher.update("\(recordDigest)")
    // What a change of last night's has led to is found on one night and stays true on the next.
    for finding in findings where ![.planWithdrawn, .planOutdated].contains(finding.code) { hasher.update(finding.cellText) }
    return hasher.finalize()
  }

  /// Whether what was found when the plan was made still stands: the plan does, and nothing else was said about the client since.
  private var keepsFindings: Bool {
    guard findings.isEmpty, let known else { return false }
    switch change {
    case .keepAll, .keep, .suspend, .confirm: break
    case .replace, .withdraw, .postpone: return false
    }
    return (outcome.isPlanned || outcome == .notDue) && (known.outcome.isPlanned || known.outcome == .notDue)
  }

  /// The client's entry in the results.
  var result: ClientResult {
    var result = ClientResult(
      clientID: id, coachID: coach, outcome: outcome, reached: reached, planStart: planStart,
      revision: known?.preview.flatMap { $0.start == planStart ? $0.revision : nil },
      fingerprint: fingerprint == Self.noDigest ? nil : fingerprint,
      findings: Finding.inReadingOrder(findings + rechecks.map(\.news) + (adaptation?.news ?? [])))
    result.adaptedWeeks = adaptation?.weeks ?? []
    return result
  }
}

extension StoreSnapshot.Client {
  /// Whether the client had a plan in the last run, previewed or approved.
  var hadPlan: Bool { isPresent && (outcome.isPlanned || outcome == .notDue) }
}
