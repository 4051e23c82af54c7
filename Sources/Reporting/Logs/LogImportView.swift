import Findings
import TrainingModel

/// What taking in files of logs did, as people and programs read it.
package struct LogImportView: ResultView {
  private let reports: [LogFileReport]

  package init(_ reports: [LogFileReport]) { self.reports = reports }

  /// A line a file and client, what could not be read below it, and what there is to do at the end.
  package func text(width: Int, style: Style) -> String {
    var text = ""
    // Most rows of a log sheet say nothing, and most of its clients may not either.
    let told = reports.filter { !$0.isSilent }
    for report in told.isEmpty ? Array(reports.prefix(1)) : told {
      if report.refused == nil { text += Self.line(report, style) }
      text += Self.remarks(report, style)
    }
    if reports.contains(where: \.isDryRun) { text += "Nothing was stored: this was a dry run.\n" }
    return text
  }

  /// `log.csv, ann, strong in kg: 12 sessions from … to …, 120 working and 8 ramp sets, 960 repetitions, 51.3 t: 12 new`.
  private static func line(_ report: LogFileReport, _ style: Style) -> String {
    let source = [report.client, report.app?.id].compactMap { $0 }.map(TerminalText.line).joined(separator: ", ")
    let head = style.bold("\(TerminalText.line(report.file)), \(source)\(report.unit.map { " in \($0)" } ?? "")")
    guard let first = report.firstDate, let last = report.lastDate else {
      return "\(head): \(report.app == .sheet ? "nothing was filled in" : "no set")\n"
    }
    return "\(head): \(report.sessions) \(report.sessions == 1 ? "session" : "sessions") from \(first) to \(last), "
      + "\(report.workingSets) working and \(report.rampSets) ramp sets, \(report.workingReps) repetitions, \(tonnes(report.workingTonnage)) t: "
      + "\(fate(of: report))\n"
  }

  private static func tonnes(_ hundredths: Int) -> String {
    let tenths = (hundredths + 5_000) / 10_000
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func fate(of report: LogFileReport) -> String {
    let counts = [
      (report.created, "new"), (report.updated, "changed"), (report.unchanged, "as before"), (report.deleted, "deleted"),
      (report.conflicts, "waiting"),
    ]
    let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return words.isEmpty ? "no session" : words.joined(separator: ", ")
  }

  private static func remarks(_ report: LogFileReport, _ style: Style) -> String {
    let file = TerminalText.line(report.file)
    if let refused = report.refused {
      return FindingReport([refused]).text(style: style) + "\(file) was refused: nothing of it was taken in\n"
    }
    var text = FindingReport(report.findings).text(style: style)
    let skipped = report.app == .sheet ? report.skipped.filter { $0.code != .logNothingRecorded } : report.skipped
    if !skipped.isEmpty {
      let kinds = Dictionary(grouping: skipped, by: \.code.id).mapValues(\.count).sorted { $0.key < $1.key }
      text +=
        "\(file): skipped \(skipped.count) lines that are no sets (\(kinds.map { "\($0.value) \($0.key)" }.joined(separator: ", ")))\n"
    }
    for line in report.unreadable.prefix(mostLines) {
      text += "\(file):\(line.line): \(line.code.id): \(TerminalText.line(line.message))\n"
    }
    if report.unreadable.count > mostLines { text += "\(file): and \(report.unreadable.count - mostLines) more lines that can't be read\n" }
    if !report.unknownNames.isEmpty {
      let names = report.unknownNames.prefix(mostNames).map { "'\(TerminalText.line($0))'" }.joined(separator: ", ")
      let more = report.unknownNames.count > mostNames ? " and \(report.unknownNames.count - mostNames) more" : ""
      text += "\(file): nobody knows what these names mean: \(names)\(more). Their sets are kept; 'mesocycle logs names' asks about them.\n"
    }
    return text
  }

  private static let mostLines = 20
  private static let mostNames = 8

  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("files")
    json.beginArray()
    for report in reports {
      json.newline()
      json.log(report)
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}

extension JSONBytes {
  fileprivate mutating func log(_ report: LogFileReport) {
    beginObject()
    pair("file", report.file)
    text("client_id", report.client)
    text("app", report.app?.id)
    text("unit", report.unit?.id)
    pair("sessions", report.sessions)
    pair("working_sets", report.workingSets)
    pair("ramp_sets", report.rampSets)
    pair("working_reps", report.workingReps)
    key("working_tonnage_kg")
    number(hundredths: report.workingTonnage)
    text("first_date", report.firstDate?.description)
    text("last_date", report.lastDate?.description)
    pair("exercise_names", report.exerciseNames)
    pair("names_unknown", report.unknownNames.count)
    pair("created", report.created)
    pair("updated", report.updated)
    pair("unchanged", report.unchanged)
    pair("deleted", report.deleted)
    pair("conflicts", report.conflicts)
    key("refused")
    if let refused = report.refused {
      beginObject()
      pair("code", refused.code.id)
      pair("message", refused.hint.map { "\(refused.message) (\($0))" } ?? refused.message)
      endObject()
    } else {
      null()
    }
    key("skipped")
    beginArray()
    for line in report.skipped {
      beginObject()
      pair("line", line.line)
      pair("code", line.code.id)
      endObject()
    }
    endArray()
    key("unreadable")
    beginArray()
    for line in report.unreadable {
      beginObject()
      pair("line", line.line)
      pair("code", line.code.id)
      pair("message", line.message)
      endObject()
    }
    endArray()
    if !report.findings.isEmpty {
      key("findings")
      findings(report.findings)
    }
    if report.isDryRun {
      key("dry_run")
      bool(true)
    }
    endObject()
  }

  private mutating func text(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }
}
