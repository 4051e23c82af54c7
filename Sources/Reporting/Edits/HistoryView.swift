import Editing
import PlanStore
import TrainingModel

/// What happened to a block, in one list: its revisions and its approvals, each with who and when.
package struct HistoryView: ResultView, Sendable {
  private enum Entry {
    case revision(PlanRevision)
    case status(StatusChange)

    var at: String {
      switch self {
      case .revision(let revision): revision.at
      case .status(let change): change.at
      }
    }
  }

  private let plan: EditablePlan
  private let entries: [Entry]

  package init(_ plan: EditablePlan, revisions: [PlanRevision], statuses: [StatusChange]) {
    self.plan = plan
    // What editing does to a week's status is told by the revision itself.
    let told = statuses.enumerated().filter { place, change in
      let wasApproved = statuses[..<place].contains { ($0.week, $0.revision, $0.to) == (change.week, change.revision, "approved") }
      return ["approved", "finalized", "unknown"].contains(change.to) || (change.isTakenBack && wasApproved)
    }.map(\.element)
    let all = revisions.map(Entry.revision) + told.map(Entry.status)
    // Of one moment the revision comes first; the sort is made stable by the place.
    entries = all.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// A table, the oldest first.
  package func text(width: Int, style: Style) -> String {
    var table = TerminalTable([
      .init(heading: "revision", isRight: true), .init(heading: "when"), .init(heading: "who", wraps: true),
      .init(heading: "what", wraps: true, least: 12),
      .init(heading: "weeks"), .init(heading: "note", wraps: true, least: 12),
    ])
    for entry in entries {
      switch entry {
      case .revision(let revision):
        table.rows.append([
          "\(revision.revision)", revision.at, TerminalText.line(revision.who), Self.words(revision), Self.list(revision.weeks),
          TerminalText.line(revision.note),
        ])
      case .status(let change):
        table.rows.append(["", change.at, TerminalText.line(change.who), Self.words(change), "\(change.week)", ""])
      }
    }
    let head = "\(plan.clientID), block from \(plan.planStart), at revision \(plan.revision)\n"
    return head + table.lines(width: width, style: style).map { $0 + "\n" }.joined()
  }

  /// The document that `history --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.block(plan.clientID, plan.planStart)
    json.pair("revision", plan.revision)
    json.newline()
    json.key("entries")
    json.beginArray()
    for entry in entries { write(entry, to: &json) }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }

  private func write(_ entry: Entry, to json: inout JSONBytes) {
    json.newline()
    json.beginObject()
    switch entry {
    case .revision(let revision):
      json.pair("entry", "revision")
      json.pair("revision", revision.revision)
      json.pair("at", revision.at)
      json.pair("who", revision.who)
      json.pair("action", revision.action.id)
      json.numberOrNull("restores", revision.restores)
      json.key("weeks")
      json.beginArray()
      for week in revision.weeks { json.number(week) }
      json.endArray()
      json.pair("note", revision.note)
    case .status(let change):
      json.pair("entry", "status")
      json.pair("revision", change.revision)
      json.pair("at", change.at)
      json.pair("who", change.who)
      json.pair("week", change.week)
      json.pair("from", change.from)
      json.pair("to", change.to)
    }
    json.endObject()
  }

  private static func words(_ revision: PlanRevision) -> String {
    switch revision.action {
    case .plan: revision.who.isEmpty ? "planned, before revisions were kept" : "planned"
    case .edit: "edited"
    case .sheet: "a sheet or page came back"
    case .template: "a template was applied"
    case .undo: "taken back to revision \(revision.restores ?? 0)"
    case .redo: "brought back revision \(revision.restores ?? 0)"
    case .revert: "returned to revision \(revision.restores ?? 0)"
    case .adapt: "follows what was logged"
    }
  }

  private static func words(_ change: StatusChange) -> String {
    switch change.to {
    case "approved":
      change.from == "approving"
        ? "approved revision \(change.revision)" : "the approved one is all there is again"
    case "finalized": "over, and finalized"
    case "pending", "draft": "approval taken back"
    default: "withdrawn"
    }
  }

  /// `1 to 4`, `1, 3`.
  private static func list(_ weeks: [Int]) -> String {
    guard weeks.count > 2, let first = weeks.first, let last = weeks.last, last - first == weeks.count - 1 else {
      return weeks.map(String.init).joined(separator: ", ")
    }
    return "\(first) to \(last)"
  }
}

extension StatusChange {
  /// Whether an approved week waits again, be it by an edit or because somebody took the approval back.
  fileprivate var isTakenBack: Bool { from == "approved" && ["pending", "draft"].contains(to) }
}
