import GRDB
import SeededNumbers
import Testing
import TrainingModel

@testable import PlanStore

/// Logs are read back, by the program and by anybody with SQL.
@Suite struct LogReadingTests {
  let bench: Workbench
  let store: PlanStore

  init() throws {
    bench = try Workbench()
    store = try bench.store()
  }

  private func save(_ logs: [WorkoutLog]) throws {
    for (client, logs) in Dictionary(grouping: logs, by: \.key.client) {
      _ = try LogSaver(store, operation: "test").save(LogChange(client: client, logs: logs), at: LogSamples.moment)
    }
  }

  @Test func planningReadsABatchSinceADay() throws {
    try save((0..<3).flatMap { LogSamples.change("c-\($0)", days: 5).logs })
    let logs = try store.logs(of: ["c-2", "c-0", "nobody", "no\"body"], since: Workbench.monday + 3)
    #expect(logs.keys.sorted() == ["c-0", "c-2"])
    #expect(logs["c-2"] == Array(LogSamples.change("c-2", days: 5).logs.suffix(2)))
    #expect(try store.logs(of: []).isEmpty)
  }

  @Test func everybodyIsReadOneAfterTheOther() throws {
    var random = SeededRandom(6)
    let logs = (0..<5).flatMap { client in (0..<4).map { LogSamples.anything("c-\(client)", $0 * 3, &random) } }
    try save(logs)
    var (clients, read): ([String], [WorkoutLog]) = ([], [])
    try bench.store(.readOnly).forEachLoggedClient { client, logs in
      clients.append(client)
      read += logs
      #expect(logs.map(\.date) == logs.map(\.date).sorted())
    }
    #expect(clients == (0..<5).map { "c-\($0)" } && Set(read) == Set(logs) && read.count == logs.count)
    var late: [WorkoutLog] = []
    try store.forEachLoggedClient(since: Workbench.monday + 6) { late += $1 }
    #expect(Set(late) == Set(logs.filter { $0.date >= Workbench.monday + 6 }))
  }

  /// The names and columns that people's queries hold.
  @Test func theTablesSayItInWords() throws {
    var log = LogSamples.day("c-1", 1)
    log.key = LogKey(client: "c-1", planStart: Workbench.monday, week: 1, day: 2)
    log.note = "tired"
    log.parts[0].session.unit = .lb
    log.parts[0].session.exercises[0].superset = 1
    var set = DoneSet(
      kind: .drop, row: RowID(text: "rbcdfghjklmnp"), reps: 8, seconds: 30, centimetres: 1250, load: Load(hundredths: 6250), halfRPE: 17,
      pain: 3, side: .left, note: "knee")
    set.isFlagged = true
    log.parts[0].session.exercises[0].sets = [LogSamples.set(8, nil), set]
    var second = log.parts[0]
    (second.app, second.session.startMinute, second.session.minutes, second.session.name) = (.hand, nil, nil, "")
    log.parts.append(second)
    try save([log])
    func rows(_ sql: String) throws -> [String] {
      try bench.stranger().read { db in
        try Row.fetchAll(db, sql: sql).map { row in row.databaseValues.map { $0.isNull ? "-" : "\($0)" }.joined(separator: " ") }
      }
    }
    let id = LogID(log.key).description
    #expect(
      try rows(
        """
        SELECT log_id, user_id, program_id, week_index, day_index, date, source, completed, note, created_at, updated_at, revision
        FROM workout_logs
        """) == [
          "\"\(id)\" \"c-1\" \"c-1/2026-12-07\" 1 2 \"2026-12-08\" \"strong+hand\" 1 \"tired\" \"\(LogSamples.moment)\" \"\(LogSamples.moment)\" 1"
        ])
    #expect(
      try rows("SELECT log_id, part, date, start, minutes, name, app, unit FROM workout_parts ORDER BY part") == [
        "\"\(id)\" 1 \"2026-12-08\" \"18:00\" 55 \"Evening\" \"strong\" \"lb\"", "\"\(id)\" 2 \"2026-12-08\" - - \"\" \"hand\" \"lb\"",
      ])
    #expect(
      try rows(
        "SELECT part, order_index, exercise_id, name_written, superset, note FROM workout_exercises WHERE log_id = '\(id)' ORDER BY 1, 2")
        == ["1", "2"].flatMap { ["\($0) 1 \"bench_press\" \"Bench Press (Barbell)\" 1 -", "\($0) 2 - \"Plänk\" - -"] })
    #expect(
      try rows(
        """
        SELECT part, order_index, set_index, kind, row_id, reps, seconds, metres, load, unit, rpe, pain, side, note, flagged
        FROM workout_sets WHERE log_id = '\(id)' AND part = 1 ORDER BY 1, 2, 3
        """) == [
          "1 1 1 \"work\" - 8 - - - \"lb\" - - - - 0",
          "1 1 2 \"drop\" \"rbcdfghjklmnp\" 8 30 12.5 62.5 \"lb\" 8.5 3 \"left\" \"knee\" 1", "1 2 1 \"work\" - - 60 - - \"lb\" - - - - 0",
        ])
  }

  /// Each look-up that the program has goes by an index, and none reads a whole table.
  @Test(arguments: [
    (LogQueries.ofClients, ["SCAN c VIRTUAL TABLE", "SEARCH l USING INDEX workout_logs_by_date (user_id=? AND date>?)"]),
    (
      LoggedSessionReader.ofClients,
      [
        "SCAN c VIRTUAL TABLE", "SEARCH l USING INDEX workout_logs_by_date (user_id=? AND date>? AND date<?)",
        "SEARCH p USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", "SEARCH e USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
      ]
    ),
    (
      LoggedSessionReader.wantedOfClients,
      [
        "SEARCH l USING INDEX workout_logs_by_date (user_id=? AND date>? AND date<?)",
        "SEARCH p USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", "SEARCH e USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
      ]
    ),
    (LogQueries.ofAll, ["SCAN l USING INDEX workout_logs_by_date"]),
    (LogEntries.query, ["SCAN c VIRTUAL TABLE", "SEARCH l USING INDEX workout_logs_by_d"]),
    ("SELECT * FROM workout_logs WHERE log_id = 'x'", ["SEARCH workout_logs USING INDEX workout_logs_by_id (log_id=?)"]),
    (
      "SELECT reps FROM workout_sets WHERE log_id = 'x'",
      ["SEARCH l USING", "SEARCH e USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", "SEARCH p USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    ("SELECT name FROM workout_parts WHERE log_id = 'x'", ["SEARCH l USING", "SEARCH p USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"]),
    ("SELECT 1 FROM log_exercises e WHERE exercise IS NULL AND name = 7", ["SEARCH e USING", "INDEX log_exercises_unknown (name=?)"]),
    (PlanStore.unknownNames, ["e USING INDEX log_exercises_unknown", "SEARCH p USING INTEGER PRIMARY KEY (rowid=?)"]),
    ("SELECT content FROM archived_logs WHERE user_id = 'x'", ["USING INDEX archived_logs_by_client (user_id=?)"]),
    (TypedRows.entriesQuery, ["SEARCH log_entries USING PRIMARY KEY (client_id=?)"]),
    (TypedRows.conflictsQuery, ["SEARCH log_conflicts USING INDEX log_conflicts_by_client (client_id=?)"]),
    (TypedRows.saidQuery, ["SEARCH log_edits USING INDEX log_edits_by_client (client_id=?)"]),
    ("SELECT was, now FROM log_edits WHERE client_id = 'x'", ["USING INDEX log_edits_by_client (client_id=?)"]),
    ("SELECT exercise_id FROM log_names WHERE app = 'x' AND name = 'y'", ["SEARCH log_names USING PRIMARY KEY (app=? AND name=?)"]),
  ]) func everyLookUpHasItsIndex(_ query: String, _ steps: [String]) throws {
    let plan = try bench.stranger().read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(query.replacing(/\?\d/, with: "'x'"))").map { $0["detail"] as String }
    }
    for step in steps { #expect(plan.contains { $0.contains(step) }, "\(step): \(plan)") }
    let scans = plan.filter { $0.hasPrefix("SCAN ") && !$0.contains("VIRTUAL TABLE") && !$0.contains("USING") && !$0.contains("CONSTANT") }
    #expect(scans.isEmpty, "\(plan)")
  }

  // MARK: Names

  @Test func anAnswerReachesOldRows() throws {
    try save(LogSamples.change("c-1", days: 3).logs + LogSamples.change("c-2", days: 1).logs)
    let unknown = try store.unknownLogNames()
    #expect(unknown == [UnknownLogName(name: "Plänk", app: .strong, sets: 4, lastDate: Workbench.monday + 2)])
    func answer(_ app: LogApp?, _ exercise: String?) throws -> Int {
      try store.remember(RememberedName(app: app, name: "Plänk", exercise: exercise, who: "Lea", at: LogSamples.later))
    }
    func exercises() throws -> Set<String?> {
      Set(try store.logs(of: ["c-1", "c-2"]).values.flatMap { $0 }.map { $0.parts[0].session.exercises[1].exercise })
    }
    #expect(try answer(.hevy, "plank") == 0 && (try exercises()) == [nil])
    #expect(try answer(.strong, nil) == 0 && (try store.unknownLogNames().isEmpty), "said to be none")
    #expect(try answer(.strong, "plank") == 4 && (try exercises()) == ["plank"])
    #expect(try answer(.strong, "plank") == 0)
    #expect(try answer(.strong, "side_plank") == 4 && (try exercises()) == ["side_plank"])
    #expect(try answer(.strong, nil) == 4 && (try exercises()) == [nil])
    #expect(try answer(nil, "plank") == 4 && (try exercises()) == ["plank"])
    let bench = try store.logs(of: ["c-1"])["c-1"]?.first?.parts[0].session.exercises[0].exercise
    #expect(bench == "bench_press", "nobody said anything of that")
    #expect(
      try store.rememberedNames() == [
        RememberedName(app: nil, name: "Plänk", exercise: "plank", who: "Lea", at: LogSamples.later),
        RememberedName(app: .hevy, name: "Plänk", exercise: "plank", who: "Lea", at: LogSamples.later),
        RememberedName(app: .strong, name: "Plänk", exercise: nil, who: "Lea", at: LogSamples.later),
      ])
    #expect(try store.examine().isSound)
  }
}
