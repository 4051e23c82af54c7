import GRDB
import GRDBSQLite
import TrainingModel

/// Reads the texts of rows by their keys.
struct StoredTexts {
  typealias Bytes = TextCache.Bytes

  private let cache: TextCache
  private let find: DirectStatement

  init(_ db: Database, _ cache: TextCache) throws {
    self.cache = cache
    find = try DirectStatement(db, "SELECT text FROM texts WHERE text_id = ?1")
  }

  /// The text with this key; throws where a row names one that is not there.
  @inline(__always) func text(_ key: Int) throws -> Bytes {
    if let known = cache.text(key) { return known }
    return try read(key)
  }

  func string(_ key: Int) throws -> String { String(decoding: try text(key), as: UTF8.self) }

  private func read(_ key: Int) throws -> Bytes {
    find.bind(key, at: 1)
    defer { find.reset() }
    guard try find.step(), let text = cache.add(find.pointer.bytes(0), key: key) else { throw StoreError.damaged("texts") }
    return text
  }
}

/// Finds or makes the keys of texts that rows are to hold.
struct TextKeys {
  typealias Bytes = TextCache.Bytes

  private let cache: TextCache
  private let add, find: DirectStatement
  private let connection: OpaquePointer?

  init(_ db: Database, _ cache: TextCache) throws {
    self.cache = cache
    connection = db.sqliteConnection
    add = try DirectStatement(db, "INSERT OR IGNORE INTO texts (text) VALUES (?1)")
    find = try DirectStatement(db, "SELECT text_id FROM texts WHERE text = ?1")
  }

  /// The key of a text, which is written where it is new.
  @inline(__always) func key(_ text: Bytes) throws -> Int {
    if text.isEmpty { return 0 }
    if let known = cache.key(text) { return known }
    return try make(text)
  }

  func key(_ text: String) throws -> Int {
    var text = text
    return try text.withUTF8 { try key($0) }
  }

  private func make(_ text: Bytes) throws -> Int {
    add.bind(lasting: text, at: 1)
    try add.run()
    let key = add.changes == 1 ? Int(sqlite3_last_insert_rowid(connection)) : try stored(text)
    guard cache.add(text, key: key) != nil else { throw StoreError.damaged("texts") }
    return key
  }

  private func stored(_ text: Bytes) throws -> Int {
    find.bind(lasting: text, at: 1)
    defer { find.reset() }
    guard try find.step() else { throw StoreError.damaged("texts") }
    return find.pointer.int(0)
  }
}
