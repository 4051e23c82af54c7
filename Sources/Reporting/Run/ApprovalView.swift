import Findings
import PlanStore

/// What an approval did, as people and programs read it.
package struct ApprovalView: ResultView, Sendable {
  private let report: ApprovalReport
  private let differences: StaleDifferences
  private let isDryRun, takesBack: Bool
  private let warnings: [WeekFinding]

  /// - Parameters:
  ///   - warnings: what stands in the approved weeks and nobody has accepted.
  ///   - takesBack: whether the report is about approvals that were taken back.
  package init(
    _ report: ApprovalReport, differences: StaleDifferences = .none, warnings: [WeekFinding], isDryRun: Bool, takesBack: Bool = false
  ) {
    (self.report, self.differences, self.isDryRun, self.takesBack) = (report, differences, isDryRun, takesBack)
    self.warnings = warnings
  }

  /// What warns in the approved weeks; empty where nothing does.
  package func warningText(style: Style) -> String { WarningsView(warnings).text(isDryRun: isDryRun, style: style) }

  /// A line a client, what warns in the weeks, the refusals with what to do, and a count at the end.
  package func text(width: Int = .max, style: Style) -> String {
    var text = ""
    var index = report.approved.startIndex
    while index < report.approved.endIndex {
      let first = report.approved[index].week
      let weeks = report.approved[index...].prefix { $0.week.clientID == first.clientID && $0.week.planStart == first.planStart }
      let numbers = weeks.map { "\($0.week.week)" }.joined(separator: ", ")
      text +=
        "\(first.clientID), block from \(first.planStart): week\(weeks.count == 1 ? "" : "s") \(numbers), \(weeks.reduce(0) { $0 + $1.rows }) rows\n"
      index += weeks.count
    }
    text += warningText(style: style) + refusalText(style: style) + FindingReport(report.findings).text(style: style)
    let verb = takesBack ? (isDryRun ? "Would take back" : "Took back") : isDryRun ? "Would approve" : "Approved"
    let already = report.alreadyApproved.isEmpty ? "" : ", \(report.alreadyApproved.count) approved before"
    return text
      + "\(verb) \(report.approved.count) week\(report.approved.count == 1 ? "" : "s") (\(report.rowsMoved) rows)\(already), \(report.refusals.count) refused\n"
  }

  /// What was refused and what to do, with what has changed or is wrong; empty where nothing was.
  func refusalText(style: Style) -> String {
    var text = ""
    for refusal in report.refusals {
      let block = refusal.week.map { ", block from \($0.planStart)" } ?? ""
      text += "\(refusal.clientID)\(block): \(FindingReport([refusal.finding]).text(style: style))"
      for line in refusal.week.flatMap({ differences.lines[$0] }) ?? [] { text += "    \(TerminalText.line(line))\n" }
      text += errors(refusal, style)
    }
    return text
  }

  /// So many of a week's errors are told; the checks tell all of them.
  private static let toldErrors = 3

  /// The first errors for which a week was refused, and where all of them are told.
  private func errors(_ refusal: ApprovalReport.Refusal, _ style: Style) -> String {
    guard let week = refusal.week, !refusal.errors.isEmpty else { return "" }
    let all = FindingReport(refusal.errors).findings
    let told = FindingReport(Array(all.prefix(Self.toldErrors))).text(style: style)
    var text = told.split(separator: "\n").map { "    \($0)\n" }.joined()
    let more = all.count - Self.toldErrors
    let verb = "mesocycle edit check --client \(week.clientID) --start \(week.planStart) --by NAME"
    if more > 0 { text += "    and \(more) more; the column 'findings' of the sheet and '\(verb)' tell all of them\n" }
    return text
  }

  /// The document that `approve --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("dry_run")
    json.bool(isDryRun)
    json.key(takesBack ? "taken_back" : "approved")
    json.beginArray()
    for approved in report.approved {
      json.newline()
      json.beginObject()
      json.week(approved.week)
      json.pair("revision", approved.revision)
      json.pair("rows", approved.rows)
      json.endObject()
    }
    json.endArray()
    json.findings("warnings", warnings)
    json.key("refused")
    json.beginArray()
    for refusal in report.refusals {
      json.newline()
      json.beginObject()
      if let week = refusal.week { json.week(week) } else { json.pair("client_id", refusal.clientID) }
      json.key("finding")
      json.finding(refusal.finding)
      json.key("errors")
      json.findings(refusal.errors)
      json.key("difference")
      json.beginArray()
      for line in refusal.week.flatMap({ differences.lines[$0] }) ?? [] { json.string(line) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.key("findings")
    json.findings(report.findings)
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}

/// The warnings that stand in what is approved: how many, the first of them, and where all of them are told.
struct WarningsView {
  private let warnings: [WeekFinding]

  init(_ warnings: [WeekFinding]) { self.warnings = warnings }

  /// So many are told.
  private static let told = 3

  /// Empty without warnings.
  func text(isDryRun: Bool, style: Style) -> String {
    guard !warnings.isEmpty else { return "" }
    let count = warnings.count
    let these = isDryRun ? "the weeks that would be approved" : "the weeks that were approved"
    var text = "\(count) warning\(count == 1 ? " stands" : "s stand") in \(these)\(count > Self.told ? ", the first of them" : ""):\n"
    for warning in warnings.prefix(Self.told) {
      var finding = warning.finding
      finding.place = nil
      let lines = FindingReport([finding]).text(style: style).split(separator: "\n")
      text += "  \(warning.week.clientID), block from \(warning.week.planStart): \(lines.first ?? "")\n"
    }
    let clients = Set(warnings.map(\.week.clientID))
    let client = clients.count == 1 ? warnings[0].week.clientID : "ID"
    return text + "    'mesocycle show --client \(client)' tells all of them\n"
  }
}
