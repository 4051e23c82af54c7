import Editing
import Findings
import PlanStore
import TrainingModel

/// What taking in a sheet did, as people read it.
package struct ImportView: Sendable {
  private let report: ImportReport
  private let name: @Sendable (String) -> String

  /// - Parameter name: the name of an exercise by its id.
  package init(_ report: ImportReport, name: @escaping @Sendable (String) -> String) { (self.report, self.name) = (report, name) }

  /// A part a block, what was approved, and the count at the end.
  package func text(style: Style) -> String {
    var text = FindingReport(FoldedFindings(report.findings).findings).text(style: style)
    let remarks = FoldedFindings(report.blocks.flatMap(\.remarks)).findings
    for client in report.keptBack { text += self.text(client, style) }
    for block in report.blocks { text += self.text(block, remarks, style) }
    if report.waitingCount > 0 { text += Self.howToDelete(report.file) + "\n" }
    for key in report.wouldApprove { text += "\(key.clientID), block from \(key.planStart): week \(key.week) would be approved\n" }
    if report.approval == nil { text += WarningsView(report.approvalWarnings).text(isDryRun: report.isDryRun, style: style) }
    if let approval = report.approval {
      text += ApprovalView(approval, warnings: report.approvalWarnings, isDryRun: report.isDryRun).text(style: style)
      for (key, difference) in report.staleApprovals.sorted(by: { $0.key < $1.key }) {
        text += "\(key.clientID), block from \(key.planStart): what the plan says otherwise than the sheet in week \(key.week):\n"
        text += lines(difference, [:]).map { "  \($0)\n" }.joined()
      }
    }
    return text + countLine + "\n"
  }

  /// How rows go that wait to be deleted.
  private static func howToDelete(_ file: String) -> String {
    let name = TerminalText.line(file.split(separator: "/").last.map(String.init) ?? file)
    return "What waits to be deleted goes with --allow-deletions, or with an empty file '\(name).yes' in the inbox, and stays without."
  }

  /// `Read 412 rows: 409 unchanged, 2 changed, …. Stored 3 rows of 1 block.`; the counts of the first sentence add up to the rows read.
  package var countLine: String {
    let rows = report.rows
    let counts = [
      (rows.unchanged, "unchanged"), (rows.changed, "changed"), (rows.moved, "moved"), (rows.added, "added"), (rows.removed, "removed"),
      (rows.inConflict, "in conflict"), (rows.refused, "refused"),
    ].map { "\($0.0) \($0.1)" }
    let missing = [
      (rows.missingRemoved, "removed"), (rows.missingWaiting, "waiting to be deleted"), (rows.missingReplaced, "in another place"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let saved = report.blocks.compactMap(\.saved)
    let line =
      "Read \(Self.count(report.rowsRead, "row")): \(counts.joined(separator: ", "))."
      + (missing.isEmpty ? "" : " Of the rows that the sheet leaves out: \(missing.joined(separator: ", ")).")
    if report.isDryRun { return line + " Nothing was stored: this was a dry run." }
    return saved.isEmpty
      ? line + " Nothing was stored."
      : line + " Stored \(Self.count(saved.reduce(0) { $0 + $1.rows }, "row")) of \(Self.count(saved.count, "block"))."
  }

  private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  /// What of the sheet was not taken in or not approved, and why; empty where all of it was.
  var refusedText: String {
    var text = FindingReport(report.findings.filter { $0.severity == .error }).text(style: .plain)
    for client in report.keptBack { text += self.text(client, .plain) }
    let slips = report.blocks.flatMap { $0.remarks.filter { $0.severity == .error } }
    text += FindingReport(FoldedFindings(slips).findings).text(style: .plain)
    for block in report.blocks where !block.refusals.isEmpty {
      text += "\(TerminalText.line(block.clientID)), block from \(block.planStart), \(Self.count(block.rows, "row")) not taken in:\n"
      text += FindingReport(FoldedFindings(block.refusals).findings).text(style: .plain)
    }
    guard let approval = report.approval, !approval.refusals.isEmpty else { return text }
    // What the database refuses, it refuses of a client as a whole.
    let weeks = approval.refusals.count { $0.week != nil }
    return text + (weeks > 0 ? "\(Self.count(weeks, "week")) not approved:\n" : "Not approved:\n")
      + ApprovalView(approval, warnings: [], isDryRun: report.isDryRun).refusalText(style: .plain)
  }

  /// The rows that the sheet leaves out and that go only once somebody says so; empty where there are none.
  var waitingText: String {
    report.blocks.flatMap { block in waiting(block).map { "  \(TerminalText.line(block.clientID)): \($0)\n" } }.joined()
  }

  /// The rows of a block that wait to be deleted: `thu 2026-12-03: Back Squat, 3 x 5`.
  private func waiting(_ block: BlockImport) -> [String] {
    block.waiting.map { row in
      let date = block.planStart.day(row.day, ofWeek: row.week)
      return "\(date.weekday) \(date): \(name(row.exercise)), \(row.amountWords(block.difference.unit))"
    }
  }

  private func text(_ client: KeptBackClient, _ style: Style) -> String {
    style.bold("\(TerminalText.line(client.clientID)) was kept back, \(Self.count(client.rows, "row")) not taken in:") + "\n"
      + FindingReport(client.findings).text(style: style)
  }

  // MARK: A block

  /// - Parameter remarks: what is remarked on all blocks, each text once, at the first row that it is said of.
  private func text(_ block: BlockImport, _ remarks: [Finding], _ style: Style) -> String {
    var text = lines(block.difference, block.lines).map { "  \($0)\n" }.joined()
    text += block.conflicts.map { "  \(words(of: $0, block))\n" }.joined()
    text += waiting(block).map { "  waits to be deleted: \($0)\n" }.joined()
    text += standing(block).map { "  \($0)\n" }.joined()
    let found = (block.checks ?? []).filter { finding in
      finding.severity != .info && (finding.week == nil || block.difference.days.contains { $0.week == finding.week })
    }
    let places = Set(block.remarks.map(\.place))
    let own = FoldedFindings(block.refusals).findings + remarks.filter { places.contains($0.place) }
    text += FindingReport(own + block.joinedSessions + found).text(style: style)
    // What is remarked on many blocks alike stands with the first of them.
    if text.isEmpty { return "" }
    let revision = block.saved.map { ", revision \(block.revision) → \($0.revision)" } ?? ""
    return style.bold("\(TerminalText.line(block.clientID)), block from \(block.planStart)\(revision)") + "\n" + text
  }

  /// The difference with the sheet's row number before each row that a line changed.
  private func lines(_ difference: PlanDifference, _ lines: [RowID: Int]) -> [String] {
    difference.days.flatMap { day -> [String] in
      let changes = difference.changes.filter { $0.day == day }
      let sessions = difference.sessions.filter { $0.day == day }
      let date = changes.first?.date ?? sessions.first?.date
      return (date.map { ["\($0.weekday) \($0), week \(day.week)"] } ?? []) + sessions.map { "  \(TerminalText.line($0.words))" }
        + changes.map { change in
          let words = TerminalText.line(change.words(name: name))
          return lines[change.rowID].map { "  row \($0): \(words)" } ?? "  \(words)"
        }
    }
  }

  private func words(of conflict: MergeConflict, _ block: BlockImport) -> String {
    let line = conflict.rowID.flatMap { block.lines[$0] }.map { "row \($0): " } ?? ""
    let words = line + ConflictWords.words(conflict, start: block.planStart, name: name)
    return block.isDecided ? "decided: \(words)" : "waits: \(words)"
  }

  /// Where the weeks that were stored stand now, but for those that the same sheet has approved, which are told as that.
  private func standing(_ block: BlockImport) -> [String] {
    (block.saved?.weeks ?? []).filter { !report.hasApproved($0.week, of: block) }.map { week in
      let force = week.revisionInForce.map { "; revision \($0) stays in force until it is approved" } ?? ""
      let why = week.status == .draft ? (block.checks == nil ? ", for it could not be checked" : ", for the checks found errors") : ""
      return "week \(week.week) is \(week.status)\(why)\(force)"
    }
  }
}
