import GRDB
import GRDBSQLite
import TrainingModel

/// A statement that is bound and stepped directly on SQLite, without GRDB's arguments and rows: the bulk path.
struct DirectStatement {
  /// Keeps the compiled statement alive.
  private let statement: Statement
  let pointer: OpaquePointer

  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    pointer = statement.sqliteStatement
    sqlite3_reset(pointer)
  }

  /// Steps once; true where there is a row.
  @inline(__always) func step() throws -> Bool {
    let code = sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw failure()
  }

  /// Steps to the end and makes the statement ready for the next values.
  @inline(__always) func run() throws {
    while try step() {}
    sqlite3_reset(pointer)
  }

  @inline(__always) func reset() { sqlite3_reset(pointer) }

  /// How many rows the last INSERT, UPDATE or DELETE changed.
  var changes: Int { Int(sqlite3_changes(sqlite3_db_handle(pointer))) }

  private func failure() -> DatabaseError {
    let connection = sqlite3_db_handle(pointer)
    let error = DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)), message: String(cString: sqlite3_errmsg(connection)))
    sqlite3_reset(pointer)
    return error
  }

  // MARK: Binding; parameters count from 1 and keep their values until they are bound again

  @inline(__always) func bind(_ value: Int, at index: Int32) { sqlite3_bind_int64(pointer, index, Int64(value)) }

  @inline(__always) func bind(_ value: Int?, at index: Int32) {
    if let value { bind(value, at: index) } else { bindNull(at: index) }
  }

  @inline(__always) func bindNull(at index: Int32) { sqlite3_bind_null(pointer, index) }

  @inline(__always) func bind(_ value: Double, at index: Int32) { sqlite3_bind_double(pointer, index, value) }

  /// Binds bytes that stay where they are until the statement has run.
  @inline(__always) func bind(lasting bytes: UnsafeBufferPointer<UInt8>, at index: Int32) {
    guard let base = bytes.baseAddress else {
      sqlite3_bind_text(pointer, index, "", 0, nil)
      return
    }
    base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { start in
      _ = sqlite3_bind_text(pointer, index, start, Int32(bytes.count), nil)
    }
  }

  /// Binds a copy of the text.
  func bind(_ text: String, at index: Int32) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty buffer may have no address, and no address would bind NULL.
        if let base = characters.baseAddress {
          _ = sqlite3_bind_text(pointer, index, base, Int32(characters.count), Self.copied)
        } else {
          _ = sqlite3_bind_text(pointer, index, "", 0, Self.copied)
        }
      }
    }
  }

  func bind(_ text: String?, at index: Int32) {
    if let text { bind(text, at: index) } else { bindNull(at: index) }
  }

  func bind(_ date: CalendarDate, at index: Int32) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 10) { buffer in
      date.writeISO { place, byte in buffer[place] = CChar(bitPattern: byte) }
      _ = sqlite3_bind_text(pointer, index, buffer.baseAddress, 10, Self.copied)
    }
  }

  /// Binds a digest as a blob of 16 bytes, high half first.
  func bind(_ digest: ContentDigest, at index: Int32) {
    withUnsafeBytes(of: (digest.high.bigEndian, digest.low.bigEndian)) { bytes in
      _ = sqlite3_bind_blob(pointer, index, bytes.baseAddress, 16, Self.copied)
    }
  }

  /// Binds a copy of the bytes as a blob.
  func bind(blob bytes: [UInt8], at index: Int32) {
    bytes.withUnsafeBytes { _ = sqlite3_bind_blob(pointer, index, $0.baseAddress, Int32($0.count), Self.copied) }
  }

  /// SQLITE_TRANSIENT, which C spells as a pointer of -1.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
