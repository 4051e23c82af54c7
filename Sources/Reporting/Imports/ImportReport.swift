import Editing
import Findings
import PlanStore
import TrainingModel

/// What taking in a sheet did, or would do.
public struct ImportReport: Sendable {
  /// The sheet's path as the user gave it.
  public var file: String
  public var coachID: String
  public var isDryRun: Bool
  /// Rows of the sheet.
  public var rowsRead = 0
  /// The blocks about which there is something to tell, by client and start.
  public var blocks: [BlockImport] = []
  /// The clients of whom nothing was taken, because a cell of their rows can't be read; by id.
  public var keptBack: [KeptBackClient] = []
  /// What the status cells approved; nil where none says `approved` of a week that wasn't.
  public var approval: ApprovalReport?
  /// What warns in the weeks that were approved, and nobody has accepted.
  public var approvalWarnings: [WeekFinding] = []
  /// What the store says otherwise than the sheet in weeks whose approval was refused for that.
  public var staleApprovals: [WeekKey: PlanDifference] = [:]
  /// What a dry run would approve, as far as the checks tell.
  public var wouldApprove: [WeekKey] = []
  /// What the coach should know of the sheet as a whole.
  public var findings: [Finding] = []

  public init(file: String, coachID: String, isDryRun: Bool) { (self.file, self.coachID, self.isDryRun) = (file, coachID, isDryRun) }

  /// What became of the rows of the sheet.
  public var rows: RowCounts { RowCounts(read: rowsRead, blocks, keptBack: keptBack) }

  /// How many conflicts wait for somebody to decide.
  public var conflictCount: Int { blocks.reduce(0) { $0 + ($1.isDecided ? 0 : $1.conflicts.count) } }
  /// How many deletions wait for a yes.
  public var waitingCount: Int { blocks.reduce(0) { $0 + $1.waiting.count } }
  /// Whether the sheet, or a part of it, was not taken.
  public var isRefused: Bool {
    !keptBack.isEmpty || blocks.contains { !$0.refusals.isEmpty || $0.remarks.contains { $0.severity == .error } }
      || approval?.refusals.isEmpty == false
      || findings.contains { $0.severity == .error }
  }
  /// How many rows were stored.
  public var rowsStored: Int { blocks.reduce(0) { $0 + ($1.saved?.rows ?? 0) } }
  /// Whether anything was stored or approved.
  public var isTakenInPart: Bool { blocks.contains { $0.saved != nil } || approval?.approved.isEmpty == false }
  /// Whether the sheet has approved a week that it changed before.
  func hasApproved(_ week: Int, of block: BlockImport) -> Bool {
    approval?.approved.contains { $0.week == WeekKey(clientID: block.clientID, planStart: block.planStart, week: week) } ?? false
  }
  /// Whether something is left for somebody to do.
  public var needsSomebody: Bool {
    isRefused || conflictCount > 0 || waitingCount > 0 || blocks.contains { !$0.remarks.isEmpty }
  }
}

/// A client of whom nothing of a sheet was taken; the others of the sheet had their turn.
public struct KeptBackClient: Sendable {
  public var clientID: String
  /// How many rows of the sheet are about the client.
  public var rows: Int
  /// What is wrong with the rows.
  public var findings: [Finding]

  public init(clientID: String, rows: Int, findings: [Finding]) {
    (self.clientID, self.rows, self.findings) = (clientID, rows, findings)
  }
}

/// What taking in a sheet did to one block.
public struct BlockImport: Sendable {
  public var clientID: String
  public var planStart: CalendarDate
  /// What is different now.
  public var difference: PlanDifference
  /// The line of the sheet, from 1, for rows that a line changed.
  public var lines: [RowID: Int] = [:]
  /// The block's revision before.
  public var revision: Int
  /// What was stored; nil where nothing was different, or nothing was stored.
  public var saved: SaveReport?
  /// What two people changed in different ways.
  public var conflicts: [MergeConflict] = []
  /// Whether `--prefer` has decided the conflicts.
  public var isDecided = false
  /// How many rows of the sheet are about the block.
  public var rows: Int
  /// Rows that the sheet no longer has.
  public var missing: [PlanRow] = []
  /// The missing rows that stay until somebody says yes; of a block of which nothing was taken, nothing waits.
  public var waiting: [PlanRow] { refusals.isEmpty ? missing : [] }
  /// Why nothing of the block was taken.
  public var refusals: [Finding] = []
  /// What else the coach should know: weeks that are partly approved, words that mean nothing.
  public var remarks: [Finding] = []
  /// What the checks say of the weeks that are different; nil where the block could not be checked.
  public var checks: [Finding]?

  /// Whether there is nothing to tell.
  public var isSilent: Bool {
    difference.isEmpty && conflicts.isEmpty && waiting.isEmpty && refusals.isEmpty && remarks.isEmpty
  }

  public init(clientID: String, planStart: CalendarDate, rows: Int, revision: Int, difference: PlanDifference) {
    (self.clientID, self.planStart, self.rows) = (clientID, planStart, rows)
    (self.revision, self.difference) = (revision, difference)
  }
}
