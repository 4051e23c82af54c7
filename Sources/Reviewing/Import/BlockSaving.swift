import Editing
import Findings
import PlanStore
import Planning
import Reporting
import TrainingModel

/// Stores merged blocks, each in one transaction; where somebody else was quicker, it merges again with what that one left.
struct BlockSaving {
  let store: PlanStore
  let merging: BlockMerging
  let request: ImportRequest
  /// The sheet's name, without its folder.
  let file: String
  /// Called before each try to store a block, so that a test can put somebody else there who is quicker.
  var beforeEachTry: () throws -> Void = {}

  /// So often a block is merged again before it is given up.
  private static let attempts = 5

  /// Stores a block, and returns what is to be told about it; what the database refuses of one block keeps no other from being stored.
  func save(_ first: MergedBlock, of pending: PendingBlock) throws -> BlockImport {
    do { return try store(first, of: pending) } catch let error as StoreError where error.isOfOneWrite {
      var report = first.report
      report.refusals.append(error.finding)
      return report
    }
  }

  private func store(_ first: MergedBlock, of pending: PendingBlock) throws -> BlockImport {
    var merged = first
    var memory = PlanningMemory()
    for _ in 0..<Self.attempts {
      if merged.isRefused || request.isDryRun { return merged.report }
      let edit = PlanEdit(
        plan: merged.plan, action: .sheet, note: file, by: request.by, at: request.at, findings: merged.report.checks,
        profile: merged.profile, from: merged.theirs)
      let update = try update(merged, pending)
      try beforeEachTry()
      if !merged.isChanged, update == nil, merged.report.checks == nil { return merged.report }
      switch try store.save(edit, conflicts: update) {
      case .saved(let report):
        if merged.isChanged { merged.report.saved = report }
        return merged.report
      case .stale:
        guard let theirs = try store.plan(of: pending.theirs.clientID, start: pending.theirs.planStart) else { break }
        merged = try merging.merge(pending, with: theirs, using: &memory)
        continue
      }
      break
    }
    merged.report.refusals.append(
      Finding(
        .reviewBusy, "the block kept changing while the sheet was taken in, so nothing of it was stored",
        hint: "import the sheet again"))
    return merged.report
  }

  /// What the import says about conflicts: its own wait, and it decides those of rows that it has seen since; nil where there is none.
  private func update(_ merged: MergedBlock, _ pending: PendingBlock) throws -> ConflictUpdate? {
    let (client, start) = (merged.plan.clientID, merged.plan.planStart)
    let waiting = try store.waitingConflicts(clients: [client]).filter { $0.planStart == start }
    let open = Set(request.prefer == nil ? merged.conflicts.map(\.cell) : [])
    let seen = pending.base.revision
    // A sheet that was written after the conflict and leaves the cell alone agrees with what stands there.
    let decided = waiting.filter { old in
      !open.contains(old.conflict.cell)
        && ((seen > old.revision && pending.comparison.holds(old.conflict.day))
          || merged.conflicts.contains { $0.cell == old.conflict.cell })
    }
    if open.isEmpty, decided.isEmpty { return nil }
    let conflicts = request.prefer == nil ? merged.conflicts : []
    return ConflictUpdate(
      waiting: conflicts.map { conflict in
        WaitingConflict(
          clientID: client, planStart: start, conflict: conflict, revision: merged.plan.revision + (merged.isChanged ? 1 : 0),
          coachID: request.coachID, file: file, line: conflict.rowID.flatMap { merged.report.lines[$0] }, at: request.at)
      }, decided: Set(decided.map(\.conflict.cell)))
  }
}
