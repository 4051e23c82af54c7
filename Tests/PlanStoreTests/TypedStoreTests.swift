import GRDB
import SeededNumbers
import Testing
import TrainingModel

@testable import PlanStore

/// What people typed of logs is kept beside what was told, and both are written in one transaction.
@Suite struct TypedStoreTests {
  let bench: Workbench
  let store: PlanStore
  let saver: LogSaver
  private let subject = TypedSubject.row(RowID(rawValue: 99))
  private let said = TypedValues(
    sets: 3, amounts: TypedAmounts(.reps, [8, 8, 7]), loads: TypedLoads(.lb, [Load(hundredths: 13_550)]), halfRPE: 17, pain: 3,
    comment: "knee \"left\" | 8, ü\n'")

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    saver = LogSaver(store, operation: "test")
  }

  private func save(_ logs: [WorkoutLog], _ typed: TypedChange?, deletions: [LogKey] = []) throws {
    var change = LogChange(client: "c-1", logs: logs, deletions: deletions)
    change.typed = typed
    _ = try saver.save(change, at: LogSamples.moment)
  }

  private func count() throws -> Int { try store.logBasis(of: "c-1").count }

  @Test func everyFieldComesOutAsItWentIn() throws {
    let beside = TypedSubject.exercise(date: Workbench.monday, id: "Bench Press (Barbell)", occurrence: 2)
    try save([], TypedSamples.change(subject, said))
    try save([], TypedSamples.change(beside, TypedValues(amounts: TypedAmounts(.metres, [40_000]))))
    let records = try store.typedRecords(of: "c-1")
    #expect(
      records.sorted { $0.subject < $1.subject } == [
        TypedSamples.record(subject, said), TypedSamples.record(beside, TypedValues(amounts: TypedAmounts(.metres, [40_000]))),
      ])
    #expect(try store.typedRecords(of: "c-2").isEmpty && count() == 2)
    // Taken back, field by field and as a whole.
    try save([], TypedSamples.change(subject, TypedValues(pain: 1)))
    #expect(try store.typedRecords(of: "c-1").first { $0.subject == subject }?.values == TypedValues(pain: 1))
    try save([], TypedSamples.change(subject, TypedValues()))
    #expect(try store.typedRecords(of: "c-1").map(\.subject) == [beside])
    // What was said once can be read later.
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM log_edits WHERE client_id = 'c-1'") } == 8)
  }

  @Test func whatWasToldIsKeptBesideWhatWasTyped() throws {
    var random = SeededRandom(29)
    for round in 0..<60 {
      var log = LogSamples.anything("c-1", round, &random)
      for part in log.parts.indices where random.chance(60) {
        log.parts[part].app = .hevy
        log.parts[part].original = LogSamples.part(log.date, minute: 60, &random).session
      }
      try save([log], nil)
      #expect(try store.log(log.key) == log)
      // The same again writes nothing, and taking it back brings what was told.
      let before = try store.read { $0.totalChangesCount }
      try save([log], nil)
      #expect(try store.read { $0.totalChangesCount } == before)
      log.parts = log.parts.map { $0.told ?? $0 }
      try save([log], nil)
      #expect(try store.log(log.key) == log)
    }
  }

  @Test func conflictsWaitUntilSomebodyDecides() throws {
    var change = TypedSamples.change(subject, TypedValues(pain: 3))
    change.waiting = [TypedSamples.conflict(subject, typed: 5, stands: 3), TypedSamples.conflict(subject, typed: 6, stands: 3)]
    try save([], change)
    #expect(try store.typedLog(of: "c-1").waiting == change.waiting && store.waitingLogConflicts().map(\.conflict) == change.waiting)
    #expect(try store.waitingLogConflicts(clients: ["c-2"]).isEmpty && store.waitingLogConflicts(coaches: ["lea"]).isEmpty)
    // The same again changes nothing, not even the moment.
    var again = change
    (again.records, again.edits) = ([:], [])
    again.waiting[0].author.at = "2027-01-01T00:00:00Z"
    let counted = try count()
    try save([], again)
    #expect(try store.typedLog(of: "c-1").waiting == change.waiting && count() == counted)
    var decision = again
    (decision.waiting, decision.decided) = ([], [change.waiting[0]])
    try save([], decision)
    let log = try store.typedLog(of: "c-1")
    #expect(log.waiting == [change.waiting[1]] && log.settled == [change.waiting[0]])
    // What was decided once may wait again, and be decided again.
    try save([], again)
    #expect(try store.typedLog(of: "c-1").waiting.count == 2 && store.typedLog(of: "c-1").settled == [change.waiting[0]])
    decision.decided[0].stands = TypedValues(pain: 4)
    try save([], decision)
    #expect(try store.typedLog(of: "c-1").settled.map(\.stands.pain) == [3, 4] && store.waitingLogConflicts().count == 1)
  }

  @Test func whoeverWasQuickerIsNotOverwritten() throws {
    var change = LogChange(client: "c-1", logs: [])
    change.typed = TypedSamples.change(subject, said)
    change.basis = try store.logBasis(of: "c-1")
    try save([], TypedSamples.change(subject, TypedValues(pain: 1)))
    #expect(throws: LogSuperseded.self) { try saver.save(change, at: LogSamples.moment) }
    #expect(try store.typedRecords(of: "c-1").first?.values == TypedValues(pain: 1))
  }

  @Test func theArchiveOfADayHoldsWhatWasToldAndTyped() throws {
    var log = LogSamples.day("c-1", 0)
    log.parts[0].original = log.parts[0].session
    log.parts[0].session.exercises[0].sets[0].reps = 3
    try save([log], TypedSamples.change(.exercise(date: Workbench.monday, id: "bench_press", occurrence: 1), TypedValues(pain: 2)))
    try save([], TypedSamples.change(.exercise(date: Workbench.monday + 1, id: "bench_press", occurrence: 1), TypedValues(pain: 9)))
    try save([], nil, deletions: [log.key])
    let kept = try store.read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT content ->> '$.parts[0].told[6][0][5][0][1]' AS told, content ->> '$.parts[0].exercises[0].sets[0][1]' AS reps,
            content ->> '$.typed[0].value' AS typed, json_array_length(content, '$.typed') AS count FROM archived_logs
          """)
    }
    #expect(kept == ["told": 8, "reps": 3, "typed": "2", "count": 1])
  }

  /// An answer about a name reaches what was told as well.
  @Test func anAnswerReachesWhatWasTold() throws {
    var log = LogSamples.day("c-1", 0)
    log.parts[0].original = log.parts[0].session
    log.parts[0].session.exercises[1].sets[0].seconds = 30
    try save([log], TypedSamples.change(.exercise(date: Workbench.monday, id: "Plänk", occurrence: 1), TypedValues(pain: 2)))
    for exercise in ["plank", "side_plank"] {
      try store.remember(RememberedName(app: nil, name: "Plänk", exercise: exercise, who: "Lea", at: LogSamples.later))
      let part = try #require(try store.log(log.key)?.parts.first)
      #expect(part.session.exercises[1].exercise == exercise && part.original?.exercises[1].exercise == exercise)
    }
  }

  /// What they have done means something else: plans and sheets are made anew from it.
  @Test func anAnswerChangesTheLogsOfWhoHasTheName() throws {
    var other = LogSamples.day("c-2", 0)
    other.parts[0].session.exercises.removeLast()
    for log in [LogSamples.day("c-1", 0), other] {
      _ = try saver.save(LogChange(client: log.key.client, logs: [log]), at: LogSamples.moment)
    }
    for (exercise, count) in [("plank", 2), ("plank", 2), ("side_plank", 3), (nil, 4), (nil, 4)] as [(String?, Int)] {
      try store.remember(RememberedName(app: nil, name: "Plänk", exercise: exercise, who: "Lea", at: LogSamples.later))
      #expect(try store.logBasis(of: "c-1").count == count && store.logBasis(of: "c-2").count == 1, "\(exercise ?? "none")")
    }
  }

  /// Words are numbered in the order in which they were said.
  @Test func whatWasSaidOnceIsKnown() throws {
    #expect(try store.newestWords() == 0)
    try save([], TypedSamples.change(subject, TypedValues(pain: 3)))
    let first = try store.newestWords()
    try save([], TypedSamples.change(subject, TypedValues(sets: 2, pain: 4)))
    let said = try store.typedLog(of: "c-1").said
    #expect(said.map(\.values) == [TypedValues(pain: 3), TypedValues(sets: 2), TypedValues(pain: 4)])
    #expect(said.map { $0.number > first } == [false, true, true] && said.allSatisfy { $0.who == "Lea" && $0.subject == subject })
  }

  /// Somebody else may have written the tables: it is told, and nothing ends the program.
  @Test(arguments: [
    ("UPDATE log_parts SET original = '[]'", false), ("UPDATE log_parts SET original = '[\"2026-12-07\",1]'", false),
    ("UPDATE log_entries SET value = 'reps -1' WHERE field = 'amounts'", false), ("UPDATE log_entries SET subject = 'nobody'", false),
    ("DELETE FROM log_entries", false), ("UPDATE log_entries SET who = 'Max'", true),
  ]) func theDoctorLooksAtWhatWasTyped(_ sql: String, _ isSound: Bool) throws {
    var log = LogSamples.day("c-1", 0)
    log.parts[0].original = log.parts[0].session
    log.parts[0].session.exercises[0].sets[0].reps = 3
    try save([log], TypedSamples.change(subject, said))
    #expect(try store.examine().isSound)
    try bench.stranger().write { try $0.execute(sql: sql) }
    #expect(try store.examine().isSound == isSound)
  }
}
