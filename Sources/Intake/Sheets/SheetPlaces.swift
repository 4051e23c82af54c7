import Editing
import Findings

/// Where the cells of a sheet stand, found again when somebody has to be told.
struct SheetPlaces: Sendable {
  let path: String
  let text: SheetText
  let heading: SheetHeading
  /// The byte at which each row begins, its line, and its number in a spreadsheet.
  private(set) var rows: [(offset: Int, line: Int, row: Int)] = []

  init(path: String, text: SheetText, heading: SheetHeading) { (self.path, self.text, self.heading) = (path, text, heading) }

  mutating func add(_ record: RawRecord) { rows.append((record.bytes.startIndex, record.line, record.row)) }

  /// The place of the row at `index`.
  func place(row index: Int) -> Place { Place(file: path, line: rows[index].line).inSheet(row: rows[index].row) }

  /// The place of a cell of the row at `index`; that of the row where it has no such cell.
  func place(row index: Int, column: SheetColumn) -> Place {
    let row = rows[index]
    var reader = CSVReader(
      ByteWindow(text.bytes, from: row.offset), path: path, line: row.line, after: row.row - 1, delimiter: heading.delimiter)
    var cells = CSVCells()
    let place = heading.places[Int(column.rawValue)]
    guard place >= 0, let record = try? reader.next() else { return Place(file: path, line: row.line).inSheet(row: row.row) }
    record.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: heading.delimiter) }
    return cells.cells.indices.contains(place)
      ? record.place(of: cells.cells[place]).inSheet(row: row.row, column: place) : record.place.inSheet(row: row.row)
  }
}
