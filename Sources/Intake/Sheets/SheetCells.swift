import Editing
import Findings
import TrainingModel

/// The cells of one row of a sheet, by column; valid as long as the buffers that they stand in.
struct SheetCells {
  let record: RawRecord
  let text: UnsafeBufferPointer<UInt8>
  let cells: UnsafeBufferPointer<CSVCells.Cell>
  let heading: SheetHeading

  /// The cell's bytes: nil where the sheet has no such column, empty where the row ends before it or a program says that there is nothing.
  @inline(__always) subscript(column: SheetColumn) -> SheetCell.Bytes? {
    let index = heading.places[Int(column.rawValue)]
    if index < 0 { return nil }
    if index >= cells.count { return SheetCell.Bytes(start: nil, count: 0) }
    let cell = SheetCell.Bytes(rebasing: text[cells[index].start..<cells[index].end])
    return AbsentValue.mayBe(cell) && AbsentValue.isOne(cell) ? SheetCell.Bytes(start: nil, count: 0) : cell
  }

  /// Where the cell stands; where the row ends before it, the row.
  func place(of column: SheetColumn) -> Place {
    let index = heading.places[Int(column.rawValue)]
    return cells.indices.contains(index)
      ? record.place(of: cells[index]).inSheet(row: record.row, column: index) : record.place.inSheet(row: record.row)
  }

  /// The column before which the row was cut off; nil where it is whole, or ends as programs end it that leave out empty cells.
  ///
  /// No program leaves out the revision, which every row of ours has. Behind the last line end no program leaves out anything.
  func cutOff(isLast: Bool) -> SheetColumn? {
    guard cells.count < heading.width else { return nil }
    if heading.places[Int(SheetColumn.revision.rawValue)] >= cells.count, let id = self[.rowID], !SheetCell.value(id).isEmpty {
      return .revision
    }
    return isLast ? heading.firstColumn(from: cells.count) : nil
  }

  /// Where the row ends: its last cell.
  var end: Place {
    cells.last.map { record.place(of: $0).inSheet(row: record.row, column: cells.count - 1) } ?? record.place.inSheet(row: record.row)
  }

  /// Whether nothing stands in any cell.
  var isBlank: Bool { cells.allSatisfy { SheetCell.trimmed(SheetCell.Bytes(rebasing: text[$0.start..<$0.end])).isEmpty } }

  /// Whether the row is one quoted cell that holds delimiters itself, and nothing behind it.
  var isOneText: Bool {
    guard let first = cells.first, first.isQuoted, text[first.start..<first.end].count(where: { $0 == heading.delimiter }) > 2 else {
      return false
    }
    return cells.dropFirst().allSatisfy { $0.start == $0.end }
  }

  /// The first cell behind those that the heading names which holds something.
  var firstBeyondHeading: Place? {
    let isFilled = { (cell: CSVCells.Cell) in !SheetCell.trimmed(SheetCell.Bytes(rebasing: text[cell.start..<cell.end])).isEmpty }
    guard let index = cells.indices.dropFirst(heading.width).first(where: { isFilled(cells[$0]) }) else { return nil }
    return record.place(of: cells[index]).inSheet(row: record.row, column: index)
  }
}

/// The cells of a sheet that only tell something and that nobody is to change, by the places of their texts in the pool.
struct ExportedCells {
  /// What one row tells; -1 where the sheet has no such column.
  struct Row {
    var name: Int32 = -1
    var phase: Int32 = -1
    var weekday: Int32 = -1
    var focus: Int32 = -1

    subscript(column: SheetColumn) -> Int32 {
      switch column {
      case .clientName: name
      case .phase: phase
      case .weekday: weekday
      case .focus: focus
      default: -1
      }
    }

    /// Whether the row was there when the sheet was written, and stays: what is typed into others is nobody's concern.
    var isOld: Bool { name >= 0 || focus >= 0 || phase >= 0 }
  }

  /// A row for each line.
  private(set) var rows: [Row] = []

  /// Notes what a row tells. Its cells mostly say what those of the row before said, which costs a comparison.
  mutating func add(_ cells: SheetCells, _ line: borrowing SheetLine, _ pool: inout TextPool, reserving count: Int) {
    if rows.isEmpty { rows.reserveCapacity(count) }
    guard line.rowID != nil, !line.isDeleted else { return rows.append(Row()) }
    let last = rows.last ?? Row()
    rows.append(
      Row(
        name: Self.index(cells[.clientName], last.name, &pool), phase: Self.index(cells[.phase], last.phase, &pool),
        weekday: Self.index(cells[.weekday], last.weekday, &pool), focus: Self.index(cells[.focus], last.focus, &pool)))
  }

  private static func index(_ cell: SheetCell.Bytes?, _ last: Int32, _ pool: inout TextPool) -> Int32 {
    guard let cell = cell.map(SheetCell.trimmed) else { return -1 }
    return Int32(pool.index(cell, before: Int(last)))
  }
}

extension SheetLineReader {
  /// Warns of what was typed into cells that only tell something: it changes nothing, and nobody should learn that from their plan.
  mutating func warnOfTypedCells() {
    guard !complaints.concernsFile, !complaints.isFull else { return }
    for (column, row) in HandTypedCells(told.rows, lines, dates.rows, pool).found where complaints.ofClients[dates.rows[row].client] == nil
    {
      let message = SheetMessages.typed(column)
      complaints.add(Finding(message.code, message.text, at: places.place(row: row, column: column), hint: message.hint))
    }
  }
}
