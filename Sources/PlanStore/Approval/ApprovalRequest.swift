import Editing
import Findings
import GRDB
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
    case contents([WeekKey: ContentDigest])
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

/// What today's profile and rules say of one client's open blocks: nothing is approved without one.
///
/// It holds for the content that was judged, so that what somebody changes meanwhile is not approved with it.
package struct ApprovalVerdict: Sendable {
  /// An open block as it was judged.
  package struct Block: Sendable {
    /// The content of its weeks by number, 1 to 4.
    package var contents: [Int: ContentDigest]
    /// What the checks found in it.
    package var findings: [Finding]

    package init(_ plan: EditablePlan, findings: [Finding]) {
      contents = Dictionary(plan.weeks.map { ($0.week, $0.contentHash) }, uniquingKeysWith: { first, _ in first })
      self.findings = findings
    }
  }

  /// What keeps everything of the client from approval, such as a profile that is gone; nil where nothing does.
  package var barrier: Finding?
  /// What is behind the barrier, such as the faults of the profile.
  package var causes: [Finding] = []
  /// The digest of what the profile says today.
  package var profile: ContentDigest?
  /// By the start of the block.
  package var blocks: [CalendarDate: Block] = [:]

  /// A verdict on blocks that were judged by a profile of this digest.
  package init(profile: ContentDigest, blocks: [CalendarDate: Block]) { (self.profile, self.blocks) = (profile, blocks) }

  /// A verdict on a client who can't be judged at all.
  package init(barrier: Finding, causes: [Finding] = []) { (self.barrier, self.causes) = (barrier, causes) }

  /// What is wrong with a week, or with the block that it is of.
  func errors(of key: WeekKey) -> [Finding] {
    (blocks[key.planStart]?.findings ?? []).filter { $0.severity == .error && ($0.week == nil || $0.week == key.week) }
  }

  /// Whether the week is what was judged.
  func isAbout(_ week: ApprovalState.Week) -> Bool { blocks[week.key.planStart]?.contents[week.key.week] == week.contentHash }
}

extension PlanStore {
  /// Whether a week was approved as it stood at this revision, now or at any time.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func wasApproved(_ week: WeekKey, revision: Int) throws -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM history
          WHERE client_id = ? AND plan_start = ? AND week_index = ? AND to_status = 'approved' AND revision = ?)
          """, arguments: [week.clientID, week.planStart.description, week.week, revision]) ?? false
    }
  }
}
