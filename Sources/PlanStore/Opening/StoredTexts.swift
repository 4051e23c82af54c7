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

/// Finds the keys of texts that rows may hold.
struct StoredKeys {
  typealias Bytes = TextCache.Bytes

  private let cache: TextCache
  private let find: DirectStatement

  init(_ db: Database, _ cache: TextCache) throws {
    self.cache = cache
    find = try DirectStatement(db, "SELECT text_id FROM texts WHERE hash = ?1 AND text = ?2")
  }

  /// The key of a text; nil where no row holds it.
  func key(_ text: String) throws -> Int? {
    var text = text
    return try text.withUTF8 { try cache.key($0) ?? stored($0, TextCache.storedHash($0)) }
  }

  fileprivate func stored(_ text: Bytes, _ hash: Int) throws -> Int? {
    find.bind(hash, at: 1)
    find.bind(lasting: text, at: 2)
    defer { find.reset() }
    return try find.step() ? find.pointer.int(0) : nil
  }
}

/// Finds or makes the keys of texts that rows are to hold.
struct TextKeys {
  typealias Bytes = TextCache.Bytes

  private let cache: TextCache
  private let add: DirectStatement
  private let known: StoredKeys
  private let connection: OpaquePointer?

  init(_ db: Database, _ cache: TextCache) throws {
    self.cache = cache
    connection = db.sqliteConnection
    add = try DirectStatement(db, "INSERT INTO texts (hash, text) VALUES (?1, ?2)")
    known = try StoredKeys(db, cache)
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
    let hash = TextCache.storedHash(text)
    var key = try known.stored(text, hash)
    if key == nil {
      add.bind(hash, at: 1)
      add.bind(lasting: text, at: 2)
      try add.run()
      key = Int(sqlite3_last_insert_rowid(connection))
    }
    guard let key, cache.add(text, key: key) != nil else { throw StoreError.damaged("texts") }
    return key
  }
}
