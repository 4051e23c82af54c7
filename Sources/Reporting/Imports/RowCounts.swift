import Editing
import TrainingModel

/// What became of the rows of a sheet, each counted once, and of those that it no longer has.
package struct RowCounts: Hashable, Sendable {
  /// Rows that say nothing new.
  package private(set) var unchanged = 0
  package private(set) var changed = 0
  package private(set) var moved = 0
  /// New rows.
  package private(set) var added = 0
  /// Rows that were taken out because their column `delete` says so.
  package private(set) var removed = 0
  /// Rows of which a part at least waits for somebody to decide.
  package private(set) var inConflict = 0
  /// Rows of blocks and clients of which nothing was taken.
  package private(set) var refused = 0

  /// Rows that the sheet does not have, and that were taken out for that.
  package private(set) var missingRemoved = 0
  /// Rows that the sheet does not have, and that stay until somebody says yes.
  package private(set) var missingWaiting = 0
  /// Rows that the sheet does not have, and that got another place among their neighbours.
  package private(set) var missingReplaced = 0

  /// Counts the rows of a sheet; what no block tells of is unchanged.
  init(read: Int, _ blocks: [BlockImport], keptBack: [KeptBackClient]) {
    refused = keptBack.reduce(0) { $0 + $1.rows }
    for block in blocks { add(block) }
    unchanged = max(0, read - changed - moved - added - removed - inConflict - refused)
  }

  private mutating func add(_ block: BlockImport) {
    guard block.refusals.isEmpty else {
      refused += block.rows
      return
    }
    let disputed = block.isDecided ? [] : Set(block.conflicts.filter { block.isInSheet($0) }.compactMap(\.rowID))
    inConflict += disputed.count
    let missing = Set(block.waiting.map(\.rowID))
    missingWaiting += missing.count
    for change in block.difference.changes where !disputed.contains(change.rowID) {
      switch change.kind {
      case .added: added += 1
      case .removed where block.lines[change.rowID] == nil: missingRemoved += 1
      case .removed: removed += 1
      case .changed, .moved:
        if missing.contains(change.rowID) {
          missingReplaced += 1
        } else if change.kind == .changed {
          changed += 1
        } else {
          moved += 1
        }
      }
    }
  }
}

extension BlockImport {
  /// Whether the sheet has the row that is disputed: what it would delete by leaving it out, it has not.
  fileprivate func isInSheet(_ conflict: MergeConflict) -> Bool {
    conflict.subject != .row || conflict.yours != nil || conflict.rowID.flatMap { lines[$0] } != nil
  }
}
