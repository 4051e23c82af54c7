import Editing
import Findings
import TrainingModel

/// A changed block on its way into the store, with who changed it and what checking it found.
package struct PlanEdit: Sendable {
  /// The whole block as it is to be; its `revision` is the one that the edit was made from.
  package var plan: EditablePlan
  package var action: PlanAction
  /// The revision whose content an undo, redo or revert brings back.
  package var restores: Int?
  /// What the coach says about the change; may be empty.
  package var note: String
  /// The name under which the change stands in the history.
  package var by: String
  /// RFC 3339, UTC.
  package var at: String
  /// What the checks found in the block as it is to be; nil where it could not be checked, which leaves changed weeks `draft`.
  package var findings: [Finding]?
  /// The digest of the profile by which it was checked; nil where it could not be checked.
  package var profile: ContentDigest?
  /// The block as it was read; where the store still says that, it isn't read again.
  package var base: EditablePlan?

  package init(
    plan: EditablePlan, action: PlanAction, restores: Int? = nil, note: String = "", by: String, at: String, findings: [Finding]?,
    profile: ContentDigest? = nil, from base: EditablePlan? = nil
  ) {
    self.profile = profile
    (self.plan, self.action, self.restores, self.note) = (plan, action, restores, note)
    (self.by, self.at, self.findings, self.base) = (by, at, findings, base)
  }
}

/// What came of saving an edit.
package enum SaveOutcome: Sendable, Equatable {
  case saved(SaveReport)
  /// Somebody else has changed the block since: nothing was written.
  case stale(newest: Int)
}

/// What was stored, counted.
package struct SaveReport: Sendable, Equatable {
  /// The block's new revision; the old one where nothing was different.
  package var revision: Int
  /// Rows written, by what happened to them.
  package var added = 0
  package var changed = 0
  package var removed = 0
  /// The weeks that were written, with where they stand now.
  package var weeks: [PlanWeek] = []

  package init(revision: Int) { self.revision = revision }

  package var rows: Int { added + changed + removed }
}
