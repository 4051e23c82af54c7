import Findings
import TrainingModel

/// What somebody approves, and under which name.
public struct ApprovalRequest: Sendable {
  /// Whose weeks.
  public enum Selection: Sendable, Equatable {
    case all
    case coach(String)
    case clients([String])
  }

  /// What tells that the approver knows the content.
  public enum Basis: Sendable, Equatable {
    /// The content that was last exported.
    case exported
    /// The block as it stood at this revision.
    case revision(Int)
    /// The content of the weeks of a sheet that came back; only these weeks.
    case contents([WeekKey: Digest])
  }

  public var selection: Selection
  /// Week numbers from 1 to 4; nil for all.
  public var weeks: [Int]?
  public var basis: Basis
  /// Who approves.
  public var by: String
  /// RFC 3339, UTC.
  public var at: String
  /// Whether only to tell what would happen.
  public var isDryRun: Bool
  /// Days before this one are over: what was in force on them stays as it was. nil where no day is over.
  public var today: CalendarDate?

  public init(
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
public struct ApprovalReport: Sendable {
  /// A week that went into the schedule.
  public struct Approved: Sendable, Equatable {
    public var week: WeekKey
    public var revision: Int
    /// Rows that moved.
    public var rows: Int
  }

  /// A week that stayed where it was, or a client (week nil) for whom nothing could be approved.
  public struct Refusal: Sendable, Equatable {
    public var clientID: String
    public var week: WeekKey?
    public var finding: Finding
    /// The revision that the approver has read, where the week has changed since.
    public var seenRevision: Int?
    /// What is wrong with the week, where that is why it was refused.
    public var errors: [Finding] = []
  }

  public init() {}

  public internal(set) var approved: [Approved] = []
  /// Weeks that had been approved before.
  public internal(set) var alreadyApproved: [WeekKey] = []
  public internal(set) var refusals: [Refusal] = []
  /// What is wrong with the request as a whole, such as that it names nobody.
  public internal(set) var findings: [Finding] = []

  public var rowsMoved: Int { approved.reduce(0) { $0 + $1.rows } }

  /// Says so where nothing was asked for at all; called once, when all parts are there.
  public mutating func conclude(of verb: String = "approve", hint: String = "'mesocycle status' shows what is pending") {
    guard approved.isEmpty, alreadyApproved.isEmpty, refusals.isEmpty else { return }
    findings.append(Finding(.approvalNothing, "there is nothing to \(verb) for this choice", hint: hint))
  }

  /// Takes over what another part of the same approval did.
  public mutating func append(_ part: ApprovalReport) {
    approved += part.approved
    alreadyApproved += part.alreadyApproved
    refusals += part.refusals
    findings += part.findings
  }
}
