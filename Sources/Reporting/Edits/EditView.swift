import Editing
import Findings
import TrainingModel

/// An edit as people and programs read it.
package struct EditView: ResultView, Sendable {
  private let report: EditReport
  private let names: [String: String]

  /// - Parameter names: The names of exercises by their ids.
  package init(_ report: EditReport, names: [String: String]) { (self.report, self.names) = (report, names) }

  /// What changed day by day, what was stored, where the weeks stand, and what the checks say now.
  package func text(width: Int = .max, style: Style) -> String {
    var text = "\(report.clientID), block from \(report.planStart)\n"
    for line in report.difference.lines(name: { names[$0] ?? $0 }) { text += TerminalText.line(line) + "\n" }
    for remark in report.remarks { text += TerminalText.line(remark) + "\n" }
    text += FindingReport(report.warnings).text(style: style)
    text += storedLine + "\n"
    for week in report.weeks { text += standing(of: week) + "\n" }
    if report.weeks.count > 1, report.findings != nil { text += "In all, the checks found \(counted(report.concerning))\n" }
    if report.isCheck, report.weeks.isEmpty, report.findings != nil { text += "The checks found \(counted(report.concerning))\n" }
    text += FindingReport(report.missingProfile).text(style: style)
    return text + foundText(style)
  }

  /// What the checks found; after an edit the worst of it, for a change of a whole block can have more than anybody reads.
  private func foundText(_ style: Style) -> String {
    let found = report.concerning.filter { $0.severity == .error } + report.concerning.filter { $0.severity == .warning }
    let shown = report.isCheck ? found.count : min(found.count, Self.mostShown)
    let text = FindingReport(Array(found[..<shown])).text(style: style)
    guard shown < found.count else { return text }
    let hint =
      report.isDryRun ? "" : ": 'mesocycle edit check --client \(report.clientID) --start \(report.planStart) --by NAME' tells them all"
    return text + "and \(found.count - shown) more\(hint)\n"
  }

  private static let mostShown = 10

  /// The document that edits print with `--format json`.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.block(report.clientID, report.planStart)
    json.pair("action", report.isCheck ? "check" : report.action.id)
    json.numberOrNull("restores", report.restores)
    json.pair("base_revision", report.baseRevision)
    json.pair("revision", report.revision)
    json.key("dry_run")
    json.bool(report.isDryRun)
    json.newline()
    json.key("difference")
    json.difference(report.difference, names: names)
    json.newline()
    json.key("remarks")
    json.beginArray()
    for remark in report.remarks { json.string(remark) }
    json.endArray()
    json.newline()
    json.key("weeks")
    json.beginArray()
    for week in report.weeks {
      json.beginObject()
      json.pair("week", week.week)
      json.pair("status", week.status.id)
      json.pair("revision", week.revision)
      json.numberOrNull("approved_revision", week.revisionInForce)
      json.key("dirty_days")
      json.beginArray()
      for day in week.dirtyDays { json.number(day) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.newline()
    json.key("checked")
    json.bool(report.findings != nil)
    json.newline()
    json.key("findings")
    json.findings(report.warnings + report.concerning + report.missingProfile)
    json.endObject()
    json.end()
    return json.bytes.storage
  }

  private var storedLine: String {
    if report.difference.isEmpty {
      return report.isCheck ? "Checked revision \(report.revision)" : "Nothing is different, so nothing was stored"
    }
    let counts = report.difference.countWords
    let restored = report.restores.map { " (what revision \($0) said)" } ?? ""
    return report.isDryRun
      ? "Would be revision \(report.revision)\(restored): \(counts)" : "Saved as revision \(report.revision)\(restored): \(counts)"
  }

  private func standing(of week: PlanWeek) -> String {
    let verb = report.isDryRun ? "would be" : "is"
    if week.revision == week.revisionInForce, week.status >= .approved { return "Week \(week.week) is \(week.status), as it was approved" }
    let force = week.revisionInForce.map { "; revision \($0) stays in force until this is approved" } ?? ""
    guard report.findings != nil else {
      return "Week \(week.week) \(verb) \(week.status)\(force): it could not be checked, for the client's profile was not found"
    }
    let own = report.concerning.filter { $0.week == nil || $0.week == week.week }
    return "Week \(week.week) \(verb) \(week.status)\(force): the checks found \(counted(own))"
  }

  /// `no error and 2 warnings`.
  private func counted(_ findings: [Finding]) -> String {
    func words(_ severity: Severity) -> String {
      let number = findings.count { $0.severity == severity }
      return "\(number == 0 ? "no" : "\(number)") \(severity)\(number == 1 || number == 0 ? "" : "s")"
    }
    return "\(words(.error)) and \(words(.warning))"
  }
}
