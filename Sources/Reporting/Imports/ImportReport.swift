import Editing
import Findings
import PlanStore
import TrainingModel

/// What taking in a sheet did, or would do.
package struct ImportReport: Sendable {
  /// The sheet's path as the user gave it.
  package var file: String
  package var coachID: String
  package var isDryRun: Bool
  /// Rows of the sheet.
  package var rowsRead = 0
  /// The blocks about which there is something to tell, by client and start.
  package var blocks: [BlockImport] = []
  /// The clients of whom nothing was taken, because a cell of their rows can't be read; by id.
  package var keptBack: [KeptBackClient] = []
  /// What the status cells approved; nil where none says `approved` of a week that wasn't.
  package var approval: ApprovalReport?
  /// What warns in the weeks that were approved, and nobody has accepted.
  package var approvalWarnings: [WeekFinding] = []
  /// What the store says otherwise than the sheet in weeks whose approval was refused for that.
  package var staleApprovals: [WeekKey: PlanDifference] = [:]
  /// What a dry run would approve, as far as the checks tell.
  package var wouldApprove: [WeekKey] = []
  /// What the coach should know of the sheet as a whole.
  package var findings: [Finding] = []

  package init(file: String, coachID: String, isDryRun: Bool) { (self.file, self.coachID, self.isDryRun) = (file, coachID, isDryRun) }

  /// What became of the rows of the sheet.
  package var rows: RowCounts { RowCounts(read: rowsRead, blocks, keptBack: keptBack) }

  /// How many conflicts wait for somebody to decide.
  package var conflictCount: Int { blocks.reduce(0) { $0 + ($1.isDecided ? 0 : $1.conflicts.count) } }
  /// How many deletions wait for a yes.
  package var waitingCount: Int { blocks.reduce(0) { $0 + $1.waiting.count } }
  /// Whether the sheet, or a part of it, was not taken.
  package var isRefused: Bool {
    !keptBack.isEmpty || blocks.contains { !$0.refusals.isEmpty || $0.remarks.contains { $0.severity == .error } }
      || approval?.refusals.isEmpty == false
      || findings.contains { $0.severity == .error }
  }
  /// How many rows were stored.
  package var rowsStored: Int { blocks.reduce(0) { $0 + ($1.saved?.rows ?? 0) } }
  /// Whether anything was stored or approved.
  package var isTakenInPart: Bool { blocks.contains { $0.saved != nil } || approval?.approved.isEmpty == false }
  /// Whether the sheet has approved a week that it changed before.
  func hasApproved(_ week: Int, of block: BlockImport) -> Bool {
    approval?.approved.contains { $0.week == WeekKey(clientID: block.clientID, planStart: block.planStart, week: week) } ?? false
  }
  /// Whether something is left for somebody to do.
  package var needsSomebody: Bool {
    isRefused || conflictCount > 0 || waitingCount > 0 || blocks.contains { !$0.remarks.isEmpty }
  }
}

/// A client of whom nothing of a sheet was taken; the others of the sheet had their turn.
package struct KeptBackClient: Sendable {
  package var clientID: String
  /// How many rows of the sheet are about the client.
  package var rows: Int
  /// What is wrong with the rows.
  package var findings: [Finding]

  package init(clientID: String, rows: Int, findings: [Finding]) {
    (self.clientID, self.rows, self.findings) = (clientID, rows, findings)
  }
}

/// What taking in a sheet did to one block.
package struct BlockImport: Sendable {
  package var clientID: String
  package var planStart: CalendarDate
  /// What is different now.
  package var difference: PlanDifference
  /// The line of the sheet, from 1, for rows that a line changed.
  package var lines: [RowID: Int] = [:]
  /// The block's revision before.
  package var revision: Int
  /// What was stored; nil where nothing was different, or nothing was stored.
  package var saved: SaveReport?
  /// What two people changed in different ways.
  package var conflicts: [MergeConflict] = []
  /// Whether `--prefer` has decided the conflicts.
  package var isDecided = false
  /// How many rows of the sheet are about the block.
  package var rows: Int
  /// Rows that the sheet no longer has.
  package var missing: [PlanRow] = []
  /// The missing rows that stay until somebody says yes; of a block of which nothing was taken, nothing waits.
  package var waiting: [PlanRow] { refusals.isEmpty ? missing : [] }
  /// Why nothing of the block was taken.
  package var refusals: [Finding] = []
  /// What else the coach should know: weeks that are partly approved, words that mean nothing.
  package var remarks: [Finding] = []
  /// What the checks say of the weeks that are different; nil where the block could not be checked.
  package var checks: [Finding]?

  /// Whether there is nothing to tell.
  package var isSilent: Bool {
    difference.isEmpty && conflicts.isEmpty && waiting.isEmpty && refusals.isEmpty && remarks.isEmpty
  }

  package init(clientID: String, planStart: CalendarDate, rows: Int, revision: Int, difference: PlanDifference) {
    (self.clientID, self.planStart, self.rows) = (clientID, planStart, rows)
    (self.revision, self.difference) = (revision, difference)
  }
}
