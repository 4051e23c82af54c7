import Findings
import TrainingModel

/// What somebody approves, and under which name.
package struct ApprovalRequest: Sendable {
  /// Whose weeks.
  package enum Selection: Sendable, Equatable {
    case all
    case coach(String)
    case clients([String])
  }

  /// What tells that the approver knows the content.
  package enum Basis: Sendable, Equatable {
    /// The content that was last exported.
    case exported
    /// The block as it stood at this revision.
    case revision(Int)
    /// The content of the weeks of a sheet that came back; only these weeks.
    case contents([WeekKey: Digest])
  }

  package var selection: Selection
  /// Week numbers from 1 to 4; nil for all.
  package var weeks: [Int]?
  package var basis: Basis
  /// Who approves.
  package var by: String
  /// RFC 3339, UTC.
  package var at: String
  /// Whether only to tell what would happen.
  package var isDryRun: Bool
  /// Days before this one are over: what was in force on them stays as it was. nil where no day is over.
  package var today: CalendarDate?

  package init(
    selection: Selection, weeks: [Int]? = nil, basis: Basis = .exported, by: String, at: String, isDryRun: Bool = false,
    today: CalendarDate? = nil
  ) {
    self.today = today
    self.selection = selection
    self.weeks = weeks
    self.basis = basis
    self.by = by
    self.at = at
    self.isDryRun = isDryRun
  }
}

/// What an approval did, or would do.
package struct ApprovalReport: Sendable {
  /// A week that went into the schedule.
  package struct Approved: Sendable, Equatable {
    package var week: WeekKey
    package var revision: Int
    /// Rows that moved.
    package var rows: Int
  }

  /// A week that stayed where it was, or a client (week nil) for whom nothing could be approved.
  package struct Refusal: Sendable, Equatable {
    package var clientID: String
    package var week: WeekKey?
    package var finding: Finding
    /// The revision that the approver has read, where the week has changed since.
    package var seenRevision: Int?
    /// What is wrong with the week, where that is why it was refused.
    package var errors: [Finding] = []
  }

  package init() {}

  package internal(set) var approved: [Approved] = []
  /// Weeks that had been approved before.
  package internal(set) var alreadyApproved: [WeekKey] = []
  package internal(set) var refusals: [Refusal] = []
  /// What is wrong with the request as a whole, such as that it names nobody.
  package internal(set) var findings: [Finding] = []

  package var rowsMoved: Int { approved.reduce(0) { $0 + $1.rows } }

  /// Says so where nothing was asked for at all; called once, when all parts are there.
  package mutating func conclude(of verb: String = "approve", hint: String = "'mesocycle status' shows what is pending") {
    guard approved.isEmpty, alreadyApproved.isEmpty, refusals.isEmpty else { return }
    findings.append(Finding(.approvalNothing, "there is nothing to \(verb) for this choice", hint: hint))
  }

  /// Takes over what another part of the same approval did.
  package mutating func append(_ part: ApprovalReport) {
    approved += part.approved
    alreadyApproved += part.alreadyApproved
    refusals += part.refusals
    findings += part.findings
  }
}
