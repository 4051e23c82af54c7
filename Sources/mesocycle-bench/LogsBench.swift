import Foundation
import PlanStore
import TrainingModel

/// `mesocycle-bench logs`: how long logs take to be stored, to be stored again, to be changed and to be read, against SQLite's own import of
/// the same sets into one plain table.
struct LogsBench {
  private var clients = 2_000
  private var logs = SyntheticLogs()
  private var usage: String?
  private static let moment = "2026-12-10T20:00:00Z"
  private static let batch = 50

  init(_ arguments: [String]) {
    var rest = arguments.dropFirst(2)
    while let name = rest.popFirst() {
      switch name {
      case "--clients": clients = max(1, rest.popFirst().flatMap { Int($0) } ?? clients)
      case "--seed": logs.seed = rest.popFirst().flatMap { UInt64($0) } ?? logs.seed
      default:
        usage = """
          mesocycle-bench logs [--clients 2000] [--seed 1]
          Stores made-up logs of 500 sets a client into an empty database, a transaction a client, each looked at after it was written; the
          same again; one changed set of each client, by what differs and by deleting the day and creating it; and reads everything. In the
          same run sqlite3 imports the sets into a plain table.
          """
      }
    }
  }

  /// Returns the exit code: 0, or 64 for arguments that say nothing.
  func run() throws -> Int32 {
    if let usage {
      print(usage)
      return 64
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("logs-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plain = try importPlainly(folder)
    let sets = clients * SyntheticLogs.setsPerClient
    print("\(sets) sets of \(clients) clients; sqlite3 .import into a plain table: \(Self.seconds(plain))")
    let store = try PlanStore.open(path: "\(folder)/store.sqlite", mode: .readWrite)
    for round in ["stored", "the same again"] {
      let saver = LogSaver(store, operation: "bench")
      let (time, counts) = try measure(saver)
      let days = "\(counts.created) days created, \(counts.unchanged) unchanged"
      print("\(round): \(Self.seconds(time)), \(Self.times(time, plain)) the plain import; \(days); \(counts.rowsWritten) rows")
      print("  \(saver.cache.counts.json)")
    }
    let size = try Shell().sqlite("\(folder)/store.sqlite", "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    print("\((Int(size) ?? 0) / sets) bytes a set; most memory so far: \(Self.mostMemory)")
    try printChanges(store)
    var read = 0
    let time = try Self.time {
      try store.forEachLoggedClient { _, logs in
        for log in logs { for part in log.parts { for exercise in part.session.exercises { read += exercise.sets.count } } }
      }
    }
    print("\(read) sets read: \(Self.seconds(time))")
    return 0
  }

  private func importPlainly(_ folder: String) throws -> Double {
    let path = "\(folder)/sets.csv"
    try Data((SyntheticLogs.heading + "\n").utf8).write(to: URL(fileURLWithPath: path))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seekToEnd()
    for client in 0..<clients { try file.write(contentsOf: Data(logs.lines(client).utf8)) }
    try file.close()
    let columns = SyntheticLogs.heading.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",")
    let script = """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE sets (\(columns));
      .import --csv --skip 1 \(path) sets
      """
    try Data((script + "\n").utf8).write(to: URL(fileURLWithPath: "\(folder)/import.txt"))
    return try Shell().time("sqlite3 '\(folder)/plain.sqlite' < '\(folder)/import.txt'")
  }

  /// Stores everything; making it up is not counted.
  private func measure(_ saver: LogSaver) throws -> (Double, LogCounts) {
    var (time, counts) = (0.0, LogCounts())
    for first in stride(from: 0, to: clients, by: Self.batch) {
      let changes = (first..<min(clients, first + Self.batch)).map(logs.change)
      time += try Self.time {
        try saver.prepare(changes.map(\.client))
        for change in changes { counts += try saver.save(change, at: Self.moment).counts }
        saver.cache.forget(clients: changes.map(\.client))
      }
    }
    return (time, counts)
  }

  private func printChanges(_ store: PlanStore) throws {
    for (number, name) in ["by what differs", "by deleting and creating"].enumerated() {
      let saver = LogSaver(store, operation: "bench")
      let changed = (0..<clients).map { logs.changedDay($0, Int32(number)) }
      var counts = LogCounts()
      let time = try Self.time {
        for log in changed {
          let change = LogChange(client: log.key.client, logs: [log], deletions: number == 0 ? [] : [log.key])
          counts += try saver.save(change, at: Self.moment).counts
        }
      }
      print("a set of each client changed, \(name): \(Self.seconds(time)), \(counts.rowsWritten) rows")
    }
  }

  private static func time(_ body: () throws -> Void) rethrows -> Double {
    let begun = ContinuousClock.now
    try body()
    let elapsed = (ContinuousClock.now - begun).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }

  private static func seconds(_ time: Double) -> String { String(format: "%.2f s", time) }

  private static func times(_ time: Double, _ other: Double) -> String { String(format: "%.2f ×", time / other) }

  /// As the kernel says it.
  private static var mostMemory: String {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.map { $0.dropFirst(6).trimmingCharacters(in: .whitespaces) } ?? "unknown"
  }
}
