import Editing
import Findings
import TrainingModel

/// A log sheet that came back, as some spreadsheet saved it: whose rows it has, and what stands in their cells.
///
/// What the cells mean, only the plan can tell: `LogSheetRow` reads them.
package struct LogSheetScan: Sendable {
  /// A row of the sheet.
  package struct Line: Sendable {
    /// The line of the file on which it begins, from 1.
    package let line: Int
    /// Its number in a spreadsheet, from 1.
    let row: Int
    /// As it is written; it may be no client's id.
    package let client: String
    /// nil where the cell holds none.
    package let id: RowID?
    /// What was typed, by the raw values of `TypedField`; empty where nothing was.
    let done: [[UInt8]]
    /// What stands in the columns of `SheetColumn.loggedPlan`; empty where nothing does, or the sheet has no such column.
    let plan: [[UInt8]]
    /// Which of the client's sheets it is from, as the sheet says; nil where it doesn't.
    package let shown: Int?

    /// Whether no cell says what was done.
    package var saysNothing: Bool { done.allSatisfy { SheetCell.trimmed($0).isEmpty } }
  }

  package let path: String
  /// The rows in the order of the file.
  package private(set) var lines: [Line] = []
  /// Lines that can't be read whole.
  package private(set) var unreadable: [(line: Int, code: FindingCode, message: String)] = []
  /// What to know about the sheet as a whole; warnings only.
  package let findings: [Finding]
  /// The cells of the heading by their columns.
  private let heading: SheetHeading
  /// What the numbers of the sheet show of their decimal sign.
  private(set) var signs = SheetNumber.Signs()
  /// Whether carriage returns inside cells stand for line feeds.
  let returnsEndLines: Bool

  /// Whether a file that begins so is a log sheet; a sheet or an export of another kind is none.
  package static func isLogSheet(_ head: [UInt8]) -> Bool {
    (try? SheetText.opening(head, path: "")).map(SheetHeading.isOfLog) ?? false
  }

  /// Reads the cells of a sheet in memory; `path` is what findings call it.
  ///
  /// - Throws: `IntakeFailure` where it is no log sheet, was cut off, or can't be read as text.
  package init(_ bytes: [UInt8], named path: String) throws(IntakeFailure) {
    if bytes.count > SheetScan.maximumSize { throw SheetScan.tooLarge(path) }
    self.path = path
    let text = try SheetText(bytes, path: path)
    heading = try SheetHeading.find(in: text.bytes, path: path)
    findings = heading.warnings
    returnsEndLines = heading.end > 0 && text.bytes[heading.end - 1] == 13
    var rows = CSVReader(
      ByteWindow(text.bytes, from: heading.end), path: path, line: heading.nextLine, after: heading.row, delimiter: heading.delimiter)
    var cells = CSVCells()
    while let record = try rows.next() {
      if lines.count + unreadable.count >= SheetScan.maximumRows { throw SheetScan.tooManyRows(path) }
      let endsFile = record.bytes.endIndex == text.bytes.count
      if endsFile, record.fault?.code == .profileUnclosedQuote { throw Self.cut(path, record) }
      if let fault = record.fault {
        unreadable.append(
          (fault.place?.line ?? record.line, fault.code == .profileTooLarge ? .logTooLarge : .logUnclosedQuote, fault.message))
        continue
      }
      record.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: heading.delimiter) }
      if endsFile, cells.cells.count < heading.width { throw Self.cut(path, record) }
      take(record, cells)
    }
  }

  private mutating func take(_ record: RawRecord, _ cells: CSVCells) {
    let row = LogSheetCells(cells: cells, heading: heading)
    if row.isBlank { return }
    if let message = row.objection {
      unreadable.append((record.line, .logRaggedRow, message))
      return
    }
    let client = SheetCell.value(row[.clientID]) { String(decoding: $0, as: UTF8.self) }
    let line = Line(
      line: record.line, row: record.row, client: client, id: SheetCell.value(row[.rowID]) { RowID(bytes: $0) },
      done: TypedField.allCases.map { Array(row[$0]) }, plan: SheetColumn.loggedPlan.map { Array(row[$0]) }, shown: row.shown)
    // Which sign stands before decimals shows in all numbers together.
    for cell in [row[.rpe], row[SheetColumn.load]] + row[TypedField.load].split(separator: UInt8(ascii: "|")) { learn(cell) }
    lines.append(line)
  }

  private mutating func learn(_ cell: ArraySlice<UInt8>) {
    cell.withUnsafeBufferPointer { _ = SheetNumber.read(SheetCell.trimmed($0), NumberWords(.load, nil, nil), signs: &signs) }
  }

  /// What the spreadsheet calls the cell of a field in a line: `AD12`; the name of the column where the sheet has no such cell.
  func cellName(_ field: TypedField, in line: Line) -> String {
    let place = heading.donePlaces[Int(field.rawValue)]
    let cell = place < 0 ? nil : Place(file: path).inSheet(row: line.row, column: place).sheetColumn
    return cell.map { "'\(field.column)' (\($0)\(line.row))" } ?? "'\(field.column)'"
  }

  private static func cut(_ path: String, _ record: RawRecord) -> IntakeFailure {
    IntakeFailure(
      .logCut, "the sheet ends in the middle of line \(record.line): it looks cut off", at: record.place,
      hint: "save or copy it again, whole")
  }
}

/// The cells of one row of a log sheet, by what they stand for.
struct LogSheetCells {
  let cells: CSVCells
  let heading: SheetHeading

  subscript(column: SheetColumn) -> ArraySlice<UInt8> { cell(heading.places[Int(column.rawValue)]) }
  subscript(field: TypedField) -> ArraySlice<UInt8> { cell(heading.donePlaces[Int(field.rawValue)]) }

  /// Which of the client's sheets it is from; nil where there is no such cell or no such number in it.
  var shown: Int? {
    var signs = SheetNumber.Signs()
    let read = SheetCell.value(SheetCell.trimmed(Array(cell(heading.shownPlace)))) {
      SheetNumber.read($0, NumberWords([]), signs: &signs)
    }
    guard case .exact(let hundredths, true) = read, hundredths % 100 == 0 else { return nil }
    return hundredths / 100
  }

  /// Empty where there is none, or a program says that there is nothing.
  private func cell(_ place: Int) -> ArraySlice<UInt8> {
    guard cells.cells.indices.contains(place) else { return [] }
    let bytes = cells.bytes(place)
    return bytes.withUnsafeBufferPointer { AbsentValue.mayBe($0) && AbsentValue.isOne($0) } ? [] : bytes
  }

  private func isEmpty(_ place: Int) -> Bool { cells.bytes(place).withUnsafeBufferPointer { SheetCell.trimmed($0).isEmpty } }

  /// Whether nothing stands in any cell.
  var isBlank: Bool { cells.cells.indices.allSatisfy(isEmpty) }

  /// Why nobody knows which cell is which; nil where it is plain.
  var objection: String? {
    if cells.cells.count > heading.width, cells.cells.indices.dropFirst(heading.width).contains(where: { !isEmpty($0) }) {
      return "the row has more cells than the heading has columns (a decimal comma needs quotes where commas stand between cells)"
    }
    // A program that expected another delimiter took the whole row for one text.
    guard heading.width > 1, let first = cells.cells.first, first.isQuoted, cells.bytes(0).count(where: { $0 == heading.delimiter }) > 2,
      cells.cells.indices.dropFirst().allSatisfy(isEmpty)
    else { return nil }
    return "the whole row stands in one cell; export the sheet with the delimiter that your program expects, such as --delimiter ';'"
  }
}

extension SheetCell {
  /// What `body` makes of a cell's value, without blanks around it and one apostrophe in front.
  static func value<Value>(_ cell: ArraySlice<UInt8>, _ body: (Bytes) -> Value) -> Value {
    cell.withUnsafeBufferPointer { body(value($0)) }
  }

  /// The cell without blanks on both sides.
  static func trimmed(_ cell: [UInt8]) -> ArraySlice<UInt8> {
    cell.withUnsafeBufferPointer { whole in
      let part = trimmed(whole)
      guard let base = whole.baseAddress, let start = part.baseAddress else { return [] }
      return cell[(start - base)..<(start - base + part.count)]
    }
  }
}
