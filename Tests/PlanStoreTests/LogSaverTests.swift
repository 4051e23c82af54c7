import Dispatch
import Findings
import GRDB
import SeededNumbers
import Testing
import TrainingModel

@testable import PlanStore

/// A client's days are stored: what is new, what differs, and nothing else.
@Suite struct LogSaverTests {
  let bench: Workbench
  let store: PlanStore
  let saver: LogSaver

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    saver = LogSaver(store, operation: "test")
  }

  private func stored(_ client: String = "c-1") throws -> [WorkoutLog] { try store.logs(of: [client])[client] ?? [] }

  private func save(_ logs: [WorkoutLog], _ deletions: [LogKey] = []) throws -> LogCounts {
    try saver.prepare(["c-1"])
    return try saver.save(LogChange(client: "c-1", logs: logs, deletions: deletions), at: LogSamples.moment).counts
  }

  /// How many rows the connection has inserted, changed and deleted so far.
  private func totalChanges() throws -> Int { try store.read { $0.totalChangesCount } }

  @Test func aNewClientsDaysAreThere() throws {
    let change = LogSamples.change("c-1", days: 3)
    let counts = try save(change.logs)
    #expect((counts.created, counts.setsCreated, counts.unchanged, counts.updated) == (3, 12, 0, 0))
    #expect(try stored() == change.logs)
    #expect(try store.log(change.logs[1].key) == change.logs[1])
    #expect(try store.log(LogKey(client: "c-2", free: Workbench.monday)) == nil)
    #expect(try store.examine().isSound)
  }

  @Test func theSameAgainWritesNothing() throws {
    let change = LogSamples.change("c-1", days: 3)
    _ = try save(change.logs)
    let before = try totalChanges()
    #expect(try save(change.logs).unchanged == 3)
    // From another process, which has met none of the texts and knows nothing of the client.
    let other = try PlanStore.open(path: bench.path, mode: .readWrite)
    let counts = try LogSaver(other, operation: "test").save(change, at: LogSamples.later).counts
    #expect((counts.unchanged, counts.rowsWritten) == (3, 0))
    #expect(try other.read { $0.totalChangesCount } == 0)
    #expect(try totalChanges() == before)
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT max(revision) FROM workout_logs") } == 1)
  }

  @Test func aChangedSetChangesItsExerciseAlone() throws {
    var log = LogSamples.day("c-1", 0)
    _ = try save([log])
    let before = try totalChanges()
    log.parts[0].session.exercises[0].sets[1].load = Load(hundredths: 6250)
    log.parts[0].session.exercises[0].sets += [LogSamples.set(5, 6000), LogSamples.set(4, 6000)]
    let counts = try save([log])
    #expect((counts.updated, counts.exercisesModified, counts.setsModified, counts.setsCreated, counts.setsDeleted) == (1, 1, 1, 2, 0))
    #expect(try counts.rowsWritten == 2 && (totalChanges()) == before + 3, "exercise, day, and that there is a change")
    #expect(try stored() == [log])
    let head = try store.read { try Row.fetchOne($0, sql: "SELECT created_at, updated_at, revision FROM workout_logs") }
    #expect(head?["revision"] == 2)
  }

  @Test func whatMovesMovesAlone() throws {
    var log = LogSamples.day("c-1", 0)
    log.parts[0].session.exercises = (0..<8).map { DoneExercise(name: "E\($0)", sets: [LogSamples.set(5, 100 * Int32($0))]) }
    _ = try save([log])
    let order = { try self.store.read { try String.fetchAll($0, sql: "SELECT name_written FROM workout_exercises ORDER BY order_index") } }
    // To the end, to the front, between two; then one that is new at the front.
    for (from, to) in [(0, 7), (5, 0), (3, 1)] {
      log.parts[0].session.exercises.insert(log.parts[0].session.exercises.remove(at: from), at: to)
      let counts = try save([log])
      #expect((counts.exercisesMoved, counts.exercisesModified, counts.rowsWritten) == (1, 0, 2))
      #expect(try order() == log.parts[0].session.exercises.map(\.name))
    }
    log.parts[0].session.exercises.insert(DoneExercise(name: "new", sets: []), at: 0)
    let counts = try save([log])
    #expect((counts.exercisesCreated, counts.exercisesMoved, counts.rowsWritten) == (1, 0, 2))
    #expect(try order() == log.parts[0].session.exercises.map(\.name))
    let indices = try store.read { try Int.fetchAll($0, sql: "SELECT order_index FROM workout_exercises ORDER BY 1") }
    #expect(indices == Array(1...9))
  }

  @Test func aDayThatGoesIsKeptInTheArchive() throws {
    let change = LogSamples.change("c-1", days: 2)
    _ = try save(change.logs)
    let counts = try save([], [change.logs[0].key, LogKey(client: "c-1", free: Workbench.monday + 90)])
    #expect((counts.deleted, counts.setsDeleted) == (1, 4))
    #expect(try stored() == [change.logs[1]])
    #expect(try store.examine().isSound)
    let kept = try store.read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT reason, log_id, content ->> '$.parts[0].exercises[0].sets[1][2]' AS load FROM archived_logs
          """)
    }
    #expect(kept?["reason"] == "deleted" && kept?["load"] == 6000 && kept?["log_id"] == LogID(change.logs[0].key).description)
    // The entry went with the day, so that storing it again creates it.
    #expect(try save([change.logs[0]]).created == 1)
    #expect(saver.cache.counts.stale == 0)
  }

  /// The sessions of a week are matched to its days afresh at each import: a day that gets another place takes its sets along.
  @Test func aDayThatGetsAnotherPlaceMovesThere() throws {
    let change = LogSamples.change("c-1", days: 3)
    _ = try save(change.logs)
    var moved = change.logs[1]
    moved.key = LogKey(client: "c-1", planStart: Workbench.monday, week: 1, day: 3)
    moved.isCompleted = false
    let before = try totalChanges()
    let counts = try save([moved], [change.logs[1].key])
    #expect((counts.updated, counts.created, counts.deleted, counts.setsCreated) == (1, 0, 0, 0))
    #expect(try totalChanges() - before == 3 && stored() == [change.logs[0], moved, change.logs[2]])
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM archived_logs") } == 0)
    #expect(try save([moved]).unchanged == 1 && saver.cache.counts.stale == 0)
    // Two days that become parts of one are no days that somebody deleted.
    var both = change.logs[0]
    both.parts += change.logs[2].parts
    #expect(try save([both], [change.logs[2].key]).deleted == 1)
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM archived_logs") } == 0)
    // And two that change places are both there.
    var (first, second) = (both, moved)
    (first.key, second.key) = (moved.key, both.key)
    _ = try save([first, second])
    #expect(try Set(stored()) == [first, second] && store.examine().isSound)
  }

  // MARK: At random

  /// Every line of every table and view that says what was done, without what tells when it was stored.
  private func lines(_ store: PlanStore) throws -> [String] {
    try store.read { db in
      let heads = "log_id, user_id, program_id, week_index, day_index, date, source, completed, note"
      return try ["SELECT \(heads) FROM workout_logs"].map { $0 }.flatMap { try Row.fetchAll(db, sql: $0).map { "\($0)" } }.sorted()
        + ["workout_parts", "workout_exercises", "workout_sets"].flatMap { view in
          try Row.fetchAll(db, sql: "SELECT * FROM \(view)").map { "\($0)" }.sorted()
        }
    }
  }

  /// However a day became what it is, the database says the same of it, in every view; and it takes less writing than to begin anew.
  @Test func whateverTheRoadTheSameIsStored() throws {
    var random = SeededRandom(2_026)
    var (written, anew) = (0, 0)
    for round in 0..<60 {
      let client = "c-\(round)"
      var logs = (0..<1 + random.below(4)).map { LogSamples.anything(client, $0, &random) }
      _ = try saver.save(LogChange(client: client, logs: logs), at: LogSamples.moment)
      #expect(try Set(stored(client)) == Set(logs))
      for step in 0..<6 {
        let before = try totalChanges()
        logs = logs.map { random.chance(70) ? LogSamples.changed($0, &random) : $0 }
        var deletions: [LogKey] = []
        if random.chance(25) {
          // The plan has another place for a day, which may have changed, too.
          let day = random.below(logs.count)
          deletions = [logs[day].key]
          logs[day].key = LogKey(client: client, planStart: Workbench.monday + 28 * (step + 1), week: 1, day: day + 1)
        }
        let counts = try saver.save(LogChange(client: client, logs: logs, deletions: deletions), at: LogSamples.later).counts
        #expect(try Set(stored(client)) == Set(logs))
        // Texts that were new count for the connection and not for the log.
        #expect(try totalChanges() - before >= counts.rowsWritten)
        written += counts.rowsWritten
        for log in logs { anew += 2 * (1 + log.parts.reduce(0) { $0 + 1 + $1.session.exercises.count }) }
      }
      if round % 12 == 11 {
        let fresh = try Workbench()
        let other = try fresh.store()
        let freshSaver = LogSaver(other, operation: "test")
        try store.forEachLoggedClient { client, logs in
          _ = try freshSaver.save(LogChange(client: client, logs: logs.shuffled(using: &random)), at: LogSamples.later)
        }
        #expect(try lines(other) == lines(store))
      }
    }
    #expect(try store.examine().isSound)
    #expect(written * 2 < anew, "\(written) rows instead of \(anew) by deleting and creating")
  }

  /// Somebody puts exercises between others until there is no room: all are placed anew, and it goes on.
  @Test func placesThatRunOutAreMadeAnew() throws {
    var log = LogSamples.day("c-1", 0)
    _ = try save([log])
    for round in 0..<40 {
      log.parts[0].session.exercises.insert(DoneExercise(name: "N\(round)", sets: [LogSamples.set(1, nil)]), at: 1)
      _ = try save([log])
    }
    for round in 0..<12 {
      var part = log.parts[0]
      part.session.startMinute = Int16(1_000 - round)
      log.parts.insert(part, at: log.parts.count - 1)
      _ = try save([log])
    }
    #expect(try stored() == [log])
    #expect(try store.examine().isSound)
  }

  /// An import of any size takes the same memory.
  @Test func pagesOfClientsWhoAreDoneAreLetGo() throws {
    var most = 0
    for client in 0..<80 {
      var change = LogSamples.change("c-\(client)", days: 10)
      for day in change.logs.indices {
        change.logs[day].parts[0].session.exercises[0].sets = [DoneSet](repeating: LogSamples.set(8, 6_000), count: 800)
      }
      _ = try saver.save(change, at: LogSamples.moment)
      most = max(most, try store.read(LogSaver.pageBytes))
    }
    let pages = try store.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    #expect(most < 5 << 20 && pages * 8192 > 6 << 20, "\(most) bytes of \(pages) pages")
  }

  /// Another system's table may hold two logs of one day.
  @Test func logsOfOneDayAreStoredAsOne() throws {
    var (older, newer) = (LogSamples.day("c-1", 0), LogSamples.day("c-1", 0, load: 7_000))
    (older.note, newer.note) = ("older", "newer")
    older.parts[0].session.exercises.append(DoneExercise(name: "Curl", sets: [LogSamples.set(9, 1_000)]))
    let change = LogChange(client: "c-1", logs: [older, LogSamples.day("c-1", 1), newer])
    let outcome = try saver.save(change, at: LogSamples.moment)
    #expect((outcome.counts.created, outcome.counts.updated, outcome.counts.setsCreated) == (2, 0, 9))
    #expect(outcome.findings.map(\.code) == [.logMerged] && saver.cache.counts.violations == 0)
    #expect(try stored() == [newer.merging(older), LogSamples.day("c-1", 1)])
    #expect(try stored().first?.note == "newer · older")
    func archived() throws -> [String] {
      try store.read { try String.fetchAll($0, sql: "SELECT content ->> '$.note' FROM archived_logs ORDER BY entry") }
    }
    #expect(try archived() == ["older", "newer"])
    // The same file again changes nothing.
    let before = try totalChanges()
    let again = try saver.save(change, at: LogSamples.later)
    #expect(again.counts.unchanged == 2 && again.findings.isEmpty)
    #expect(try totalChanges() == before && archived().count == 2)
    // And one that grew is merged anew.
    newer.parts[0].session.exercises[0].sets.append(LogSamples.set(3, 7_000))
    let grown = try saver.save(LogChange(client: "c-1", logs: [older, newer]), at: LogSamples.later)
    #expect((grown.counts.created, grown.counts.updated) == (0, 1))
    #expect(try stored().first == newer.merging(older))
    #expect(try store.examine().isSound)
  }

  // MARK: What does not go well

  @Test func whatIsNotOfThisWorldIsCleaned() throws {
    var log = LogSamples.day("c-1", 0)
    log.parts[0].session.exercises[0].sets[0].reps = -3
    log.parts[0].session.exercises[0].sets[1].pain = 11
    log.parts[0].session.exercises[1].name = "  Plank\u{0} \n"
    let failures = Failures()
    let saver = LogSaver(store, operation: "op-1", report: failures.add)
    let outcome = try saver.save(LogChange(client: "c-1", logs: [log]), at: LogSamples.moment, from: Place(file: "a.csv", line: 3))
    #expect(outcome.attempts == 2 && outcome.findings.map(\.code) == [.logCleaned])
    let sets = try #require(try stored().first?.parts[0].session.exercises)
    #expect(sets[0].sets[0].reps == nil && sets[0].sets[0].isFlagged && sets[0].sets[1].pain == nil && sets[1].name == "Plank")
    #expect(failures.all.map(\.kind) == [.validation])
    let failure = try #require(failures.all.first)
    #expect(failure.operation == "op-1" && failure.client == "c-1" && failure.file == "a.csv" && failure.line == 3 && failure.attempt == 1)
  }

  @Test func moreThanADayHasRoomForIsRefusedWhole() throws {
    var log = LogSamples.day("c-1", 0)
    log.parts[0].session.exercises = (0..<1_025).map { DoneExercise(name: "E\($0)", sets: []) }
    let error = #expect(throws: LogFailure.self) { _ = try save([LogSamples.day("c-1", 1), log]) }
    #expect(error?.kind == .validation && error?.finding.severity == .warning)
    #expect(try stored().isEmpty && (try store.examine().isSound))
    log.parts[0].session.exercises.removeLast()
    log.parts = (0..<63).map { minute in
      var part = log.parts[0]
      part.session.startMinute = Int16(minute)
      if minute > 1 { part.session.exercises = [] }
      return part
    }
    #expect(try save([log]).created == 1)
    #expect(try stored() == [log])
    log.parts.append(log.parts[0])
    #expect(throws: LogFailure.self) { _ = try save([log]) }
    #expect(try stored().first?.parts.count == 63)
    log.parts = []
    #expect(throws: LogFailure.self) { _ = try save([log]) }
    var many = LogSamples.day("c-1", 2)
    many.parts[0].session.exercises[0].sets = (0..<2_001).map { LogSamples.set($0 % 30, nil) }
    #expect(throws: LogFailure.self) { _ = try save([many]) }
    many.parts[0].session.exercises[0].sets.removeLast()
    _ = try save([many])
    many.parts[0].session.exercises[0].sets.reverse()
    #expect(try save([many]).exercisesModified == 1)
  }

  @Test func anotherClientsDayIsRefused() throws {
    #expect(throws: LogFailure.self) { _ = try save([LogSamples.day("c-2", 0)]) }
    #expect(try stored("c-2").isEmpty)
  }
}

/// What was reported, from whatever thread.
final class Failures: @unchecked Sendable {
  private let lock = DispatchSemaphore(value: 1)
  private var list: [LogFailure] = []

  @Sendable func add(_ failure: LogFailure) {
    lock.wait()
    list.append(failure)
    lock.signal()
  }

  var all: [LogFailure] {
    lock.wait()
    defer { lock.signal() }
    return list
  }
}
