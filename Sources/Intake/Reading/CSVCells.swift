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
    // Nearly every cell's text is a part of the row; one with doubled quotes is put together behind it.
    text.append(contentsOf: row)
    var at = 0
    while true {
      let from = at
      let isQuoted = at < row.count && row[at] == 34
      var (start, end) = (at, at)
      if isQuoted {
        (start, end) = unquote(row, from: &at)
      }
      while at < row.count, row[at] != delimiter { at += 1 }
      // After a closing quote there is at most the carriage return of a line end.
      if !isQuoted { end = at }
      cells.append(Cell(start: start, end: end, from: from, to: at, isQuoted: isQuoted))
      if at >= row.count { return }
      at += 1
    }
  }

  /// Where the text of the quoted cell stands that begins at `at`, which moves behind its closing quote.
  private mutating func unquote(_ row: UnsafeBufferPointer<UInt8>, from at: inout Int) -> (start: Int, end: Int) {
    let first = at + 1
    var run = first
    var start: Int?
    at = first
    while true {
      while at < row.count, row[at] != 34 { at += 1 }
      guard at + 1 < row.count, row[at + 1] == 34 else { break }
      if start == nil { start = text.count }
      text.append(contentsOf: UnsafeBufferPointer(rebasing: row[run...at]))
      (at, run) = (at + 2, at + 2)
    }
    let end = at
    at = min(at + 1, row.count)
    guard let start else { return (first, end) }
    text.append(contentsOf: UnsafeBufferPointer(rebasing: row[run..<end]))
    return (start, text.count)
  }

  func bytes(_ index: Int) -> ArraySlice<UInt8> { text[cells[index].start..<cells[index].end] }

  func string(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }
}

extension CSVCells {
  /// A cell's text without the blanks around it.
  func trimmed(_ index: Int) -> ArraySlice<UInt8> {
    var cell = bytes(index)
    while let last = cell.last, last == 32 || last == 9 || last == 13 { cell.removeLast() }
    while let first = cell.first, first == 32 || first == 9 { cell.removeFirst() }
    return cell
  }

  func trimmedString(_ index: Int) -> String { String(decoding: trimmed(index), as: UTF8.self) }
}
