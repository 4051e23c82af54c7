import Editing
import Findings
import Intake
import PlanStore
import Planning
import Reporting
import TrainingModel

/// A block as it is to be stored, with everything that is told about it.
struct MergedBlock: Sendable {
  /// The block as the store had it.
  let theirs: EditablePlan
  var plan: EditablePlan
  var conflicts: [MergeConflict]
  var report: BlockImport
  /// The digest of the profile by which it was checked; nil where it was not.
  var profile: ContentDigest?

  /// Whether nothing of the block may be stored.
  var isRefused: Bool { !report.refusals.isEmpty }
  var isChanged: Bool { !report.difference.isEmpty }
}

/// Merges what a sheet says with what the store says now, and has the result checked.
struct BlockMerging: Sendable {
  let table: SheetTable
  let path: String
  let checking: PlanChecking
  let today: CalendarDate
  let prefer: MergePreference?

  /// - Parameter theirs: the block as the store has it now, which may be later than when the sheet was read.
  func merge(_ pending: PendingBlock, with theirs: EditablePlan, using memory: inout PlanningMemory) throws -> MergedBlock {
    var merged = MergedBlock(theirs: theirs, plan: theirs, conflicts: [], report: pending.report)
    merged.report.revision = theirs.revision
    if merged.isRefused { return merged }
    // The client may have changed units since the sheet was written; what it leaves as it was is the same in either.
    let yours = pending.comparison.yours.converted(to: theirs.unit, by: checking.rules)
    if pending.base.hasSameWeeks(as: theirs) {
      (merged.plan.rows, merged.plan.sessions) = (yours.rows, yours.sessions)
    } else {
      let base = pending.base.converted(to: theirs.unit, by: checking.rules)
      let merge = ThreeWayMerge(base: base, theirs: theirs, yours: yours, prefer: prefer)
      (merged.plan, merged.conflicts) = (merge.plan, merge.conflicts)
    }
    merged.report.difference = PlanDifference(from: theirs, to: merged.plan)
    merged.report.conflicts = merged.conflicts
    merged.report.isDecided = prefer != nil
    merged.report.refusals += refusals(merged, theirs)
    if merged.isChanged, let excess = merged.plan.excess {
      let line = merged.report.difference.changes.first { $0.kind == .added }.flatMap { merged.report.lines[$0.rowID] }
      merged.report.refusals.append(Finding(.reviewRow, excess.message, at: Place(file: path, line: line), hint: excess.hint))
    }
    guard !merged.isRefused, merged.isChanged || pending.approvals.contains(where: { !$0.note.isEmpty }) else { return merged }
    let checked = try checking.check(merged.plan, using: &memory)
    if let checked { merged.plan = checked.plan }
    merged.plan.keepMinutes(of: theirs)
    merged.report.checks = checked?.findings
    merged.profile = checked?.profile
    return merged
  }

  /// Why days that are over or gone would change, each at the line that changes them.
  private func refusals(_ merged: MergedBlock, _ theirs: EditablePlan) -> [Finding] {
    var told: Set<PlanDay> = []
    var findings: [Finding] = []
    for change in merged.report.difference.changes {
      let from = change.from.flatMap { theirs.place(of: $0) }.map { PlanDay(week: $0.week, day: $0.day) }
      for day in [change.day, from].compactMap(\.self) where told.insert(day).inserted {
        guard let refusal = LockedDays.refusal(of: day, in: theirs, today: today) else { continue }
        findings.append(
          Finding(
            code(of: day, in: theirs), refusal.message, at: Place(file: path, line: merged.report.lines[change.rowID]), week: day.week,
            day: day.day, hint: refusal.hint))
      }
    }
    for day in merged.report.difference.sessions.map(\.day) where told.insert(day).inserted {
      guard let refusal = LockedDays.refusal(of: day, in: theirs, today: today) else { continue }
      findings.append(
        Finding(code(of: day, in: theirs), refusal.message, at: Place(file: path), week: day.week, day: day.day, hint: refusal.hint))
    }
    return findings
  }

  private func code(of day: PlanDay, in theirs: EditablePlan) -> FindingCode { theirs.week(day.week) == nil ? .reviewBlock : .reviewPast }
}
