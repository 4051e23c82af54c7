import Findings

extension RawRecord {
  /// Line and column of a byte offset in the record; only the line where the offset is below 0.
  func place(from: Int, to: Int? = nil) -> Place {
    guard from >= 0, from <= bytes.count else { return place }
    let before = bytes.prefix(from)
    let lineStart = before.lastIndex { $0 == 10 || $0 == 13 }.map { $0 + 1 } ?? before.startIndex
    let column = UTF8Text.characters(before[lineStart...]) + 1
    var end: Int?
    if let to, to > from, to <= bytes.count {
      let covered = bytes[(bytes.startIndex + from)..<(bytes.startIndex + to)]
      if !covered.contains(where: { $0 == 10 || $0 == 13 }) { end = column + UTF8Text.characters(covered) }
    }
    return Place(file: file, spoken: spoken, line: line + UTF8Text.lineEnds(before), column: column, endColumn: end)
  }

  /// Where a cell of the row stands.
  func place(of cell: CSVCells.Cell) -> Place { place(from: cell.from, to: cell.to) }
}
