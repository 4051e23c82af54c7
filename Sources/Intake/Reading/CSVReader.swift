import Findings

/// Splits a CSV file into rows by RFC 4180, quoted line ends included.
///
/// A quote that is never closed would swallow the rest of the file. It is reported where it opened, and reading goes on with the line
/// after that one; the same holds where text follows a closing quote, which is how a stray quote usually shows.
struct CSVReader {
  private var window: ByteWindow
  private let delimiter: UInt8
  private var line: Int
  private var ordinal = 0

  /// A reader of the rows from a byte offset, whose first line has this number.
  init(_ file: InputFile, from offset: Int, line: Int, delimiter: UInt8) {
    window = ByteWindow(file, from: offset)
    self.line = line
    self.delimiter = delimiter
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
      let row = RawRecord(
        ordinal: ordinal, file: window.file.path, line: line, bytes: bytes.last == 13 && outcome == .end ? bytes.dropLast() : bytes)
      window.start += scan.position + (outcome == .end ? 1 : 0)
      line += scan.lineFeeds + 1
      if bytes.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 || $0 == delimiter }) { continue }
      ordinal += 1
      return row
    }
  }

  private mutating func brokenQuote(_ scan: CSVRowScan) throws(IntakeFailure) -> RawRecord {
    let row = window.buffer[window.start...]
    let quote = row.startIndex + scan.quote
    let quoteLine = line + row[..<quote].count { $0 == 10 }
    let lineStart = row[..<quote].lastIndex(of: 10).map { $0 + 1 } ?? row.startIndex
    let place = Place(file: window.file.path, line: quoteLine, column: UTF8Text.characters(row[lineStart..<quote]) + 1)
    let end = row[quote...].firstIndex(of: 10) ?? row.endIndex
    let record = RawRecord(
      ordinal: ordinal, file: window.file.path, line: line, bytes: row[..<end],
      fault: Finding(
        .profileUnclosedQuote, "the quote that opens here does not close at the end of its cell", at: place,
        hint: "close it, and double every quote inside a quoted cell"))
    ordinal += 1
    line = quoteLine + 1
    window.start = end
    _ = try window.skipLine()
    return record
  }

  private mutating func tooLarge(_ scan: CSVRowScan) throws(IntakeFailure) -> RawRecord {
    let record = RawRecord(
      ordinal: ordinal, file: window.file.path, line: line, bytes: [], fault: .tooLarge(at: Place(file: window.file.path, line: line)))
    ordinal += 1
    window.start += scan.position
    line += scan.lineFeeds + 1
    _ = try window.skipLine()
    return record
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

  private enum State { case cellStart, plain, quoted, quoteInQuoted }

  let delimiter: UInt8
  /// How far the scan is, in bytes from the start of the row.
  private(set) var position = 0
  /// Where the quote stands that opened last.
  private(set) var quote = 0
  /// Line feeds inside quotes so far.
  private(set) var lineFeeds = 0
  private var state = State.cellStart

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Whether the scan stands inside a quoted cell.
  var isQuoted: Bool { state == .quoted }

  /// Goes on at `position`; `row` holds the row from its beginning.
  mutating func advance(_ row: UnsafeBufferPointer<UInt8>) -> Outcome {
    while position < row.count {
      let byte = row[position]
      switch state {
      case .quoted:
        if byte == 34 { state = .quoteInQuoted } else if byte == 10 { lineFeeds += 1 }
      case .quoteInQuoted where byte == 34:
        state = .quoted
      case .cellStart where byte == 34:
        state = .quoted
        quote = position
      default:
        if byte == 10 { return .end }
        if byte == delimiter {
          state = .cellStart
        } else if state == .quoteInQuoted {
          // A carriage return may stand before the line feed.
          guard byte == 13 else { return .brokenQuote }
        } else {
          state = .plain
        }
      }
      position += 1
      if position > RawRecord.maximumSize { return .more }
    }
    return .more
  }
}
