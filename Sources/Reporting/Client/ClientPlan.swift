import PlanStore
import TrainingModel

/// What one client trains by, in the words of the client's coach's language.
struct ClientPlan {
  let clientID: String
  let clientName: String
  /// In calendar order.
  var sessions: [ClientSession] = []
}

/// One session of a client.
struct ClientSession {
  let key: PublishedSession.Key
  let phase: Phase
  let focus: String
  /// How long it takes.
  let minutes: Int
  /// The approved revision of its week.
  let revision: Int
  /// RFC 3339, UTC: when that was approved.
  let approvedAt: String
  /// What the client is to mind in it.
  var cautions: [String] = []
  var lines: [ClientLine] = []
  /// The prescriptions, in order.
  var rows: [RowID] = []
}

extension ClientSession {
  /// The session that `row` is the first of.
  init(_ row: PlanRowView, cautions: [String]) {
    let (block, week, day) = (row.block, row.week, row.day)
    let stored = block.week(week)
    let session = block.session(week: week, day: day)
    self.init(
      key: .init(clientID: block.clientID, planStart: block.planStart, week: week, day: day), phase: stored?.phase ?? .work,
      focus: TerminalText.line(session?.focus ?? ""), minutes: session?.minutes ?? 0,
      revision: stored?.revisionInForce ?? stored?.revision ?? 1, approvedAt: stored?.approvedAt ?? "",
      cautions: cautions)
  }
}
