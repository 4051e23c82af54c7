import Findings

/// The form of a source's records.
public enum RecordFormat: Sendable {
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
    if let fault = record.fault {
      complaints.add(fault)
      return false
    }
    if let invalid = record.bytes.withUnsafeBufferPointer(UTF8Text.firstInvalid) {
      complaints.add(.profileEncoding, "the record is not valid UTF-8", at: record.place(from: invalid), hint: "save the file as UTF-8")
      return false
    }
    switch format {
    case .table: return rows?.parse(record, into: &tape, &complaints) ?? false
    case .jsonLines: return parseJSON(record, into: &tape, &complaints)
    case .yaml: return parseYAML(record, into: &tape, &complaints)
    }
  }

  private func parseJSON(_ record: RawRecord, into tape: inout RecordTape, _ complaints: inout Complaints) -> Bool {
    var fault: SyntaxFault?
    record.bytes.withUnsafeBufferPointer { bytes in
      do throws(SyntaxFault) { try JSONParser.parse(bytes, into: &tape) } catch { fault = error }
    }
    guard let fault else { return true }
    complaints.add(.profileUnreadable, "the record is not valid JSON: \(fault.message)", at: record.place(from: fault.offset))
    return false
  }

  private func parseYAML(_ record: RawRecord, into tape: inout RecordTape, _ complaints: inout Complaints) -> Bool {
    var fault: YAMLFault?
    record.bytes.withUnsafeBufferPointer { bytes in
      do throws(YAMLFault) { try YAMLParser.parse(bytes, into: &tape) } catch { fault = error }
    }
    guard let fault else { return true }
    var place = record.place
    if let offset = fault.offset { place = record.place(from: offset) } else { (place.line, place.column) = (fault.line, fault.column) }
    complaints.add(fault.isDuplicateKey ? .profileDuplicateKey : .profileUnreadable, fault.message, at: place, hint: fault.hint)
    return false
  }
}
