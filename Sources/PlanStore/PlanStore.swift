import Findings
import GRDB
import GRDBSQLite
import Glibc
import Synchronization
import TrainingModel

/// The database of plans: previews, the schedule, and what became of every client.
///
/// It is the only place with SQL and the only writer. Every method throws `StoreError`, or what a caller's own closure throws.
package final class PlanStore: Sendable {
  /// What the store is opened for.
  package enum Mode: Sendable {
    /// Creates the database, or brings it up to date, where needed.
    case readWrite
    /// Refuses where there is no database.
    case readOnly
  }

  /// The path as the user gave it.
  package let path: String
  let queue: DatabaseQueue
  /// What the connection has met of the texts of rows.
  let texts = TextCache()
  private let found = Mutex<[Finding]>([])

  /// What was put right when the database was opened to be written, for whoever opened it to tell.
  package var openingFindings: [Finding] { found.withLock { $0 } }

  /// Opens the database at `path`.
  ///
  /// - Parameter busySeconds: How long to wait for another program that writes.
  /// - Throws: `StoreError`, whose `kind` says whether the file is missing, foreign, newer, older, locked or damaged.
  package static func open(path: String, mode: Mode, busySeconds: Double = 5) throws(StoreError) -> PlanStore {
    try DatabaseFile.prepare(path, creates: mode == .readWrite)
    return try translating(path) { try PlanStore(path: path, mode: mode, busySeconds: busySeconds) }
  }

  /// Whether there is anything at `path`: a run that only tells does not make a database.
  package static func exists(at path: String) -> Bool { access(path, F_OK) == 0 }

  /// Looks whether the database at `path` could be written, or made, without doing either.
  ///
  /// - Throws: `StoreError` where it could not.
  package static func foresee(databaseAt path: String) throws(StoreError) { try DatabaseFile.foresee(path) }

  /// Others that read the same database beside this store, as many as asked for where they can be opened; this one itself where it is to be
  /// one, or none can.
  ///
  /// A store has one connection: whoever reads through another keeps nobody from writing through this.
  package func readers(_ count: Int) -> [PlanStore] {
    let others = count > 1 ? (0..<count).compactMap { _ in try? PlanStore.open(path: path, mode: .readOnly) } : []
    return others.isEmpty ? [self] : others
  }

  /// Makes the folder of a database that is not there yet, for what has to stand beside it before it is opened, such as a lock.
  ///
  /// - Throws: `StoreError` where the folder can't be made.
  package static func makeFolder(forDatabase path: String) throws(StoreError) { try DatabaseFile.makeFolder(of: path) }

  private init(path: String, mode: Mode, busySeconds: Double) throws {
    self.path = path
    var configuration = Configuration()
    configuration.readonly = mode == .readOnly
    configuration.busyMode = .timeout(busySeconds)
    configuration.label = "plans"
    configuration.prepareDatabase { db in
      // Whoever only reads goes from block to block, and needs no page again.
      let cache = mode == .readOnly ? 2000 : 8000
      try db.execute(sql: "PRAGMA recursive_triggers = ON; PRAGMA cache_size = -\(cache);")
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
    // Nothing may be written before the file is known to be ours: even the journal mode is a write.
    try Self.lookingAgain(busySeconds) { try queue.inDatabase { db in try Self.refuseForeign(db, path: path) } }
    switch mode {
    case .readWrite: try bringUpToDate(within: busySeconds)
    case .readOnly:
      guard try queue.read(Schema.migrator.hasCompletedMigrations) else {
        throw try queue.read(Self.holdsAnything) ? StoreError.older(path) : StoreError.unfinished(path)
      }
    }
  }

  private static func refuseForeign(_ db: Database, path: String) throws {
    let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if id == Schema.applicationID {
      guard try Schema.migrator.hasBeenSuperseded(db) else { return }
      throw StoreError.newer(path)
    }
    let hasTables = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema)") ?? false
    // A copy made of the sqlite3 shell's dump has lost its mark in the header, and is ours all the same.
    if id == 0, hasTables, try Schema.isOurs(db) {
      guard try !Schema.migrator.hasBeenSuperseded(db) else { throw StoreError.newer(path) }
      return
    }
    if id != 0 || hasTables {
      throw StoreError(.foreign, "the database '\(path)' belongs to another program", hint: "name another file with --database")
    }
  }

  /// Whether anybody was planned, or a run has begun: before that, the database is what a first night left that was killed.
  private static func holdsAnything(_ db: Database) throws -> Bool {
    for table in ["clients", "runs"] where try db.tableExists(table) {
      if try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(table))") == true { return true }
    }
    return false
  }

  /// Whether nothing was ever stored: no client, and no run has begun.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func isBlank() throws -> Bool { try read { try !Self.holdsAnything($0) } }

  private func bringUpToDate(within busySeconds: Double) throws {
    CrashPoint.pass()
    try Self.lookingAgain(busySeconds) { try queue.inDatabase(Self.prepare) }
    CrashPoint.pass()
    try Self.lookingAgain(busySeconds) {
      if try queue.read(Schema.migrator.hasCompletedMigrations) { return }
      try Schema.migrator.migrate(queue)
    }
    try keepLogsApart()
  }

  /// Merges logs of one day where somebody took the constraint away that keeps them apart, and brings it back.
  private func keepLogsApart() throws {
    if try queue.read(LogConstraint.holds) { return }
    CrashPoint.pass()
    try queue.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        if try LogConstraint.holds(db) { return .commit }
        let merged = try LogConstraint(db, texts).restore()
        found.withLock { $0 += merged }
        return .commit
      }
    }
    CrashPoint.pass()
  }

  /// Makes the file ours, and sets what holds for every connection.
  private static func prepare(_ db: Database) throws {
    // SQLite falls back to reading where it may not write, without a word.
    guard sqlite3_db_readonly(db.sqliteConnection, "main") == 0 else { throw DatabaseError(resultCode: .SQLITE_READONLY) }
    // The page size only takes effect in an empty file.
    try db.execute(sql: "PRAGMA page_size = 8192")
    // A page that many small transactions change goes into the file once in 64 MB, and not once in 8.
    try db.execute(
      sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8192;")
    // Before the first table, or another process that opens the file meanwhile would take it for somebody else's.
    let id = try Int32.fetchOne(db, sql: "PRAGMA application_id")
    if id != Schema.applicationID { try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
  }

  /// Runs `body`; as another process may make the same database at the same moment, whoever meets its tables half-made looks again, for some
  /// seconds.
  ///
  /// To turn a new file to the journal that we use, SQLite refuses the second maker at once, without waiting for the first. A lock that was
  /// waited for is past the end by then.
  private static func lookingAgain(_ seconds: Double, _ body: () throws -> Void) throws {
    let begun = ContinuousClock.now
    while true {
      do { return try body() } catch let error as DatabaseError {
        let patience = isOfTwoMakers(error) ? max(1, seconds) : error.resultCode == .SQLITE_BUSY ? seconds : 0
        guard ContinuousClock.now < begun + .seconds(patience) else { throw error }
        usleep(40_000)
      }
    }
  }

  /// Whether the error is what one of two processes meets that make the same tables: the second finds a table, or the note that a step is
  /// done, already there.
  private static func isOfTwoMakers(_ error: DatabaseError) -> Bool {
    [.SQLITE_ERROR, .SQLITE_SCHEMA].contains(error.resultCode)
      || (error.resultCode == .SQLITE_CONSTRAINT && error.message?.contains("grdb_migrations") == true)
  }

  /// Reads in one transaction: everything in it sees the same state.
  ///
  /// GRDB's own `read` sets `query_only` and takes it back, and SQLite compiles every statement of the connection anew after a pragma: with
  /// a save between two reads, that cost more than both.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try Self.rethrowing(path) {
      try queue.unsafeRead { db in
        try db.beginTransaction(.deferred)
        do {
          let result = try body(db)
          try db.commit()
          return result
        } catch {
          try? db.rollback()
          throw error
        }
      }
    }
  }

  /// Writes in one transaction that takes the write lock at its start, so that two writers wait for each other and never deadlock.
  func write<T>(_ body: (Database) throws -> T) throws -> T {
    CrashPoint.pass()
    defer { CrashPoint.pass() }
    return try Self.rethrowing(path) {
      try queue.writeWithoutTransaction { db in
        var result: T?
        do {
          try db.inTransaction(.immediate) {
            result = try body(db)
            return .commit
          }
        } catch {
          texts.forget()
          throw error
        }
        guard let result else { throw StoreError(.other, "a transaction ended without a result", hint: "report this") }
        return result
      }
    }
  }

  /// Runs `body`, and turns what SQLite throws into a `StoreError`; other errors pass.
  static func rethrowing<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError { throw StoreError(error, path: path) }
  }

  private static func translating<T>(_ path: String, _ body: () throws -> T) throws(StoreError) -> T {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch {
      throw StoreError(.other, "the database '\(path)' can't be opened", hint: "check the path given with --database")
    }
  }
}
