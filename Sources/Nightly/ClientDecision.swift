import Findings
import PlanStore
import Reporting
import TrainingModel

/// What a run decided about one record, before anything is stored.
struct ClientDecision: Sendable {
  var id: String?
  var name = ""
  var notes = ""
  var coach: String
  var coachName = ""
  var recordDigest: Digest
  var profileDigest = noDigest
  /// What the store knew of the client before the run.
  var known: StoreSnapshot.Client?
  var outcome = Outcome.rejected
  var reached = Reached.loaded
  var planStart: CalendarDate?
  var fingerprint = noDigest
  var findings: [Finding]
  var change = ClientWrite.Change.keep

  /// Stands where there is nothing to take a digest of.
  static let noDigest = Digest(high: 0, low: 0)

  init(id: String?, coach: String, recordDigest: Digest, known: StoreSnapshot.Client?, findings: [Finding]) {
    (self.id, self.coach, self.recordDigest, self.known, self.findings) = (id, coach, recordDigest, known, findings)
  }

  /// The decision about a client of whom everything is the same as in the stored plan.
  init(same known: StoreSnapshot.Client) {
    self.init(id: known.id, coach: known.coachID, recordDigest: known.recordDigest, known: known, findings: [])
    (outcome, reached) = (.unchanged, .exported)
    (planStart, fingerprint) = (known.preview?.start, known.preview?.fingerprint ?? Self.noDigest)
  }

  /// Whether the client had a plan in the last run, which is what the brake counts.
  var hadPlan: Bool { known.map { $0.isPresent && $0.outcome.isPlanned } ?? false }

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

  /// No named programmes come with these rules, so nobody can be given one.
  mutating func refuseTemplate() {
    outcome = .infeasible
    findings.append(Finding(.templateUnfit, "the rules have no template of that name", hint: "leave 'template' out for a generated plan"))
  }

  /// What is to be stored, or nil for a record without an id and for a client about whom nothing is new.
  var write: ClientWrite? {
    guard let id else { return nil }
    if let known, known.isPresent, known.recordDigest == recordDigest, known.coachID == coach,
      outcome == .unchanged || outcome == known.outcome
    {
      switch change {
      case .keep: return nil
      case .withdraw where known.preview == nil: return nil
      case .withdraw, .replace: break
      }
    }
    // What is unchanged keeps the outcome that made it what it is, so that sheets don't change with every night.
    let stored = outcome == .unchanged ? known?.outcome ?? .unchanged : outcome
    return ClientWrite(
      clientID: id, clientName: name, notes: notes, coachID: coach, coachName: coachName, recordDigest: recordDigest,
      profileDigest: profileDigest,
      outcome: stored, reached: reached, findings: keepsFindings ? nil : findings, change: change)
  }

  /// Whether what was found when the plan was made still stands: the plan does, and nothing else was said about the client since.
  private var keepsFindings: Bool {
    guard case .keep = change, findings.isEmpty, let known else { return false }
    return (outcome.isPlanned || outcome == .notDue) && (known.outcome.isPlanned || known.outcome == .notDue)
  }

  /// The client's entry in the results.
  var result: ClientResult {
    ClientResult(
      clientID: id, coachID: coach, outcome: outcome, reached: reached, planStart: planStart,
      revision: known?.preview.flatMap { $0.start == planStart ? $0.revision : nil },
      fingerprint: fingerprint == Self.noDigest ? nil : fingerprint, findings: Finding.inReadingOrder(findings))
  }
}
