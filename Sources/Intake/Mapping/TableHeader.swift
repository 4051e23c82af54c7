import Findings

/// The first row of a CSV file, and where the rows begin.
struct TableHeader {
  let row: RawRecord
  let delimiter: UInt8
  /// The byte offset of the first row below.
  let end: Int
  /// The number of its first line.
  let nextLine: Int

  /// Finds the header in the first bytes of a file, which start at `offset` behind a byte order mark.
  static func find(in bytes: [UInt8], from offset: Int, path: String) throws(IntakeFailure) -> TableHeader {
    let rest = bytes[offset...]
    guard !rest.isEmpty else {
      throw IntakeFailure(.profileUnreadable, "the file is empty", at: Place(file: path), hint: "the first row has to name the columns")
    }
    let delimiter = delimiter(of: rest)
    var scan = CSVRowScan(delimiter: delimiter)
    let outcome = rest.withUnsafeBufferPointer { scan.advance($0) }
    var row = rest.prefix(scan.position)
    if row.last == 13 { row.removeLast() }
    let record = RawRecord(ordinal: 0, file: path, line: 1, bytes: row)
    if outcome == .brokenQuote || scan.isQuoted {
      throw IntakeFailure(
        .profileUnclosedQuote, "the quote that opens here does not close at the end of its cell", at: record.place(from: scan.quote))
    }
    if scan.position > RawRecord.maximumSize { throw IntakeFailure([.tooLarge(at: record.place)]) }
    if let invalid = row.withUnsafeBufferPointer(UTF8Text.firstInvalid) {
      throw IntakeFailure(
        .profileEncoding, "the header is not valid UTF-8", at: record.place(from: invalid), hint: "save the file as UTF-8")
    }
    var cells = CSVCells()
    row.withUnsafeBufferPointer { cells.split($0, delimiter: delimiter) }
    if cells.cells.count > mostColumns {
      throw IntakeFailure(
        .profileTooLarge, "the header names \(cells.cells.count) columns, and \(mostColumns) are the most", at: record.place,
        hint: "delete the columns that no client needs")
    }
    let end = offset + scan.position + (outcome == .end ? 1 : 0)
    return TableHeader(row: record, delimiter: delimiter, end: end, nextLine: scan.lineEnds + 2)
  }

  /// More columns than any gym's table has.
  static let mostColumns = 1_000

  /// The one of `,`, `;` and tab that stands most often outside quotes in the first line.
  private static func delimiter(of bytes: ArraySlice<UInt8>) -> UInt8 {
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == 34 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13 { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    return candidates[counts.indices.max { counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1) } ?? 0]
  }
}
