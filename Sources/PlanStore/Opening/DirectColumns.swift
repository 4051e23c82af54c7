import GRDBSQLite
import TrainingModel

/// Columns of a statement's current row, counted from 0.
extension OpaquePointer {
  @inline(__always) func isNull(_ column: Int32) -> Bool { sqlite3_column_type(self, column) == SQLITE_NULL }

  @inline(__always) func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(self, column)) }

  @inline(__always) func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

  @inline(__always) func double(_ column: Int32) -> Double { sqlite3_column_double(self, column) }

  /// The bytes of a text, valid until the statement is stepped.
  @inline(__always) func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(self, column)
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(self, column)))
  }

  func string(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  func optionalString(_ column: Int32) -> String? { isNull(column) ? nil : string(column) }

  /// The date that a text column spells, or nil where it is NULL or no date.
  func date(_ column: Int32) -> CalendarDate? {
    let text = bytes(column)
    guard text.count == 10 else { return nil }
    func number(_ range: Range<Int>) -> Int { text[range].reduce(0) { $0 * 10 + Int($1 &- 48) } }
    return CalendarDate(year: number(0..<4), month: number(5..<7), day: number(8..<10))
  }

  /// The digest in a blob of 16 bytes, or nil where it is NULL or of another length.
  func digest(_ column: Int32) -> ContentDigest? {
    guard sqlite3_column_bytes(self, column) == 16, let start = sqlite3_column_blob(self, column) else { return nil }
    return ContentDigest(
      high: UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }

  /// The bytes of a blob; empty where it is NULL.
  func blob(_ column: Int32) -> [UInt8] {
    let count = Int(sqlite3_column_bytes(self, column))
    guard count > 0, let start = sqlite3_column_blob(self, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The bands in a blob of two bytes a muscle; empty where it is NULL.
  func muscleBands(_ column: Int32) -> [WeeklyAim] {
    let count = Int(sqlite3_column_bytes(self, column))
    guard count >= 2, let start = sqlite3_column_blob(self, column) else { return [] }
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    return stride(from: 0, to: count - 1, by: 2).map { WeeklyAim(low: Int(bytes[$0]), high: Int(bytes[$0 + 1])) }
  }

  /// The word that a text column spells, or nil where the set has none.
  func word<W: Word>(_ column: Int32, as type: W.Type = W.self) -> W? { W(bytes: bytes(column)) }
}
