import Findings
import Glibc
import Intake
import TrainingModel

/// Where the rows of each client stand in a file of many: found in one fast pass, so that each client can be read alone.
struct ClientIndex {
  /// Lines that follow each other.
  struct Part {
    var start, end: Int
    /// The number of the first line.
    var line: Int
  }

  /// The ids as they stand in the file, in the order in which they first come.
  private(set) var ids = TextTable()
  /// For each id the ranges of its rows.
  private(set) var ranges: [[Part]] = []
  private var last = -1

  /// Notes a row that reaches from one byte of the file to another. Nobody's rows have no bytes of an id.
  mutating func add(_ id: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, line: Int) {
    if last < 0 || !ids.holds(id, at: last) { last = ids.place(of: id) }
    if last == ranges.count { ranges.append([]) }
    let count = ranges[last].count
    if count > 0, ranges[last][count - 1].end == start {
      ranges[last][count - 1].end = end
    } else {
      ranges[last].append(Part(start: start, end: end, line: line))
    }
  }

  /// Notes that a line without an id of its own, as a blank one, belongs to what came before.
  mutating func extend(_ start: Int, _ end: Int, line: Int) {
    if last < 0 { return add(UnsafeBufferPointer(start: nil, count: 0), start, end, line: line) }
    let count = ranges[last].count
    if count > 0, ranges[last][count - 1].end == start { ranges[last][count - 1].end = end }
  }
}

/// Makes the index of a table.
struct TableIndexer {
  let file: InputFile
  let delimiter: UInt8
  /// The column with the client's id, and how many columns there are.
  let column, columnCount: Int
  /// Whether a carriage return alone ends lines.
  let returnsEndLines: Bool
  private var cutter: RowCutter
  private var index = ClientIndex()
  private var (line, lastLine, lastCount) = (0, 0, Int.max)

  init(file: InputFile, delimiter: UInt8, column: Int, columnCount: Int, returnsEndLines: Bool) {
    (self.file, self.delimiter, self.column, self.columnCount) = (file, delimiter, column, columnCount)
    self.returnsEndLines = returnsEndLines
    cutter = RowCutter(delimiter: delimiter, quotes: .standard)
  }

  /// The index of the rows from a byte of the file on, of which the first has this line.
  ///
  /// - Throws: a refusal where the file ends within a row.
  mutating func run(from offset: Int, line: Int) throws(LogRefusal) -> ClientIndex {
    self.line = line
    var window = ByteWindow(file, from: offset)
    // The byte of the file at which the window's memory begins.
    var origin = offset
    while true {
      let (buffer, isAtEnd) = (window.buffer, window.isAtEnd)
      let first = window.start
      let start = try buffer.withUnsafeBufferPointer { (bytes) throws(LogRefusal) in
        try rows(bytes, from: first, origin: origin - first, isAtEnd: isAtEnd)
      }
      origin += start - first
      window.start = start
      if isAtEnd { break }
      do throws(IntakeFailure) { _ = try window.extend() } catch { throw LogRefusal(error, path: file.path) }
    }
    if lastCount < columnCount { throw .cut(file.path, line: lastLine) }
    return index
  }

  /// Notes the rows that are whole in memory, and returns where the next one begins.
  private mutating func rows(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, origin: Int, isAtEnd: Bool
  ) throws(LogRefusal) -> Int {
    var at = start
    guard let base = bytes.baseAddress else { return at }
    var last: Range<Int>?
    // Only of the last row of the file anybody asks how many cells it has.
    defer { if let last { lastCount = bytes[last].count { $0 == delimiter } + 1 } }
    while at < bytes.count {
      let feed = returnsEndLines ? nil : memchr(base + at, 10, bytes.count - at).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
      let end = feed ?? bytes.count
      if feed == nil || memchr(base + at, 34, end - at) != nil || hasReturn(base + at, end - at) || end - at > RowCutter.maximumSize {
        guard let next = try cut(bytes, at, origin, isAtEnd, &last) else { return at }
        at = next
        continue
      }
      if plain(bytes, at, end, origin) { last = at..<end }
      at = end + 1
    }
    return at
  }

  /// Whether a carriage return that ends a line stands before the end of the bytes.
  private func hasReturn(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    memchr(bytes, 13, count).map { UnsafeRawPointer($0) - UnsafeRawPointer(bytes) < count - 1 } ?? false
  }

  /// Notes a line without quotes; false for a blank one.
  private mutating func plain(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ origin: Int) -> Bool {
    let first = line
    line += 1
    var (at, rest) = (start, column)
    while rest > 0, at < end {
      if bytes[at] == delimiter { rest -= 1 }
      at += 1
    }
    let cell = at
    while at < end, bytes[at] != delimiter { at += 1 }
    let id = SheetCell.trimmed(UnsafeBufferPointer(rebasing: bytes[cell..<at]))
    if id.isEmpty, bytes[start..<end].allSatisfy({ $0 == delimiter || $0 == 32 || $0 == 9 || $0 == 13 }) {
      index.extend(origin + start, origin + end + 1, line: first)
      return false
    }
    lastLine = first
    index.add(rest > 0 ? UnsafeBufferPointer(start: nil, count: 0) : id, origin + start, origin + end + 1, line: first)
    return true
  }

  /// A line with quotes, or the last one; nil where more of the file is needed.
  private mutating func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ origin: Int, _ isAtEnd: Bool, _ last: inout Range<Int>?
  ) throws(LogRefusal) -> Int? {
    let first = line
    let outcome = cutter.cut(bytes, from: start, isAtEnd: isAtEnd)
    switch outcome {
    case .more: return nil
    case .openQuote: throw .cut(file.path, line: first)
    case .brokenQuote, .tooLarge:
      var end = start
      if case .brokenQuote(let quote) = outcome { end = quote } else { end = start + RowCutter.maximumSize }
      end = min(end, bytes.count)
      while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
      if end < bytes.count { end += bytes[end] == 13 && end + 1 < bytes.count && bytes[end + 1] == 10 ? 2 : 1 }
      line += UTF8Text.lineEnds(bytes[start..<end])
      (lastLine, lastCount, last) = (first, .max, nil)
      index.extend(origin + start, origin + end, line: first)
      return end
    case .row(let next):
      line += cutter.lineEnds + 1
      let cells = cutter.cells
      let isBlank = cells.allSatisfy { cell in bytes[cell.start..<cell.end].allSatisfy { $0 == 32 || $0 == 9 } }
      if isBlank {
        index.extend(origin + start, origin + next, line: first)
        return next
      }
      (lastLine, lastCount, last) = (first, cells.count, nil)
      guard column < cells.count, !cells[column].isDoubled else {
        index.add(UnsafeBufferPointer(start: nil, count: 0), origin + start, origin + next, line: first)
        return next
      }
      let id = SheetCell.trimmed(UnsafeBufferPointer(rebasing: bytes[cells[column].start..<cells[column].end]))
      index.add(id, origin + start, origin + next, line: first)
      return next
    }
  }
}
