import Files
import Findings
import TrainingModel

/// What the rows of a gym's own table say only together: the order of its dates, whether its feet have inches behind a point, and which rows
/// stand in it twice.
struct TableSurvey {
  private(set) var dates = TableDates()
  private(set) var hasInchesBehindPoint = false
  private(set) var findings: [Finding] = []

  /// Reads the table from end to end.
  init(_ rows: CSVReader, _ layout: TableLayout) throws(IntakeFailure) {
    var rows = rows
    let columns = layout.plans.compactMap { plan in
      if case .column(let column) = plan.source, plan.field.isDate, plan.dateOrder == nil { column } else { nil }
    }
    let feet = layout.plans.compactMap { plan in
      if case .column(let column) = plan.source, plan.unit?.name == "ft" { column } else { nil }
    }
    var cells = CSVCells()
    var seen: [ContentDigest: Int] = [:]
    while let row = try rows.next() {
      guard row.fault == nil else { continue }
      if let first = seen.updateValue(row.line, forKey: ContentHasher.digest(of: row.bytes)) {
        seen[ContentHasher.digest(of: row.bytes)] = first
        findings.append(
          Finding(
            .profileDuplicateRow, "the row says the same as line \(first), as if somebody stood in the table twice", at: row.place,
            hint: "take one of the two out, unless they are two people"))
      }
      guard !columns.isEmpty || !feet.isEmpty else { continue }
      row.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: layout.delimiter) }
      guard cells.cells.count == layout.columnCount else { continue }
      for column in columns { cells.trimmed(column).withUnsafeBufferPointer { dates.learn($0) } }
      for column in feet where !hasInchesBehindPoint {
        hasInchesBehindPoint = cells.trimmed(column).withUnsafeBufferPointer(WrittenAmount.showsInches)
      }
    }
  }
}

extension ProfileField {
  /// Whether the field is one day of the calendar.
  var isDate: Bool { [.born, .clearanceDate, .lastTrained, .due].contains(self) }
}
