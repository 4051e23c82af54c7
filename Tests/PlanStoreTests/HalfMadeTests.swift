import Foundation
import GRDB
import Testing

@testable import PlanStore

/// A first night that was killed while it made its database, at any moment from the empty file on: the next one makes it whole.
@Suite struct HalfMadeTests {
  let bench: Workbench
  /// The database of a first night that was killed when all tables were made, as its files are: the file itself, and the log beside it.
  let file: Data
  let log: Data
  /// The tables of a database that is whole.
  let schema: [String]

  init() throws {
    bench = try Workbench()
    let store = try bench.store()
    schema = try Self.schema(bench.path)
    // As long as the store is open, nothing has gone from the log into the file.
    file = try Data(contentsOf: URL(fileURLWithPath: bench.path))
    log = try Data(contentsOf: URL(fileURLWithPath: bench.path + "-wal"))
    withExtendedLifetime(store) {}
  }

  private static func schema(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: "SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY 1") }
  }

  /// Lays files down as a killed night left them, and opens them as the next one does.
  private func expectWhole(file: Data, log: Data? = nil, _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let folder = bench.folder.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("plans.sqlite").path
    try file.write(to: URL(fileURLWithPath: path))
    try log?.write(to: URL(fileURLWithPath: path + "-wal"))
    let store = try PlanStore.open(path: path, mode: .readWrite, busySeconds: 0.2)
    #expect(try store.isBlank(), what, sourceLocation: sourceLocation)
    let mark = try store.read { try Int32.fetchOne($0, sql: "PRAGMA application_id") }
    #expect(mark == Schema.applicationID, what, sourceLocation: sourceLocation)
    #expect(try Self.schema(path) == schema, what, sourceLocation: sourceLocation)
    let writer = try store.begin(bench.record("run-1"), rulebook: Workbench.rulebook)
    try writer.write([Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)])
    #expect(try store.clientSummaries().count == 1, what, sourceLocation: sourceLocation)
  }

  @Test func anEmptyFile() throws {
    try expectWhole(file: Data(), "nothing beside it")
    try expectWhole(file: Data(), log: Data(), "an empty log beside it")
  }

  @Test func aFileOfNothingButItsHead() throws {
    #expect(file.count == 8192 && log.count > 100 * 8192, "the head alone is in the file, and all tables in the log")
    try expectWhole(file: file, "no log")
    try expectWhole(file: file, log: Data(), "an empty log")
    try expectWhole(file: file, log: log.prefix(20), "a part of the log's own head")
  }

  /// A log of one page after the other, each with a head of 24 bytes; it ends wherever the night did.
  @Test func aLogThatEndsAnywhere() throws {
    let frame = 24 + 8192
    let frames = (log.count - 32) / frame
    #expect(frames > 100)
    for count in stride(from: 1, through: frames, by: 9) {
      try expectWhole(file: file, log: log.prefix(32 + count * frame), "\(count) pages")
      try expectWhole(file: file, log: log.prefix(32 + count * frame - 4000), "a half of page \(count)")
    }
    try expectWhole(file: file, log: log, "all of it")
  }

  @Test func aLogThatWentIntoTheFileInPart() throws {
    // As a night does that was killed while SQLite carried the log over: what is in the file is in the log, too.
    let copy = bench.folder.appendingPathComponent("carried.sqlite").path
    try file.write(to: URL(fileURLWithPath: copy))
    try log.write(to: URL(fileURLWithPath: copy + "-wal"))
    try DatabaseQueue(path: copy).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    let whole = try Data(contentsOf: URL(fileURLWithPath: copy))
    for pages in stride(from: 1, to: whole.count / 8192, by: 7) {
      try expectWhole(file: whole.prefix(pages * 8192), log: log, "\(pages) pages of it")
    }
  }
}
