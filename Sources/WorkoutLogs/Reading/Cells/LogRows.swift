import Findings
import Intake

/// The cells of one record, for as long as it is read.
struct LogCells {
  let bytes: UnsafeBufferPointer<UInt8>
  let cells: UnsafeBufferPointer<RowCutter.Cell>
  /// The line on which the record begins.
  let line: Int

  var count: Int { cells.count }

  /// The cell's text without the blanks around it; empty for a column that there is not, as -1.
  @inline(__always) subscript(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    guard column >= 0, column < cells.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let cell = cells[column]
    return SheetCell.trimmed(UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end]))
  }

  /// What stands from one cell to another, with the delimiters between them.
  func span(_ first: Int, _ last: Int) -> UnsafeBufferPointer<UInt8> {
    guard first < last else { return self[first] }
    let (start, end) = (cells[first].start, cells[last].end)
    return start <= end ? SheetCell.trimmed(UnsafeBufferPointer(rebasing: bytes[start..<end])) : self[first]
  }

  var isBlank: Bool { cells.allSatisfy { cell in bytes[cell.start..<cell.end].allSatisfy { $0 == 32 || $0 == 9 } } }
}

/// What a reader of records hands on: a record, or why there is none on a line.
enum LogRecord {
  case cells(LogCells)
  case fault(line: Int, FindingCode, String)
}

/// Reads the records of a table one by one; memory holds a piece of the file.
struct LogRows {
  private var window: ByteWindow
  private let path: String
  private var cutter: RowCutter
  private var unescaped: [UInt8] = []
  /// Whether more of the file follows the rows, so that a quote which doesn't close in them is no sign of a cut file.
  private let isPart: Bool
  /// The line on which the next record begins.
  private(set) var line: Int
  /// The line on which the last record began that was read, or 0.
  private(set) var lastLine = 0
  /// The byte of the file at which the next record begins.
  private(set) var offset: Int

  init(
    _ window: ByteWindow, from offset: Int, path: String, line: Int = 1, delimiter: UInt8, quotes: RowCutter.Quotes, isPart: Bool = false
  ) {
    (self.window, self.offset, self.path, self.line, self.isPart) = (window, offset, path, line, isPart)
    cutter = RowCutter(delimiter: delimiter, quotes: quotes)
  }

  /// Calls `body` with each record that isn't blank.
  mutating func each(_ body: (LogRecord) throws(LogRefusal) -> Void) throws(LogRefusal) {
    while try step(body) {}
  }

  /// The same for at most the first `count` records.
  mutating func each(first count: Int, _ body: (LogRecord) throws(LogRefusal) -> Void) throws(LogRefusal) {
    var rest = count
    while rest > 0,
      try step(
        most: rest,
        { (record) throws(LogRefusal) in
          rest -= 1
          try body(record)
        })
    {}
  }

  /// Reads what is in memory, or more of the file; false at its end.
  private mutating func step(most: Int = .max, _ body: (LogRecord) throws(LogRefusal) -> Void) throws(LogRefusal) -> Bool {
    let buffer = window.buffer
    let isAtEnd = window.isAtEnd
    var (at, rest) = (window.start, most)
    let needsMore = try buffer.withUnsafeBufferPointer { (bytes) throws(LogRefusal) -> Bool in
      while at < bytes.count, rest > 0 {
        let first = line
        switch cutter.cut(bytes, from: at, isAtEnd: isAtEnd) {
        case .more: return true
        case .row(let next):
          line += cutter.lineEnds + 1
          at = next
          if try hand(bytes, line: first, to: body) { rest -= 1 }
        case .openQuote where !isPart: throw .cut(path, line: first)
        case .brokenQuote(let quote), .openQuote(let quote):
          line += UTF8Text.lineEnds(bytes[at..<quote])
          lastLine = line
          rest -= 1
          try body(.fault(line: line, .logUnclosedQuote, "a quote opens here and does not close at the end of its cell"))
          at = skipLine(bytes, from: quote)
        case .tooLarge:
          lastLine = first
          rest -= 1
          try body(.fault(line: first, .logTooLarge, "the line is longer than 1 MiB"))
          at = skipLine(bytes, from: at + RowCutter.maximumSize)
        }
      }
      return at >= bytes.count && !isAtEnd
    }
    offset += at - window.start
    window.start = at
    guard needsMore else { return at < buffer.count }
    do throws(IntakeFailure) { _ = try window.extend() } catch { throw LogRefusal(error, path: path) }
    return true
  }

  private mutating func hand(
    _ bytes: UnsafeBufferPointer<UInt8>, line: Int, to body: (LogRecord) throws(LogRefusal) -> Void
  ) throws(LogRefusal) -> Bool {
    guard cutter.isDoubled else {
      let cells = cutter.cells
      let isRecord = try cells.withUnsafeBufferPointer { (cells) throws(LogRefusal) -> Bool in
        let record = LogCells(bytes: bytes, cells: cells, line: line)
        if record.isBlank { return false }
        try body(.cells(record))
        return true
      }
      if isRecord { lastLine = line }
      return isRecord
    }
    unescaped.removeAll(keepingCapacity: true)
    var cells: [RowCutter.Cell] = []
    for cell in cutter.cells {
      let start = unescaped.count
      var at = cell.start
      while at < cell.end {
        unescaped.append(bytes[at])
        at += cell.isDoubled && bytes[at] == 34 ? 2 : 1
      }
      cells.append(RowCutter.Cell(start: start, end: unescaped.count))
    }
    lastLine = line
    let text = unescaped
    try text.withUnsafeBufferPointer { (bytes) throws(LogRefusal) in
      try cells.withUnsafeBufferPointer { (cells) throws(LogRefusal) in
        try body(.cells(LogCells(bytes: bytes, cells: cells, line: line)))
      }
    }
    return true
  }

  /// Where the next line begins; a line that goes on behind the bytes begins anew there.
  private mutating func skipLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = min(start, bytes.count)
    while at < bytes.count, bytes[at] != 10, bytes[at] != 13 { at += 1 }
    guard at < bytes.count else { return at }
    line += 1
    return at + 1 < bytes.count && bytes[at] == 13 && bytes[at + 1] == 10 ? at + 2 : at + 1
  }
}
