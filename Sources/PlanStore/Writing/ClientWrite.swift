import Findings
import TrainingModel

/// What a run stores about one client: the outcome always, a plan where there is one.
package struct ClientWrite: Sendable {
  /// What happens to the client's unapproved block.
  package enum Change: Sendable {
    /// It stays as it is, and so does everything that is known of the client but `facts` and `seenLifts`.
    case keepAll
    /// It stays as it is.
    case keep
    /// It stays as it is, and approved weeks that are not over are suspended.
    case suspend
    /// It stays as it is, for what was planned tonight says the same; what it was made from is noted anew.
    case confirm(start: CalendarDate, fingerprint: ContentDigest, logs: BlockLogs? = nil)
    /// This block takes its place.
    case replace(PlannedBlock)
    /// It goes, if there is one, because the client may not train by it; approved weeks that are not over are suspended.
    case withdraw
    /// It goes, if there is one, because the client may not begin it; until then they train by what is approved.
    case postpone

    /// Whether what waits for its first approval is left where it is.
    package var leavesPreview: Bool {
      switch self {
      case .keepAll, .keep, .suspend, .confirm: true
      case .replace, .withdraw, .postpone: false
      }
    }
  }

  package var clientID: String
  package var clientName: String
  /// What the profile tells the coach, cleaned; empty where it tells nothing.
  package var notes: String
  package var coachID: String
  package var coachName: String
  /// The digest of the profile's bytes as they were read.
  package var recordDigest: ContentDigest
  /// The digest of what the profile says.
  package var profileDigest: ContentDigest
  package var outcome: Outcome
  package var reached: StageReached
  /// In reading order; nil leaves those that stand, because what they are about stands too.
  package var findings: [Finding]?
  package var change: Change
  /// Blocks that people have changed, checked again by what the client's profile and the rules say now.
  package var rechecks: [BlockRecheck] = []
  /// What of the profile stands beside the plan; nil leaves what is known.
  package var facts: ClientFacts?
  /// Since when the profile's lifts without a date are known; nil where what is stored stays.
  package var seenLifts: SeenLifts?
  /// What logs make of the block that runs; nil where nothing is new.
  package var adaptation: AdaptationWrite?

  package init(
    clientID: String, clientName: String, notes: String = "", coachID: String, coachName: String, recordDigest: ContentDigest,
    profileDigest: ContentDigest, outcome: Outcome,
    reached: StageReached, findings: [Finding]?, change: Change
  ) {
    self.clientID = clientID
    self.clientName = clientName
    self.notes = notes
    self.coachID = coachID
    self.coachName = coachName
    self.recordDigest = recordDigest
    self.profileDigest = profileDigest
    self.outcome = outcome
    self.reached = reached
    self.findings = findings
    self.change = change
  }
}

/// A validated block on its way into the preview.
package struct PlannedBlock: Sendable {
  /// The block, or those of its weeks that are to be written; the others stay as they are.
  package var mesocycle: Mesocycle
  /// What `WeekDigests` says about the four weeks.
  package var weekDigests: [ContentDigest]
  /// The digest of everything that made the block.
  package var fingerprint: ContentDigest
  /// The named programme as the block begins; nil where the week was generated.
  package var programme: ProgrammeRecord?

  /// What a week should give each muscle.
  package var bands: [WeeklyAim]
  /// Of which logs it was made; nil where the client has none.
  package var logs: BlockLogs?

  package init(
    mesocycle: Mesocycle, weekDigests: [ContentDigest], fingerprint: ContentDigest, programme: ProgrammeRecord? = nil,
    bands: [WeeklyAim] = []
  ) {
    self.programme = programme
    self.bands = bands
    self.mesocycle = mesocycle
    self.weekDigests = weekDigests
    self.fingerprint = fingerprint
  }
}

/// Of which state of a client's logs a block was made.
package struct BlockLogs: Sendable, Hashable {
  /// How often the client's logs had changed, from 1.
  package var count: Int
  /// Whether the last logs before the block begins have been looked at, so that later ones leave it alone.
  package var isSettled: Bool
  /// Why exercises of the block begin as they do, by what was logged.
  package var reasons: [StoredReason] = []

  package init(count: Int, isSettled: Bool) { (self.count, self.isSettled) = (count, isSettled) }
}
