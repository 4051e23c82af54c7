import Editing
import Findings

/// A review sheet that came back from a coach, as some spreadsheet saved it.
///
/// There is a table only where every cell could be read: a row left out would be taken for a deletion.
public struct SheetTable: Sendable {
  /// The most bytes that a sheet may have: 512 MiB.
  public static let maximumSize = 512 << 20
  /// The most rows that a sheet may have.
  public static let maximumRows = 2_000_000

  /// The rows in the order of the file.
  public let lines: [SheetLine]
  /// What the coach should know, though the sheet could be read; warnings only.
  public let findings: [Finding]
  private let places: SheetPlaces

  /// Whether the sheet has this column.
  public func has(_ column: SheetColumn) -> Bool { places.heading.places[Int(column.rawValue)] >= 0 }

  /// Where a cell of the line at `index` of `lines` stands; the row's place where it has no such cell.
  public func place(ofLine index: Int, _ column: SheetColumn) -> Place { places.place(row: index, column: column) }

  /// Reads the sheet at `path`; throws everything that is wrong with it, with line and column.
  public static func read(path: String, vocabulary: SheetVocabulary) throws(IntakeFailure) -> SheetTable {
    let bytes: [UInt8]
    do throws(IntakeFailure) {
      let file = try InputFile(opening: path, waits: false)
      if file.isRegular, file.size > maximumSize { throw tooLarge(path) }
      bytes = try file.prefix(maximumSize)
    } catch {
      throw IntakeFailure(
        error.findings.map { finding in
          finding.code == .profileUnreadable
            ? Finding(.sheetUnreadable, "the sheet \(finding.message)", at: finding.place, hint: "check the path of the sheet") : finding
        })
    }
    return try read(bytes, named: path, vocabulary: vocabulary)
  }

  /// Reads a sheet in memory; `path` is what findings call it.
  public static func read(_ bytes: [UInt8], named path: String, vocabulary: SheetVocabulary) throws(IntakeFailure) -> SheetTable {
    if bytes.count > maximumSize { throw tooLarge(path) }
    if bytes.isEmpty {
      throw IntakeFailure(.sheetUnreadable, "the sheet is empty", at: Place(file: path), hint: "export the sheet again")
    }
    let text = try SheetText(bytes, path: path)
    let heading = try SheetHeading.find(in: text.bytes, path: path)
    let returnsEndLines = heading.end > 0 && text.bytes[heading.end - 1] == 13
    var reader = SheetLineReader(
      vocabulary: vocabulary, places: SheetPlaces(path: path, text: text, heading: heading), returnsEndLines: returnsEndLines)
    var rows = CSVReader(ByteWindow(text.bytes, from: heading.end), path: path, line: heading.nextLine, delimiter: heading.delimiter)
    var cells = CSVCells()
    while let record = try rows.next(), !reader.complaints.isFull {
      if reader.lines.count >= maximumRows { throw tooManyRows(path) }
      if var fault = record.fault {
        fault.code = fault.code == .profileTooLarge ? .sheetTooLarge : .sheetUnclosedQuote
        reader.complain(fault)
        continue
      }
      record.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: heading.delimiter) }
      cells.text.withUnsafeBufferPointer { text in
        cells.cells.withUnsafeBufferPointer { reader.read(SheetCells(record: record, text: text, cells: $0, heading: heading)) }
      }
    }
    if !reader.complaints.isFull { reader.finish() }
    let complaints = reader.complaints
    let findings = Finding.inReadingOrder(complaints.findings)
    if complaints.hasErrors {
      let more = Finding(
        .sheetUnreadable, "more may be wrong with the sheet; reading stopped here", at: Place(file: path),
        hint: "mend what is listed, and give the sheet again")
      throw IntakeFailure(complaints.isFull ? findings + [more] : findings)
    }
    return SheetTable(lines: reader.lines, findings: findings, places: reader.places)
  }

  private static func tooLarge(_ path: String) -> IntakeFailure {
    IntakeFailure(.sheetTooLarge, "the sheet is larger than 512 MiB", at: Place(file: path), hint: "split it by clients")
  }

  private static func tooManyRows(_ path: String) -> IntakeFailure {
    IntakeFailure(.sheetTooLarge, "the sheet has more than 2,000,000 rows", at: Place(file: path), hint: "split it by clients")
  }
}
