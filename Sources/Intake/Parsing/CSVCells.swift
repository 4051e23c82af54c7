/// The cells of one CSV row, unquoted, in a buffer that is reused from row to row.
struct CSVCells {
  struct Cell {
    /// The text in `text`.
    var start, end: Int
    /// The byte offsets in the row, quotes included.
    var from, to: Int
    var isQuoted: Bool
  }

  private(set) var cells: [Cell] = []
  private(set) var text: [UInt8] = []

  /// Splits a row; its quotes are known to close at the ends of their cells.
  mutating func split(_ row: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    cells.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    var at = 0
    while true {
      let from = at
      let start = text.count
      let isQuoted = at < row.count && row[at] == 34
      if isQuoted {
        at += 1
        while at < row.count {
          let run = at
          while at < row.count, row[at] != 34 { at += 1 }
          text.append(contentsOf: UnsafeBufferPointer(rebasing: row[run..<at]))
          at += 1
          guard at < row.count, row[at] == 34 else { break }
          text.append(34)
          at += 1
        }
        at = min(at, row.count)
      }
      let rest = at
      while at < row.count, row[at] != delimiter { at += 1 }
      // After a closing quote there is at most the carriage return of a line end.
      if !isQuoted { text.append(contentsOf: UnsafeBufferPointer(rebasing: row[rest..<at])) }
      cells.append(Cell(start: start, end: text.count, from: from, to: at, isQuoted: isQuoted))
      if at >= row.count { return }
      at += 1
    }
  }

  func bytes(_ index: Int) -> ArraySlice<UInt8> { text[cells[index].start..<cells[index].end] }

  func string(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }
}
