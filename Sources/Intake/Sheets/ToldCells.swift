import Editing
import Findings
import TrainingModel

/// The cells of a sheet that only tell something and that nobody is to change, by the places of their texts in the pool.
struct ToldCells {
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
    for (column, row) in TypedCells(told.rows, lines, dates.rows, pool).found where complaints.ofClients[dates.rows[row].client] == nil {
      let message = SheetMessages.typed(column)
      complaints.add(Finding(message.code, message.text, at: places.place(row: row, column: column), hint: message.hint))
    }
  }
}
