import Editing
import PlanStore
import TrainingModel

/// What stands in the cells of a log sheet that say what was done, in the order of `TypedField`; empty where nothing is known.
package struct DoneCells: Sendable, Equatable {
  private var cells = [String](repeating: "", count: TypedField.allCases.count)

  /// A row of which nothing is known.
  package init() {}

  /// The text of a field, numbers with a decimal point.
  package subscript(field: TypedField) -> String {
    get { cells[Int(field.rawValue)] }
    set { cells[Int(field.rawValue)] = newValue }
  }

  /// What is known of a field as a person would write it into the row; empty where nothing is, or the row counts otherwise.
  ///
  /// - Parameters:
  ///   - sets: so many numbers are written where one holds for all; nil for the one.
  package static func text(_ values: TypedValues, _ field: TypedField, of row: PlanRow, sets: Int? = nil) -> String {
    func list<Value>(_ list: [Value], _ text: (Value) -> String) -> String {
      let all = list.count == 1 ? Array(repeating: list[0], count: max(1, sets ?? 1)) : list
      return all.map(text).joined(separator: "|")
    }
    switch field {
    case .sets: return values.sets.map { "\($0)" } ?? ""
    case .amounts:
      guard let amounts = values.amounts, amounts.measure == DoneMeasure(row.measure) else { return "" }
      return list(amounts.list) { amount in
        switch row.measure {
        case .metres: Load(hundredths: amount).description
        case .minutes: Load(hundredths: Int32(clamping: (Int(amount) * 100 + 30) / 60)).description
        case .reps, .repsEachSide, .seconds, .secondsEachSide: "\(amount)"
        }
      }
    case .load: return values.loads.map { list($0.list, \.description) } ?? ""
    case .rpe: return values.halfRPE.map { Load(hundredths: Int32($0) * 50).description } ?? ""
    case .pain: return values.pain.map { "\($0)" } ?? ""
    case .comment: return values.comment ?? ""
    }
  }
}

/// What a log sheet shows of a client.
package struct DoneSheet: Sendable {
  /// What is known of rows; those of which nothing is are not there.
  package var cells: [RowID: DoneCells]
  /// The number by which the sheet is known again, from 0.
  package var shown: Int

  package init(_ cells: [RowID: DoneCells] = [:], shown: Int = 0) { (self.cells, self.shown) = (cells, shown) }
}

/// Writes a log sheet as CSV: the heading, then a row a prescription with what was asked and what was done.
struct LogSheetCSV {
  /// The columns, in the order in which `append` writes them.
  static let columns = SheetColumn.logged.map(\.id) + TypedField.allCases.map(\.column) + [SheetColumn.loggedShown]

  /// What has been written since somebody emptied it.
  var bytes = OutputBytes(capacity: 1 << 16)
  private var plan: PlanRowCells

  /// A sheet with its heading.
  init(dialect: CSVDialect, language: Language) {
    plan = PlanRowCells(dialect: dialect, language: language, showsInForce: true)
    bytes.beginSheet(Self.columns, dialect: dialect)
  }

  /// Appends a row, what is known of it, and the number of what is shown of the client.
  mutating func append(_ row: PlanRowView, _ done: DoneCells, shown: Int) {
    _ = plan.append(row, to: &bytes)
    for field in TypedField.allCases {
      bytes.append(plan.separator)
      let text = done[field]
      if text.isEmpty { continue }
      if field == .comment { plan.cell.append(text, to: &bytes) } else { appendNumbers(text) }
    }
    bytes.append(plan.separator)
    appendNumbers("\(shown)")
    bytes.endRow()
  }

  /// Numbers and bars, which no spreadsheet makes a date or thousands of; what stands between cells needs quotes.
  private mutating func appendNumbers(_ text: String) {
    let isQuoted = text.utf8.contains { $0 == plan.separator || ($0 == UInt8(ascii: ".") && plan.decimal == plan.separator) }
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
    for byte in text.utf8 { bytes.append(byte == UInt8(ascii: ".") ? plan.decimal : byte) }
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
  }
}
