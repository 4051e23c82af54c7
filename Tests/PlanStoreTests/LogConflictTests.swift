import Dispatch
import Findings
import Foundation
import GRDB
import SeededNumbers
import Testing
import TrainingModel

@testable import PlanStore

/// Others write at the same time, the cache is behind, the database is busy, full or damaged: no day is lost, none is there twice.
@Suite struct LogConflictTests {
  let bench: Workbench
  let store: PlanStore
  let failures = Failures()
  let clock = StillClock()

  init() throws {
    bench = try Workbench()
    store = try bench.store()
  }

  private func saver(_ store: PlanStore) -> LogSaver {
    LogSaver(store, operation: "test", clock: clock, random: SeededRandom(1), report: failures.add)
  }

  private func stored(_ client: String = "c-1") throws -> [WorkoutLog] { try store.logs(of: [client])[client] ?? [] }

  @Test func whoComesSecondBringsUpToDate() throws {
    let late = saver(store)
    try late.prepare(["c-1"])
    let first = LogSamples.change("c-1", days: 2)
    _ = try saver(PlanStore.open(path: bench.path, mode: .readWrite)).save(first, at: LogSamples.moment)
    let second = LogSamples.change("c-1", days: 3, load: 7_000)
    let outcome = try late.save(second, at: LogSamples.later)
    #expect((outcome.counts.created, outcome.counts.updated) == (1, 2))
    #expect(outcome.findings.map(\.code) == [.logElsewhere, .logElsewhere])
    #expect(outcome.findings.first?.message.contains("was stored by somebody else in the meantime") == true)
    #expect(try stored() == second.logs)
    let counts = late.cache.counts
    #expect((counts.violations, counts.recoveries, counts.stale, counts.misses) == (2, 2, 0, 3))
    // What it met it knows now.
    #expect(try late.save(second, at: LogSamples.later).counts.unchanged == 3)
    #expect(late.cache.counts.hits == 3 && failures.all.isEmpty)
  }

  @Test func aChangeThatWasMadeFromWhatIsStoredNoMoreIsNotWritten() throws {
    let saver = saver(store)
    var change = LogSamples.change("c-1", days: 2)
    change.basis = try store.logBasis(of: "c-1")
    var other = LogSamples.change("c-1", days: 1, load: 7_000)
    other.exports = [.strong: LogExports(newest: 5)]
    _ = try self.saver(PlanStore.open(path: bench.path, mode: .readWrite)).save(other, at: LogSamples.moment)
    #expect(throws: LogSuperseded.self) { try saver.save(change, at: LogSamples.later) }
    #expect(try stored() == other.logs && failures.all.isEmpty)
    // Whoever looks again knows what was stored meanwhile.
    change.basis = try store.logBasis(of: "c-1")
    #expect(change.basis == LogBasis(count: 1, exports: [.strong: LogExports(newest: 5)]))
    #expect(try saver.save(change, at: LogSamples.later).counts.updated == 1)
    #expect(try stored() == change.logs)
  }

  @Test func anEntryWhoseDayIsGoneIsDroppedAndTheDayCreated() throws {
    let saver = saver(store)
    let change = LogSamples.change("c-1", days: 2)
    try saver.prepare(["c-1"])
    _ = try saver.save(change, at: LogSamples.moment)
    _ = try self.saver(PlanStore.open(path: bench.path, mode: .readWrite)).save(
      LogChange(client: "c-1", logs: [], deletions: [change.logs[0].key]), at: LogSamples.later)
    let outcome = try saver.save(change, at: LogSamples.later)
    #expect((outcome.counts.created, outcome.counts.unchanged) == (1, 1))
    let counts = saver.cache.counts
    #expect((counts.stale, counts.recoveries, counts.violations) == (1, 1, 0))
    #expect(try stored() == change.logs)
  }

  /// A backup was put back: the numbers that the cache has are other days' now.
  @Test func anEntryThatIsAnotherDaysIsDroppedAndTheDayFound() throws {
    let saver = saver(store)
    let change = LogSamples.change("c-1", days: 3)
    try saver.prepare(["c-1"])
    _ = try saver.save(change, at: LogSamples.moment)
    try bench.stranger().write { db in
      try db.execute(sql: "DELETE FROM workout_logs; DELETE FROM log_parts; DELETE FROM log_exercises")
    }
    let other = self.saver(try PlanStore.open(path: bench.path, mode: .readWrite))
    _ = try other.save(LogChange(client: "c-1", logs: change.logs.reversed()), at: LogSamples.moment)
    let outcome = try saver.save(LogSamples.change("c-1", days: 3, load: 9_000), at: LogSamples.later)
    #expect((outcome.counts.updated, outcome.counts.created) == (3, 0))
    // The one in the middle has its old number.
    #expect(saver.cache.counts.stale == 2 && saver.cache.counts.recoveries == 2)
    #expect(try stored() == LogSamples.change("c-1", days: 3, load: 9_000).logs)
  }

  @Test func anIDThatIsNoneIsPutRight() throws {
    let change = LogSamples.change("c-1", days: 1)
    _ = try saver(store).save(change, at: LogSamples.moment)
    try bench.stranger().write { try $0.execute(sql: "UPDATE workout_logs SET log_id = 'mine'") }
    #expect(try !store.examine().isSound)
    let saver = saver(store)
    try saver.prepare(["c-1"])
    #expect(try saver.save(change, at: LogSamples.later).counts.updated == 1)
    #expect(saver.cache.counts.invalidIDs == 1)
    #expect(try store.examine().isSound)
  }

  @Test func twoWritersAtOnceLoseNothing() throws {
    let stores = [store, try PlanStore.open(path: bench.path, mode: .readWrite)]
    let savers = stores.map { LogSaver($0, operation: "test", report: failures.add) }
    let clients = (0..<6).map { "c-\($0)" }
    for saver in savers { try saver.prepare(clients) }
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      for (round, client) in (clients + clients).enumerated() {
        #expect(throws: Never.self) {
          let saver = savers[thread % 2]
          _ = try saver.save(LogSamples.change(client, days: 4, load: Int32(1_000 * (1 + round + thread))), at: LogSamples.moment)
        }
      }
    }
    for client in clients {
      let logs = try stored(client)
      #expect(logs.count == 4)
      let load = logs.first?.parts[0].session.exercises[0].sets[0].load?.hundredths ?? 0
      // A client's days are of one writer, whoever was last.
      #expect(logs == LogSamples.change(client, days: 4, load: load).logs)
    }
    #expect(try store.examine().isSound)
  }

  // MARK: The table of failures

  /// Another program that is in the middle of writing.
  private func holder() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let stranger = try DatabaseQueue(path: bench.path, configuration: configuration)
    try stranger.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    return stranger
  }

  /// The clock stands still but when it waits, and at the third wait the other program has ended.
  @Test func aBusyDatabaseIsWaitedFor() throws {
    let stranger = try holder()
    clock.onWait = { waits in if waits == 3 { try? stranger.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") } } }
    let outcome = try saver(store).save(LogSamples.change("c-1", days: 1), at: LogSamples.moment)
    #expect(outcome.attempts == 4 && outcome.counts.created == 1)
    #expect(failures.all.map(\.kind) == [.busy, .busy, .busy] && failures.all.map(\.attempt) == [1, 2, 3])
    #expect(failures.all.last?.milliseconds == clock.waited.dropLast().reduce(0, +))
    for (index, time) in clock.waited.enumerated() { #expect((50 << index...100 << index).contains(time)) }
  }

  @Test func aDatabaseThatStaysBusyIsGivenUp() throws {
    let stranger = try holder()
    let saver = saver(store)
    try saver.prepare(["c-1"])
    let error = #expect(throws: LogFailure.self) { _ = try saver.save(LogSamples.change("c-1", days: 1), at: LogSamples.moment) }
    #expect(error?.kind == .busy && error?.attempt == LogFailureKind.busy.attempts)
    #expect(error?.finding.code == .storeUnavailable && error?.finding.hint?.contains("import the same file again") == true)
    #expect(clock.waited.count == LogFailureKind.busy.attempts - 1)
    // A refusal cleans up: nothing is known of the client any more.
    #expect(saver.cache.unread(["c-1"]) == ["c-1"])
    try stranger.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(try stored().isEmpty)
  }

  @Test func aFullDiskKeepsTheClientsThatWereDone() throws {
    let saver = saver(store)
    _ = try saver.save(LogSamples.change("c-0", days: 2), at: LogSamples.moment)
    try store.queue.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let error = #expect(throws: LogFailure.self) { _ = try saver.save(LogSamples.change("c-1", days: 700), at: LogSamples.moment) }
    #expect(error?.kind == .diskFull && error?.attempt == 1 && clock.waited.isEmpty)
    #expect(try stored("c-0").count == 2 && (try stored().isEmpty) && (try store.examine().isSound))
  }

  @Test func whatAnotherProgramDidToTheTablesIsCorrupt() throws {
    _ = try saver(store).save(LogSamples.change("c-1", days: 1), at: LogSamples.moment)
    try bench.stranger().write { try $0.execute(sql: "UPDATE log_exercises SET sets = '[[0,1'") }
    let error = #expect(throws: LogFailure.self) { _ = try saver(store).save(LogSamples.change("c-1", days: 1), at: LogSamples.moment) }
    #expect(error?.kind == .corrupt && error?.attempt == 1)
    let broken = try store.examine().results.filter { !$0.breaches.isEmpty }.map(\.name)
    #expect(broken == ["each log can be read and has the id of its day"])
  }

  /// What stands there is looked at after every write: where a trigger of somebody else's spoils it, nothing is kept.
  @Test(arguments: [
    ("NEW.sets <> '[]'", "UPDATE log_exercises SET sets = '[]' WHERE place = NEW.place"),
    ("NEW.position = 16", "UPDATE log_exercises SET position = 30000 WHERE place = NEW.place"),
    ("TRUE", "DELETE FROM log_exercises WHERE place = NEW.place"),
  ]) func whatWasNotStoredAsItShouldBeIsUndone(_ condition: String, _ spoil: String) throws {
    let before = LogSamples.change("c-1", days: 1)
    _ = try saver(store).save(before, at: LogSamples.moment)
    for event in ["INSERT", "UPDATE"] {
      try bench.stranger().write {
        try $0.execute(sql: "CREATE TRIGGER spoil_\(event) AFTER \(event) ON log_exercises WHEN \(condition) BEGIN \(spoil); END")
      }
    }
    let saver = saver(store)
    for change in [LogSamples.change("c-1", days: 1, load: 7_000), LogSamples.change("c-2", days: 1)] {
      let error = #expect(throws: LogFailure.self) { _ = try saver.save(change, at: LogSamples.later) }
      #expect(error?.kind == .unknown && error?.attempt == 2)
      #expect(error?.detail?.contains("is not what was to be stored, so it was undone") == true)
    }
    #expect(try stored() == before.logs && (try stored("c-2").isEmpty))
  }

  // MARK: Killed

  /// A process is killed at any moment: what its journal holds of a transaction that has not ended is as if it had never been.
  @Test func aLogThatEndsAnywhereHasWholeClients() throws {
    let empty = try Data(contentsOf: URL(fileURLWithPath: bench.path))
    let begun = try Data(contentsOf: URL(fileURLWithPath: bench.path + "-wal")).count
    let saver = saver(store)
    let changes = (0..<4).map { LogSamples.change("c-\($0)", days: 12) } + [LogSamples.change("c-0", days: 12, load: 9_000)]
    for change in changes { _ = try saver.save(change, at: LogSamples.moment) }
    let log = try Data(contentsOf: URL(fileURLWithPath: bench.path + "-wal"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: bench.path)) == empty, "all of it is in the journal still")
    let frame = 24 + 8192
    var found: Set<Int> = []
    for end in stride(from: begun, through: log.count, by: frame / 2) {
      let copy = bench.folder.appendingPathComponent("copy-\(end).sqlite").path
      defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + end) } }
      try empty.write(to: URL(fileURLWithPath: copy))
      try log.prefix(end).write(to: URL(fileURLWithPath: copy + "-wal"))
      let store = try PlanStore.open(path: copy, mode: .readWrite)
      var logs = try store.logs(of: (0..<4).map { "c-\($0)" })
      let done =
        changes.firstIndex { logs[$0.client] != $0.logs && logs[$0.client] != changes[4].logs } ?? (logs["c-0"] == changes[4].logs ? 5 : 4)
      found.insert(done)
      #expect(try logs.count == min(done, 4) && (store.examine().isSound))
      // The next run completes it.
      let next = LogSaver(store, operation: "next")
      for change in changes { _ = try next.save(change, at: LogSamples.later) }
      logs = try store.logs(of: (0..<4).map { "c-\($0)" })
      #expect(changes.dropFirst().allSatisfy { logs[$0.client] == $0.logs })
    }
    #expect(found == Set(0...5))
  }
}

/// A clock that stands still but when somebody waits.
final class StillClock: RetryClock, @unchecked Sendable {
  private let lock = DispatchSemaphore(value: 1)
  private var time = 0
  private(set) var waited: [Int] = []
  /// Runs at each wait, with how many there were.
  var onWait: (Int) -> Void = { _ in }

  var milliseconds: Int { time }

  func wait(_ milliseconds: Int) {
    lock.wait()
    defer { lock.signal() }
    time += milliseconds
    waited.append(milliseconds)
    onWait(waited.count)
  }
}
