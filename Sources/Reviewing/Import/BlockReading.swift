import Editing
import Findings
import Intake
import PlanStore
import Reporting
import TrainingModel

/// A block in which a sheet changes or approves something, on its way into the store.
struct PendingBlock: Sendable {
  /// The block as it stood when the sheet was written.
  var base: EditablePlan
  /// The block as it stood in the store when the sheet was read.
  var theirs: EditablePlan
  var comparison: SheetComparison
  /// Weeks that the status cells approve: those that say `approve`, and those that say `approved` and were not when the sheet was written.
  var approvals: [SheetApprovals.Whole] = []
  /// How many of the sheet's rows are about the block.
  var report: BlockImport
  /// Lines with ids that no row of the plan has, and that count as new rows.
  var strays: [Finding] = []

  var isRefused: Bool { !report.refusals.isEmpty }
}

/// Compares each block of a sheet with the store, and keeps those about which there is something to do or to tell.
struct BlockReading {
  let table: SheetTable
  let path: String
  let catalogue: ExerciseCatalogue
  let allowsDeletions: Bool

  /// - Parameter told: gathers what was typed where nothing is read, also of blocks in which nothing else changed.
  func read(_ blocks: [SheetBlocks.Block], from store: PlanStore, into told: inout ExportedComparison) throws -> [PendingBlock] {
    try store.readingPlans { plans in try blocks.compactMap { try read($0, plans, &told) } }
  }

  private func read(_ block: SheetBlocks.Block, _ plans: PlanReading, _ told: inout ExportedComparison) throws -> PendingBlock? {
    let revisions = SheetRevisions(table.lines, at: block.lines, start: block.planStart)
    guard let theirs = try plans.plan(of: block.clientID, start: block.planStart), !theirs.weeks.isEmpty else {
      if try isUntouched(block, revisions, plans) { return nil }
      return refused(
        block, nil, "plan_start", "the client has no block from \(block.planStart) any more", "export the sheet again, and edit the new one"
      )
    }
    guard let newest = revisions.newest else {
      return refused(
        block, theirs, "revision", "no row of the block says from which revision the sheet was made", "restore the column 'revision'")
    }
    guard var base = try plans.plan(theirs, weeksAt: revisions) else {
      let all = Set(revisions.sure.values).sorted().map(String.init).joined(separator: ", ")
      return refused(
        block, theirs, "revision",
        "the sheet was made from a state of the block that the database never had (revisions of its weeks: \(all))",
        "export the sheet again from this database, and edit the new one")
    }
    base.revision = newest
    var comparison = SheetComparison(
      table.lines, at: block.lines, base: base, catalogue: catalogue, allowsDeletions: allowsDeletions)
    told.compare(comparison, at: block.lines, with: base)
    for remark in comparison.remarks { told.add(table.finding(remark, .sheetReadOnly, path: path)) }
    var wishes = SheetApprovals(table.lines, at: block.lines, plan: comparison.yours)
    if comparison.isUnchanged, wishes.isEmpty { return nil }
    let lost = LostWeeks(base, theirs, &comparison, &wishes, table)
    base.leaveOut(lost.weeks)
    var pending = PendingBlock(
      base: base, theirs: theirs, comparison: comparison,
      report: BlockImport(
        clientID: block.clientID, planStart: block.planStart, rows: block.lines.count, revision: theirs.revision,
        difference: PlanDifference(none: theirs.unit)))
    pending.report.refusals = comparison.issues.map { table.finding($0, path: path) } + lost.refusals
    pending.strays = strays(comparison, theirs)
    pending.report.lines = comparison.lines.mapValues { table.lines[$0].line }
    if !allowsDeletions {
      // A sheet that comes a second time leaves out what went with the first.
      let there = Set(theirs.rows.map(\.rowID))
      pending.report.missing = comparison.missing.filter { there.contains($0.rowID) }
    }
    // Where a week was approved when the sheet was written, its cells only say so.
    let isNews = { [base] (week: Int) in
      let (then, now) = (base.week(week), theirs.week(week))
      return now?.status != .finalized && (now?.revisionInForce == nil || now?.revisionInForce != then?.revision)
    }
    pending.approvals = wishes.whole.filter { $0.isWish || isNews($0.week) }
    pending.report.remarks =
      lost.remarks
      + wishes.partial.filter { $0.isWish || isNews($0.week) }.map { table.finding($0.issue, .reviewPartlyApproved, path: path) }
      + wishes.strange.map { line in
        let word = table.lines[line].status ?? ""
        var finding = table.finding(SheetApprovals.strangeness(line: line, word: word), path: path)
        finding.severity = SheetApprovals.isSlip(word) ? .error : .warning
        return finding
      }
    let isSilent =
      comparison.isUnchanged && pending.approvals.isEmpty && pending.report.remarks.isEmpty && pending.report.refusals.isEmpty
    return isSilent ? nil : pending
  }

  /// Whether the rows of a block that is gone still say what it said, and nobody approves it: then there is nothing to do or to say.
  private func isUntouched(_ block: SheetBlocks.Block, _ revisions: SheetRevisions, _ plans: PlanReading) throws -> Bool {
    var gone = gone(block)
    // Only the archive knows it, and that has no unit: a load in another one is another load.
    gone.unit = block.lines.lazy.compactMap { table.lines[$0].unit }.first ?? gone.unit
    guard let base = try plans.plan(gone, weeksAt: revisions) else { return false }
    let comparison = SheetComparison(table.lines, at: block.lines, base: base, catalogue: catalogue, allowsDeletions: false)
    return comparison.isUnchanged && SheetApprovals(table.lines, at: block.lines, plan: base).isEmpty
  }

  /// A block of which nothing is left.
  private func gone(_ block: SheetBlocks.Block) -> EditablePlan {
    EditablePlan(
      clientID: block.clientID, coachID: "", planStart: block.planStart, unit: .kg, revision: 0, weeks: [], rows: [], sessions: [])
  }

  /// Lines with an id that neither the base nor the store has: the page gives such ids, and who imports a file twice has them stored.
  private func strays(_ comparison: SheetComparison, _ theirs: EditablePlan) -> [Finding] {
    if comparison.unknown.isEmpty || table.isOfPage { return [] }
    let known = Set(theirs.rows.map(\.rowID))
    return comparison.unknown.filter { !known.contains($0.id) }.map { _, line in
      Finding(
        .sheetUnknownRow, "no row of the plan has this id, so the row counts as a new one; the row that it was counts as missing",
        at: table.place(ofLine: line, .rowID), hint: "restore the cell 'row_id', or empty it in a row that is new")
    }
  }

  private func refused(
    _ block: SheetBlocks.Block, _ theirs: EditablePlan?, _ column: String, _ message: String, _ hint: String
  ) -> PendingBlock {
    let plan = theirs ?? gone(block)
    let comparison = SheetComparison(table.lines, at: [], base: plan, catalogue: catalogue, allowsDeletions: false)
    var report = BlockImport(
      clientID: block.clientID, planStart: block.planStart, rows: block.lines.count, revision: plan.revision,
      difference: PlanDifference(none: plan.unit))
    let issue = SheetIssue(line: block.lines.first, column: column, message, hint: hint)
    report.refusals = [table.finding(issue, .reviewBlock, path: path)]
    let wishes = SheetApprovals(table.lines, at: block.lines, plan: plan)
    return PendingBlock(
      base: plan, theirs: plan, comparison: comparison, approvals: wishes.whole.filter(\.isWish), report: report)
  }
}
