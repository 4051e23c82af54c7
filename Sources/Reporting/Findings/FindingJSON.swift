import Findings
import PlanStore
import TrainingModel

extension JSONBytes {
  /// An array of findings, each an object that has the keys which its finding has facts for.
  mutating func findings(_ findings: [Finding]) {
    beginArray()
    for finding in findings { self.finding(finding) }
    endArray()
  }

  /// A pair whose value is a list of findings, each with the week that it stands in.
  mutating func findings(_ name: StaticString, _ findings: [WeekFinding]) {
    key(name)
    beginArray()
    for found in findings {
      newline()
      beginObject()
      week(found.week)
      key("finding")
      finding(found.finding)
      endObject()
    }
    endArray()
  }

  /// One finding as an object.
  mutating func finding(_ finding: Finding) {
    beginObject()
    pair("code", finding.code.id)
    pair("severity", finding.severity.id)
    if let place = finding.place {
      pair("file", place.file)
      if let line = place.line { pair("line", line) }
      if let column = place.column { pair("column", column) }
      if let endColumn = place.endColumn { pair("end_column", endColumn) }
      if let row = place.sheetRow { pair("cell", "\(place.sheetColumn ?? "")\(row)") }
    }
    if let week = finding.week { pair("week", week) }
    if let day = finding.day { pair("day", day) }
    pair("message", finding.message)
    if let hint = finding.hint { pair("hint", hint) }
    endObject()
  }
}

extension LogFailure {
  /// The failure as a line of a structured log: one JSON object with the fields that are known.
  package var json: String {
    var json = JSONBytes(capacity: 256)
    json.beginObject()
    json.pair("event", "log.failure")
    json.pair("kind", kind.id)
    json.pair("severity", kind.severity.id)
    json.pair("action", kind.action.id)
    json.pair("operation", operation)
    if let client { json.pair("client", client) }
    if let file { json.pair("file", file) }
    if let line { json.pair("line", line) }
    json.pair("attempt", attempt)
    json.pair("ms", milliseconds)
    if let detail { json.pair("detail", detail) }
    json.endObject()
    return String(decoding: json.bytes.storage, as: UTF8.self)
  }
}
