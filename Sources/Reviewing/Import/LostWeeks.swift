import Editing
import Findings
import Intake
import TrainingModel

/// What a sheet says of weeks that its block has lost since it was written: nobody approved them in time, or a hold took them.
///
/// Rows that were left as they were change nothing. Those that were changed are refused, week by week at the first of them.
struct LostWeeks {
  /// The weeks (1 to 4) that the block had when the sheet was written.
  let weeks: Set<Int>
  /// Why nothing of the block is taken; empty where no row of such a week was touched.
  private(set) var refusals: [Finding] = []
  /// Weeks that the sheet approves and that are not there to be approved.
  private(set) var remarks: [Finding] = []

  /// Takes these weeks out of what the sheet changes and approves.
  ///
  /// - Parameters:
  ///   - base: the block as it stood when the sheet was written.
  ///   - theirs: the block as it stands now.
  init(
    _ base: EditablePlan, _ theirs: EditablePlan, _ comparison: inout SheetComparison, _ wishes: inout SheetApprovals, _ table: SheetTable
  ) {
    weeks = Set(base.weeks.map(\.week)).subtracting(theirs.weeks.map(\.week))
    if weeks.isEmpty, comparison.weekless.isEmpty { return }
    let touched = Dictionary(grouping: comparison.leaveOut(weeks), by: \.week)
    for week in 1...Mesocycle.weekCount where theirs.week(week) == nil {
      let wish = wishes.leaveOut(week)
      if let lines = touched[week], let first = lines.first {
        let count = lines.count == 1 ? "1 row" : "\(lines.count) rows"
        refusals.append(
          Finding(
            .reviewBlock, "the sheet asks for \(count) in week \(week), which the block from \(theirs.planStart) does not have any more",
            at: table.place(ofLine: first.line, .date), week: week,
            hint: "take the rows out, or leave them as they were; 'mesocycle export' writes a sheet of the weeks that there are"))
      } else if let wish {
        remarks.append(
          Finding(
            .reviewPartlyApproved,
            "week \(week) was not approved, for the block from \(theirs.planStart) does not have it any more",
            at: table.place(ofLine: wish, .status), week: week, hint: "approve the weeks of the new sheet"))
      }
    }
  }
}
