import Editing
import Findings
import TrainingModel

/// A changed block on its way into the store, with who changed it and what checking it found.
public struct PlanEdit: Sendable {
  /// The whole block as it is to be; its `revision` is the one that the edit was made from.
  public var plan: EditablePlan
  public var action: PlanAction
  /// The revision whose content an undo, redo or revert brings back.
  public var restores: Int?
  /// What the coach says about the change; may be empty.
  public var note: String
  /// The name under which the change stands in the history.
  public var by: String
  /// RFC 3339, UTC.
  public var at: String
  /// What the checks found in the block as it is to be; nil where it could not be checked, which leaves changed weeks `draft`.
  public var findings: [Finding]?
  /// The digest of the profile by which it was checked; nil where it could not be checked.
  public var profile: Digest?
  /// The block as it was read; where the store still says that, it isn't read again.
  public var base: EditablePlan?

  public init(
    plan: EditablePlan, action: PlanAction, restores: Int? = nil, note: String = "", by: String, at: String, findings: [Finding]?,
    profile: Digest? = nil, from base: EditablePlan? = nil
  ) {
    self.profile = profile
    (self.plan, self.action, self.restores, self.note) = (plan, action, restores, note)
    (self.by, self.at, self.findings, self.base) = (by, at, findings, base)
  }
}

/// What came of saving an edit.
public enum SaveOutcome: Sendable, Equatable {
  case saved(SaveReport)
  /// Somebody else has changed the block since: nothing was written.
  case stale(newest: Int)
}

/// What was stored, counted.
public struct SaveReport: Sendable, Equatable {
  /// The block's new revision; the old one where nothing was different.
  public var revision: Int
  /// Rows written, by what happened to them.
  public var added = 0
  public var changed = 0
  public var removed = 0
  /// The weeks that were written, with where they stand now.
  public var weeks: [PlanWeek] = []

  public init(revision: Int) { self.revision = revision }

  public var rows: Int { added + changed + removed }
}
