import Findings

/// Splits a CSV file into rows by RFC 4180, quoted line ends included; rows end with a line feed, a carriage return, or both.
///
/// A quote that is never closed would swallow the rest of the file. It is reported where it opened, and reading goes on with the line
/// after that one; the same holds where text follows a closing quote, which is how a stray quote usually shows.
struct CSVReader {
  private var window: ByteWindow
  private let path: String
  private let delimiter: UInt8
  private var line: Int
  private var ordinal = 0
  /// How many rows there were, blank ones included.
  private var rows = 0

  /// A reader of the rows from a byte offset, whose first line has this number.
  init(_ file: InputFile, from offset: Int, line: Int, delimiter: UInt8) {
    self.init(ByteWindow(file, from: offset), path: file.path, line: line, delimiter: delimiter)
  }

  /// A reader of rows in memory; the first line of `window` has this number, and its first row comes after so many.
  init(_ window: ByteWindow, path: String, line: Int, after rows: Int = 0, delimiter: UInt8) {
    (self.window, self.path, self.line, self.rows, self.delimiter) = (window, path, line, rows, delimiter)
  }

  /// The next row, or nil at the end of the file; rows in which every cell is blank are nobody's.
  mutating func next() throws(IntakeFailure) -> RawRecord? {
    while true {
      var scan = CSVRowScan(delimiter: delimiter)
      var outcome = CSVRowScan.Outcome.more
      while true {
        outcome = window.buffer[window.start...].withUnsafeBufferPointer { scan.advance($0) }
        guard outcome == .more, scan.position <= RawRecord.maximumSize, try window.extend() else { break }
      }
      if outcome == .more && window.available == 0 { return nil }
      if outcome == .brokenQuote || (outcome == .more && scan.isQuoted) { return try brokenQuote(scan) }
      if scan.position > RawRecord.maximumSize { return try tooLarge(scan) }
      let bytes = window.buffer[window.start..<(window.start + scan.position)]
      rows += 1
      let row = RawRecord(ordinal: ordinal, file: path, line: line, row: rows, bytes: scan.endsWithReturn ? bytes.dropLast() : bytes)
      window.start += scan.position + (outcome == .end ? 1 : 0)
      line += scan.lineEnds + 1
      if bytes.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 || $0 == delimiter }) { continue }
      ordinal += 1
      return row
    }
  }

  /// Counts rows from here on, behind a line that programs take away.
  mutating func forgetRows() { rows = 0 }

  private mutating func brokenQuote(_ scan: CSVRowScan) throws(IntakeFailure) -> RawRecord {
    rows += 1
    let row = window.buffer[window.start...]
    let quote = row.startIndex + scan.quote
    let end = row[quote...].firstIndex { $0 == 10 || $0 == 13 } ?? row.endIndex
    let whole = RawRecord(ordinal: ordinal, file: path, line: line, bytes: row[..<end])
    let place = whole.place(from: scan.quote)
    let record = RawRecord(
      ordinal: ordinal, file: path, line: line, row: rows, bytes: whole.bytes,
      fault: Finding(
        .profileUnclosedQuote, "the quote that opens here does not close at the end of its cell", at: place,
        hint: "close it, and double every quote inside a quoted cell"))
    ordinal += 1
    line = (place.line ?? line) + 1
    window.start = end
    try skipRestOfLine()
    return record
  }

  private mutating func tooLarge(_ scan: CSVRowScan) throws(IntakeFailure) -> RawRecord {
    rows += 1
    let record = RawRecord(
      ordinal: ordinal, file: path, line: line, row: rows, bytes: [], fault: .tooLarge(at: Place(file: path, line: line)))
    ordinal += 1
    window.start += scan.position
    line += scan.lineEnds + 1
    try skipRestOfLine()
    return record
  }

  private mutating func skipRestOfLine() throws(IntakeFailure) {
    while true {
      while window.start < window.buffer.count, window.buffer[window.start] != 10, window.buffer[window.start] != 13 { window.start += 1 }
      // What follows a carriage return has to be in memory before it can be told from a line feed.
      if window.available < 2, try window.extend() { continue }
      guard window.available > 0 else { return }
      let isBoth = window.available > 1 && window.buffer[window.start] == 13 && window.buffer[window.start + 1] == 10
      window.start += isBoth ? 2 : 1
      return
    }
  }
}

/// Looks for the end of one row, and can be continued when more of the file has been read.
struct CSVRowScan {
  /// What a scan came to.
  enum Outcome {
    /// A line feed ends the row at `position`.
    case end
    /// The bytes ended before the row did.
    case more
    /// The quote at `quote` closes before the end of its cell.
    case brokenQuote
  }

  private enum State { case cellStart, plain, quoted, quoteInQuoted, carriageReturn }

  let delimiter: UInt8
  /// How far the scan is, in bytes from the start of the row.
  private(set) var position = 0
  /// Where the quote stands that opened last.
  private(set) var quote = 0
  /// Ends of lines inside quotes so far: a line feed, a carriage return, or both together.
  private(set) var lineEnds = 0
  private var state = State.cellStart

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Whether the scan stands inside a quoted cell.
  var isQuoted: Bool { state == .quoted }

  /// Whether the last byte of the row before `position` is a carriage return that belongs to its end.
  var endsWithReturn: Bool { state == .carriageReturn }

  /// Goes on at `position`; `row` holds the row from its beginning.
  ///
  /// At the end, `position` is that of the line feed, or of the carriage return behind which there is none.
  mutating func advance(_ row: UnsafeBufferPointer<UInt8>) -> Outcome {
    let limit = min(row.count, RawRecord.maximumSize + 1)
    // Kept in registers: this loop sees every byte of every table.
    var (position, state) = (position, state)
    defer { (self.position, self.state) = (position, state) }
    while position < limit {
      // Inside a cell, nothing but its end matters.
      if state == .plain {
        while position < limit, row[position] != delimiter, row[position] != 10, row[position] != 13 { position += 1 }
        if position == limit { break }
      }
      let byte = row[position]
      switch state {
      case .quoted:
        if byte == 34 {
          state = .quoteInQuoted
        } else if byte == 13 || (byte == 10 && row[position - 1] != 13) {
          lineEnds += 1
        }
      case .quoteInQuoted where byte == 34:
        state = .quoted
      case .cellStart where byte == 34:
        state = .quoted
        quote = position
      case .carriageReturn where byte != 10:
        position -= 1
        state = .plain
        return .end
      default:
        if byte == delimiter {
          state = .cellStart
        } else if byte == 10 {
          return .end
        } else if byte == 13 {
          state = .carriageReturn
        } else if state == .quoteInQuoted {
          return .brokenQuote
        } else {
          state = .plain
        }
      }
      position += 1
    }
    return .more
  }
}
