import Findings

/// The form of a source's records.
package enum RecordFormat: Sendable {
  /// A YAML document a file.
  case yaml
  /// A JSON object a line.
  case jsonLines
  /// A CSV row under a header.
  case table(TableLayout)
}

/// Turns raw records of one form into tapes; keeps its buffers from record to record.
struct RecordParser {
  let format: RecordFormat
  private var rows: TableRowParser?

  init(format: RecordFormat) {
    self.format = format
    if case .table(let layout) = format { rows = TableRowParser(layout) }
  }

  /// Writes `record` to `tape`, or says why it can't be and returns false.
  mutating func parse(_ record: RawRecord, into tape: inout RecordTape, _ complaints: inout Complaints) -> Bool {
    guard record.isText(&complaints) else { return false }
    switch format {
    case .table: return rows?.parse(record, into: &tape, &complaints) ?? false
    case .jsonLines: return record.parseJSON(into: &tape, &complaints)
    case .yaml: return record.parseYAML(into: &tape, &complaints)
    }
  }
}
