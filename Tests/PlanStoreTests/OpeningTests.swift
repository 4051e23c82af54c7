import Findings
import Foundation
import GRDB
import Testing
import TrainingModel

@testable import PlanStore

/// Which files are opened, which are refused, and in which words.
@Suite struct OpeningTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test func aNewDatabaseIsForTheUserAloneAndItsFolderForTheGroup() throws {
    let path = bench.folder.appendingPathComponent("deep/er/plans.sqlite").path
    let store = try PlanStore.open(path: path, mode: .readWrite)
    #expect(try store.clientSummaries().isEmpty)
    #expect(try permissions(path) == 0o600)
    #expect(try permissions(path + "-wal") == 0o600)
    #expect(try permissions(bench.folder.appendingPathComponent("deep/er").path) == 0o750)
  }

  @Test func whatIsNoFileIsNotOpened() throws {
    for name in ["pipe.sqlite", "other.sqlite-wal", "other.sqlite-shm", "other.sqlite-journal"] {
      let path = bench.folder.appendingPathComponent(name).path
      #expect(mkfifo(path, 0o600) == 0)
      let database = name.hasPrefix("pipe") ? path : bench.folder.appendingPathComponent("other.sqlite").path
      if !name.hasPrefix("pipe") { try Data().write(to: URL(fileURLWithPath: database)) }
      let failure = #expect(throws: StoreError.self) { try PlanStore.open(path: database, mode: .readWrite) }
      #expect(failure?.kind == .path && failure?.message == "'\(path)' is no ordinary file")
      unlink(path)
    }
  }

  @Test func reopeningKeepsWhatIsThere() throws {
    try addClient(bench.store())
    #expect(try bench.store().clientSummaries().count == 1)
    #expect(try bench.store(.readOnly).clientSummaries().count == 1)
  }

  @Test func tablesAreStrictAndTheJournalIsAWriteAheadLog() throws {
    _ = try bench.store()
    try bench.stranger().read { db in
      #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
      let loose = try String.fetchAll(
        db, sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'")
      #expect(loose == ["grdb_migrations"])
    }
  }

  @Test func readingNeedsADatabase() throws {
    #expect(try failure(.readOnly).kind == .path)
    #expect(!FileManager.default.fileExists(atPath: bench.path))
  }

  @Test func whatAKilledFirstNightLeftIsNamedSo() throws {
    func expectUnfinished(_ what: Comment) throws {
      let error = try failure(.readOnly)
      #expect(error.kind == .unfinished && error.message.contains("the first night did not finish"), what)
      #expect(error.hint == "run 'mesocycle nightly' again")
    }
    try Data().write(to: URL(fileURLWithPath: bench.path))
    try expectUnfinished("an empty file")
    let queue = try bench.stranger()
    try queue.write { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
    try expectUnfinished("no tables")
    try Schema.migrator.migrate(queue, upTo: "0003 guards")
    try expectUnfinished("a part of the tables")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO clients (client_id, coach_id, coach_name, client_name, record_digest, profile_digest, outcome, reached, outcome_run,
            is_present, is_suspended, preview_start, notes)
          VALUES ('c-1', 'marta', 'Marta', '', zeroblob(16), zeroblob(16), 'new', 'stored', 'run', 1, 0, '2026-12-07', '');
          """)
    }
    #expect(try failure(.readOnly).kind == .older)
    _ = try bench.store()
    _ = try bench.store(.readOnly)
  }

  @Test func aFileWhoseFirstChangeWasCutShortIsNamedSo() throws {
    let whole = bench.folder.appendingPathComponent("whole.sqlite").path
    let queue = try DatabaseQueue(path: whole)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "CREATE TABLE t (x); PRAGMA cache_size = 2")
      try db.inTransaction {
        // More than the cache holds, so that a part of it stands in the file and the journal says what stood there before.
        for _ in 0..<200 { try db.execute(sql: "INSERT INTO t VALUES (zeroblob(2000))") }
        try FileManager.default.copyItem(atPath: whole, toPath: bench.path)
        try FileManager.default.copyItem(atPath: whole + "-journal", toPath: bench.path + "-journal")
        return .rollback
      }
    }
    #expect(try failure(.readOnly).kind == .unfinished)
  }

  @Test func aFolderIsNoDatabase() throws {
    try FileManager.default.createDirectory(atPath: bench.path, withIntermediateDirectories: false)
    let error = try failure()
    #expect(error.kind == .path && error.message.contains("is a folder"))
  }

  @Test func aFileIsNoFolder() throws {
    try Data().write(to: bench.folder.appendingPathComponent("file"))
    for path in ["file/plans.sqlite", "file/deeper/plans.sqlite"] {
      let error = #expect(throws: StoreError.self) {
        _ = try PlanStore.open(path: bench.folder.appendingPathComponent(path).path, mode: .readWrite)
      }
      #expect(error?.kind == .path)
    }
  }

  @Test func anotherProgramsDatabaseIsRefusedUntouched() throws {
    try bench.stranger().write { try $0.execute(sql: "CREATE TABLE theirs (x)") }
    let before = try Data(contentsOf: URL(fileURLWithPath: bench.path))
    #expect(try failure().kind == .foreign)
    #expect(try failure().finding.code == .storeForeign)
    #expect(try Data(contentsOf: URL(fileURLWithPath: bench.path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path) == ["plans.sqlite"])
  }

  @Test(arguments: [PlanStore.Mode.readOnly, .readWrite]) func aCopyWithoutOurMarkIsKnownByItsTables(_ mode: PlanStore.Mode) throws {
    try addClient(bench.store())
    func mark() throws -> Int32? { try bench.stranger().read { try Int32.fetchOne($0, sql: "PRAGMA application_id") } }
    // The sqlite3 shell's dump has everything but this.
    try bench.stranger().writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = 0") }
    #expect(try bench.store(mode).clientSummaries().map(\.clientID) == ["c-1"])
    #expect(try mark() == (mode == .readOnly ? 0 : Schema.applicationID))
  }

  @Test func aMarkOfAnotherProgramOrAnotherSchemaIsNotOurs() throws {
    try addClient(bench.store())
    try bench.stranger().writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = 77") }
    #expect(try failure().kind == .foreign)
    try bench.stranger().writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA application_id = 0; INSERT INTO grdb_migrations VALUES ('9999 later')")
    }
    #expect(try failure().kind == .newer)
    try bench.stranger().writeWithoutTransaction { try $0.execute(sql: "DELETE FROM grdb_migrations") }
    #expect(try failure().kind == .foreign, "tables of these names alone are somebody else's")
  }

  @Test func aTextFileIsRefusedUntouched() throws {
    let text = Data(String(repeating: "client_id,name\n", count: 200).utf8)
    try text.write(to: URL(fileURLWithPath: bench.path))
    #expect(try failure().kind == .foreign)
    #expect(try Data(contentsOf: URL(fileURLWithPath: bench.path)) == text)
  }

  @Test func aNewerSchemaIsRefused() throws {
    _ = try bench.store()
    try bench.stranger().write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999 from the future')") }
    #expect(try failure().kind == .newer)
  }

  @Test func aDamagedDatabaseIsNamedSo() throws {
    try addClient(bench.store())
    try bench.stranger().writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: bench.path))
    try handle.seek(toOffset: 8192)
    try handle.write(contentsOf: Data(repeating: 0xAA, count: 8192 * 8))
    try handle.close()
    let error = #expect(throws: StoreError.self) { _ = try bench.store().clientSummaries() }
    #expect(error?.kind == .corrupt)
  }

  @Test func writingThroughAReadOnlyStoreSaysSo() throws {
    _ = try bench.store()
    let store = try bench.store(.readOnly)
    let error = #expect(throws: StoreError.self) { _ = try bench.run(store) }
    #expect(error?.kind == .readOnly)
  }

  @Test func aLockedDatabaseSaysSoAfterTheTimeout() throws {
    let store = try bench.store()
    let stranger = try bench.stranger()
    try stranger.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        let error = #expect(throws: StoreError.self) { _ = try bench.run(store) }
        #expect(error?.kind == .busy)
        // Reading goes on while another program writes.
        let clients = try store.clientSummaries()
        #expect(clients.isEmpty)
        return .rollback
      }
    }
    _ = try bench.run(store)
  }

  @Test func aFullDiskLeavesTheLastWholeBatch() throws {
    let store = try bench.store()
    let writer = try bench.run(store)
    try writer.write([Workbench.client("c-0", Workbench.mesocycle(), texts: writer.texts)])
    try limitPages(of: store, toPresentAnd: 3)
    let batch = (1...200).map { Workbench.client("c-\($0)", Workbench.mesocycle(seed: UInt64($0)), texts: writer.texts) }
    let error = #expect(throws: StoreError.self) { try writer.write(batch) }
    #expect(error?.kind == .full && error?.message.contains(bench.path) == true)
    #expect(try store.clientSummaries().map(\.clientID) == ["c-0"])
    #expect(try store.texts().count == 16)
  }

  /// Lets the database grow by at most this many pages more, which is what a full disk does.
  private func limitPages(of store: PlanStore, toPresentAnd more: Int) throws {
    try store.queue.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + more)")
    }
  }

  private func addClient(_ store: PlanStore) throws {
    let writer = try bench.run(store)
    try writer.write([Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)])
  }

  private func failure(_ mode: PlanStore.Mode = .readWrite) throws -> StoreError {
    try #require(#expect(throws: StoreError.self) { _ = try bench.store(mode) })
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}
