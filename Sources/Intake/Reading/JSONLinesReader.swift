import Findings

/// Splits a JSON Lines file into records, one a line, without ever holding more than a record and a chunk of it.
struct JSONLinesReader {
  private let path: String
  private var window: ByteWindow
  private var line = 0
  private var ordinal = 0

  init(_ file: InputFile, from offset: Int) { (path, window) = (file.path, ByteWindow(file, from: offset)) }

  /// The next record, or nil at the end of the file; lines with nothing but blanks are no records.
  mutating func next() throws(IntakeFailure) -> RawRecord? {
    var scanned = 0
    while true {
      let found = window.lineFeed(from: scanned)
      let length = found ?? window.available
      if length > RawRecord.maximumSize {
        line += 1
        _ = try window.skipLine()
        return record([], fault: .tooLarge(at: Place(file: path, line: line)))
      }
      if found == nil {
        scanned = length
        if try window.extend() { continue }
        if length == 0 { return nil }
      }
      line += 1
      let bytes = window.buffer[window.start..<(window.start + length)]
      window.start += length + (found == nil ? 0 : 1)
      scanned = 0
      if bytes.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
      return record(bytes.last == 13 ? bytes.dropLast() : bytes)
    }
  }

  private mutating func record(_ bytes: ArraySlice<UInt8>, fault: Finding? = nil) -> RawRecord {
    defer { ordinal += 1 }
    return RawRecord(ordinal: ordinal, file: path, line: line, bytes: bytes, fault: fault)
  }
}
