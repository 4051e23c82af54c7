import GRDB
import Testing
import TrainingModel

@testable import PlanStore

/// Somebody took the constraint away that a client has one log of a day: opening brings it back, and no word is lost.
@Suite struct LogConstraintTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench()
    _ = try LogSaver(bench.store(), operation: "test").save(LogSamples.change("c-1", days: 2), at: LogSamples.moment)
  }

  private static let names =
    "log_id, user_id, program_id, week_index, day_index, date, source, completed, note, created_at, updated_at, revision"

  /// Adds a newer log of the first day, in which a set differs, one is new, and a note says something else.
  private func addTwin(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO workout_logs (log_number, \(Self.names))
        SELECT 77, '9' || substr(log_id, 2), user_id, program_id, week_index, day_index, date, source, 0, 'newer', created_at,
          '2026-12-12T00:00:00Z', 1
        FROM workout_logs WHERE log_number = 1;
        UPDATE workout_logs SET note = 'older' WHERE log_number = 1;
        INSERT INTO log_parts SELECT 77 * 64 + place % 64, app, exported, date, start, minutes, unit, name, 'of the session', NULL FROM log_parts
        WHERE place >> 6 = 1;
        INSERT INTO log_exercises
        SELECT (77 << 16) + place % 65536, position, name, exercise, superset, note, row_ids, '[[0,9,6000],[0,7,null]]' FROM log_exercises
        WHERE place >> 16 = 1 AND position = 16
        """)
  }

  @Test func logsOfOneDayAreMerged() throws {
    try bench.stranger().write { db in
      try db.execute(sql: "DROP INDEX workout_logs_by_day")
      try addTwin(db)
    }
    let broken = try bench.store(.readOnly).examine().results.filter { !$0.breaches.isEmpty }
    #expect(broken.map(\.name).contains("no client has two logs of one day"))
    try expectMerged()
  }

  /// A table that was made anew by `CREATE TABLE … AS SELECT` has no key and no index.
  @Test func aTableWithoutAKeyIsMadeAnew() throws {
    try bench.stranger().writeWithoutTransaction { db in
      try db.execute(
        sql: """
          CREATE TABLE copy AS SELECT * FROM workout_logs;
          DROP TABLE workout_logs;
          CREATE TABLE workout_logs AS SELECT * FROM copy;
          DROP TABLE copy
          """)
      try addTwin(db)
    }
    try expectMerged()
  }

  /// The same row twice shares what lies under its number.
  @Test func aRowThatIsThereTwiceIsThereOnce() throws {
    try bench.stranger().writeWithoutTransaction { db in
      try db.execute(
        sql: """
          CREATE TABLE copy AS SELECT * FROM workout_logs;
          DROP TABLE workout_logs;
          CREATE TABLE workout_logs AS SELECT * FROM copy UNION ALL SELECT * FROM copy;
          DROP TABLE copy
          """)
    }
    let store = try bench.store()
    #expect(store.openingFindings.map(\.code) == [.logMerged, .logMerged])
    #expect(try store.logs(of: ["c-1"])["c-1"] == LogSamples.change("c-1", days: 2).logs)
    #expect(try store.examine().isSound)
  }

  private func expectMerged() throws {
    let store = try bench.store()
    #expect(store.openingFindings.map(\.code) == [.logMerged])
    #expect(store.openingFindings.first?.message == "client c-1 had 2 logs of one training day (2026-12-07), which are one again")
    let logs = try #require(try store.logs(of: ["c-1"])["c-1"])
    #expect(logs.count == 2 && logs[1] == LogSamples.day("c-1", 1))
    #expect(logs[0].note == "newer · older" && logs[0].isCompleted)
    let session = logs[0].parts[0].session
    #expect(
      logs[0].parts.count == 1 && session.note == "of the session" && session.exercises.map(\.name) == ["Bench Press (Barbell)", "Plänk"])
    // The newer one's numbers, and of the older one's what the newer doesn't say.
    #expect(session.exercises[0].sets == [LogSamples.set(9, 6000), LogSamples.set(7, 6000), LogSamples.set(6, 6000, rpe: 18)])
    let kept = try store.read { try String.fetchAll($0, sql: "SELECT content ->> '$.note' FROM archived_logs ORDER BY 1") }
    #expect(kept == ["newer", "older"])
    #expect(try store.examine().isSound)
    #expect(try StoredVersion.schema(bench.stranger()) == StoredVersion.schema(fresh()))
    // It is over: who opens it now has nothing to tell, and nobody can do it again.
    #expect(try bench.store().openingFindings.isEmpty)
    #expect(throws: DatabaseError.self) {
      try bench.stranger().write {
        try $0.execute(
          sql:
            "INSERT INTO workout_logs (\(Self.names)) SELECT 'x', user_id, program_id, week_index, day_index, date, source, completed, note, created_at, updated_at, revision FROM workout_logs"
        )
      }
    }
  }

  private func fresh() throws -> DatabaseQueue {
    let other = try Workbench()
    _ = try other.store()
    let sql = try StoredVersion.schema(other.stranger())
    let copy = try DatabaseQueue()
    try copy.writeWithoutTransaction { try $0.execute(sql: sql) }
    return copy
  }
}
