import Editing
import Findings
import TrainingModel

/// A review sheet that came back from a coach, as some spreadsheet saved it.
///
/// Of a client with a cell that can't be read nothing is to be taken: a row left out would be taken for a deletion.
package struct SheetTable: Sendable {
  /// The rows in the order of the file.
  package let lines: [SheetLine]
  /// What the coach should know, though the sheet could be read; warnings only.
  package let findings: [Finding]
  /// What is wrong with the rows of clients of whom nothing may be taken, by the client's id; errors only. Their lines are not to be read.
  package let keptBack: [String: [Finding]]
  private let places: SheetPlaces
  private let told: ExportedCells
  private let pool: TextPool

  /// Whether the sheet has this column.
  package func has(_ column: SheetColumn) -> Bool { places.heading.places[Int(column.rawValue)] >= 0 }

  /// Where a cell of the line at `index` of `lines` stands; the row's place where it has no such cell.
  package func place(ofLine index: Int, _ column: SheetColumn) -> Place { places.place(row: index, column: column) }

  /// Where the line at `index` of `lines` stands.
  package func place(ofLine index: Int) -> Place { places.place(row: index) }

  /// Whether the page has written the sheet, which gives new rows their ids and leaves out what only tells something.
  package var isOfPage: Bool { has(.delete) && ![.phase, .weekday, .focus, .findings].contains(where: has) }

  init(
    lines: [SheetLine], findings: [Finding], keptBack: [String: [Finding]], places: SheetPlaces, told: ExportedCells, pool: TextPool
  ) {
    (self.lines, self.findings, self.keptBack) = (lines, findings, keptBack)
    (self.places, self.told, self.pool) = (places, told, pool)
  }

  // MARK: Cells that only tell something

  /// A number for what the line at `index` tells in one of `client_name`, `phase`, `weekday` and `focus`, the same for the same text;
  /// nil where it tells nothing, as new and deleted rows do.
  package func told(_ column: SheetColumn, ofLine index: Int) -> Int? {
    let place = told.rows[index][column]
    return place < 0 ? nil : Int(place)
  }

  /// The text with a number that `told` gave, without blanks around it.
  package func text(told number: Int) -> String { pool[number].text }

  /// The day of the week that the text with a number names in any language that programs write dates in; nil where it names none.
  package func weekday(told number: Int) -> Weekday? {
    DateNames.weekday(pool[number].text.lowercased()).flatMap { Weekday(rawValue: UInt8($0)) }
  }

  /// What to say of a cell that only tells something and says otherwise than the plan, in this row as in those beside it.
  package func typed(_ column: SheetColumn, ofLine index: Int) -> Finding {
    let message = SheetMessages.typed(column, inAllRows: true)
    return Finding(message.code, message.text, at: place(ofLine: index, column), hint: message.hint)
  }
}

/// A file that came back from a coach: a sheet, or the list of clients beside it.
package enum ReturnedFile: Sendable {
  case sheet(SheetScan)
  case clients(ClientListScan)

  /// Reads the cells of the file at `path`; throws where it is neither.
  package init(path: String) throws(IntakeFailure) { try self.init(SheetScan.bytes(of: path), named: path) }

  /// Reads the cells of a file in memory; `path` is what findings call it.
  ///
  /// - Throws: `IntakeFailure` where it is neither a sheet nor a list of clients.
  package init(_ bytes: [UInt8], named path: String) throws(IntakeFailure) {
    if ClientListScan.isList(Array(bytes.prefix(SheetScan.headSize))) {
      self = .clients(try ClientListScan(bytes, named: path))
    } else {
      self = .sheet(try SheetScan(bytes, named: path))
    }
  }

  /// Why a file is neither, by its first bytes: it is a workbook, or its heading names no columns of one. nil where it may be one.
  package static func refusal(ofHead head: [UInt8], named path: String) -> IntakeFailure? {
    ClientListScan.isList(head) ? nil : SheetScan.refusal(ofHead: head, named: path)
  }
}
