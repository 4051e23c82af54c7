import Editing
import Findings
import PlanStore
import TrainingModel

/// What came of an edit of one block, for whoever made it.
package struct EditReport: Sendable {
  package var clientID: String
  package var planStart: CalendarDate
  package var action: PlanAction
  /// The revision whose content an undo, redo or revert brought back.
  package var restores: Int?
  /// The revision that the edit was made from.
  package var baseRevision: Int
  /// The new revision, the one that there would be after a dry run; the old one where nothing is different.
  package var revision: Int
  package var difference: PlanDifference
  /// The weeks that were changed or checked, with where they stand now.
  package var weeks: [PlanWeek]
  /// What the checks say of the whole block; nil where it could not be checked.
  package var findings: [Finding]?
  /// Why the profile could not be found, where it could not and somebody can say more than that.
  package var missingProfile: [Finding] = []
  /// What else happened on the way, each in a sentence without full stop.
  package var remarks: [String] = []
  /// What somebody may not have meant.
  package var warnings: [Finding] = []
  package var isDryRun: Bool
  /// Whether only a check was asked for.
  package var isCheck = false

  /// What an edit comes to before it is stored.
  package init(
    action: PlanAction, restores: Int? = nil, from old: EditablePlan, to new: EditablePlan, findings: [Finding]?, isDryRun: Bool
  ) {
    (clientID, planStart, self.action, self.restores) = (new.clientID, new.planStart, action, restores)
    difference = PlanDifference(from: old, to: new)
    (self.findings, self.isDryRun) = (findings, isDryRun)
    baseRevision = old.revision
    let changed = RowDifference(from: old.rows, to: new.rows).days.union(difference.sessions.map(\.day))
    revision = changed.isEmpty ? old.revision : old.revision + 1
    weeks = []
    for week in old.weeks {
      let days = changed.filter { $0.week == week.week }.map(\.day)
      guard !days.isEmpty || (week.status == .draft && findings != nil) else { continue }
      var week = week
      week.status = isValid(week.week) ? .pending : .draft
      week.dirtyDays = isValid(week.week) ? [] : Set(week.dirtyDays + days).sorted()
      if !days.isEmpty { week.revision = revision }
      weeks.append(week)
    }
  }

  /// Takes over what the store says.
  package mutating func take(_ saved: SaveReport) { (revision, weeks) = (saved.revision, saved.weeks) }

  /// The findings that say something of the weeks that were changed or checked, and of the block as a whole.
  package var concerning: [Finding] {
    let numbers = Set(weeks.map(\.week))
    return (findings ?? []).filter { finding in isCheck || finding.week.map(numbers.contains) ?? true }
  }

  private func isValid(_ week: Int) -> Bool {
    findings.map { !$0.contains { $0.severity == .error && ($0.week == nil || $0.week == week) } } ?? false
  }
}
