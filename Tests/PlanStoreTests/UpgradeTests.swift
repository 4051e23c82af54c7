import GRDB
import Testing
import TrainingModel

@testable import PlanStore

/// A database of an older version is brought up to date with the plans that it holds.
@Suite struct UpgradeTests {
  @Test func openWeeksKeepTheProfileThatTheirBlockWasPlannedFor() throws {
    let bench = try Workbench()
    let queue = try bench.stranger()
    try queue.write { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
    try Schema.migrator.migrate(queue, upTo: "0003 guards")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO clients (client_id, coach_id, coach_name, client_name, record_digest, profile_digest, outcome, reached, outcome_run,
            is_present, is_suspended, preview_start, notes)
          VALUES ('c-1', 'marta', 'Marta', '', zeroblob(16), zeroblob(16), 'new', 'stored', 'run', 1, 0, '2026-12-07', '');
          INSERT INTO blocks VALUES ('c-1', '2026-12-07', 'kg', zeroblob(16), zeroblob(16), zeroblob(16), 'run', 0, 1);
          INSERT INTO weeks (client_id, plan_start, week_index, phase, status, revision, content_hash, row_count, approved_by, approved_at)
          VALUES ('c-1', '2026-12-07', 1, 'introduce', 'finalized', 1, hex(zeroblob(16)), 0, 'Marta', '2026-12-03T08:00:00Z'),
            ('c-1', '2026-12-07', 2, 'build', 'pending', 1, hex(zeroblob(16)), 0, NULL, NULL);
          """)
    }
    let store = try bench.store()
    #expect(try store.clientSummaries().first?.weeks.map(\.status) == [.finalized, .pending])
    let same = try queue.read { try Bool.fetchAll($0, sql: "SELECT profile_digest IS zeroblob(16) FROM weeks ORDER BY week_index") }
    #expect(same == [false, true])
  }

  /// Whatever version a gym comes from, it ends with the same tables and the same plans.
  @Test(arguments: Schema.migrator.migrations.filter { $0.prefix(4) < StoredVersion.lastWithTables })
  func aFilledDatabaseOfEveryVersionIsBroughtUpToDate(migration: String) throws {
    let kept = try Workbench()
    try StoredVersion.load(StoredVersion.firstKept, into: kept.stranger())
    let bench = try Workbench()
    if migration.prefix(4) >= StoredVersion.firstKept {
      try StoredVersion.load(StoredVersion.firstKept, into: bench.stranger())
      try Schema.migrator.migrate(bench.stranger(), upTo: migration)
    } else {
      try StoredVersion.make(upTo: migration, in: bench.stranger(), from: kept.stranger())
    }
    try expectUpToDate(bench, equal: kept, ["schedule", "clients"])
  }

  /// The last version whose rows were texts in two tables.
  @Test func aFilledDatabaseOfTheLastVersionIsBroughtUpToDate() throws {
    let (kept, bench) = (try Workbench(), try Workbench())
    for each in [kept, bench] { try StoredVersion.load(StoredVersion.lastWithTables, into: each.stranger()) }
    try expectUpToDate(bench, equal: kept, ["schedule", "schedule_preview", "plan_rows", "clients", "sessions", "revision_weeks"])
  }

  /// The last version whose sessions were texts in two tables; a draft stands beside an approved week.
  @Test func sessionsOfTheLastVersionStayWhatTheyWere() throws {
    let (kept, bench) = (try Workbench(), try Workbench())
    for each in [kept, bench] { try StoredVersion.load("0026", into: each.stranger()) }
    try expectUpToDate(
      bench, equal: kept, ["schedule", "schedule_preview", "clients", "sessions", "scheduled_sessions", "revision_weeks"])
    // A text of that time is found by the hash that its upgrade gave it: saving the same plan again writes none.
    let store = try bench.store()
    let texts = try StoredVersion.content(bench.stranger(), "texts", ["text"])
    var plan = try #require(try store.plan(of: "ben", start: Workbench.monday))
    let edited = try #require(plan.rows.firstIndex { $0.week == 4 })
    plan.rows[edited].sets += 1
    _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-16T12:00:00Z", findings: []))
    #expect(try StoredVersion.content(bench.stranger(), "texts", ["text"]) == texts)
    #expect(try store.examine().isSound)
  }

  /// The last version without logs: its plans stay what they were, and there is room for logs.
  @Test func aDatabaseWithoutLogsGetsTheirTables() throws {
    let (kept, bench) = (try Workbench(), try Workbench())
    for each in [kept, bench] { try StoredVersion.load("0027", into: each.stranger()) }
    try expectUpToDate(
      bench, equal: kept,
      ["schedule", "schedule_preview", "clients", "sessions", "scheduled_sessions", "revision_weeks", "texts", "weeks", "history"])
    let store = try bench.store()
    #expect(store.openingFindings.isEmpty)
    _ = try LogSaver(store, operation: "test").save(LogSamples.change("bo", days: 2), at: LogSamples.moment)
    #expect(try store.logs(of: ["bo"])["bo"] == LogSamples.change("bo", days: 2).logs)
    #expect(try store.examine().isSound)
  }

  /// The last version in which nobody typed logs: they stay what they were, and people can say what they know of them.
  @Test func logsOfTheLastVersionStayWhatTheyWere() throws {
    let (kept, bench) = (try Workbench(), try Workbench())
    for each in [kept, bench] { try StoredVersion.load("0028", into: each.stranger()) }
    try expectUpToDate(
      bench, equal: kept,
      [
        "schedule", "weeks", "workout_logs", "log_parts", "log_exercises", "log_exports", "log_imports", "log_names", "archived_logs",
        "workout_sets",
      ])
    let store = try bench.store()
    var log = try #require(try store.logs(of: ["bo"])["bo"]?.first)
    #expect(log.parts.allSatisfy { $0.original == nil && $0.told == $0 })
    let row = try #require(try store.plannedRows(of: "bo").first { $0.kind == .work })
    log.parts[0].original = log.parts[0].session
    log.parts[0].session.exercises[0].sets[0].reps = 3
    var change = LogChange(client: "bo", logs: [log])
    change.typed = TypedSamples.change(.row(row.row), TypedValues(amounts: TypedAmounts(.reps, [3])))
    _ = try LogSaver(store, operation: "test").save(change, at: LogSamples.moment)
    #expect(try store.log(log.key) == log && store.typedRecords(of: "bo").count == 1)
    #expect(try store.examine().isSound)
  }

  /// Sessions that don't fit their weeks would be lost: the old tables stay, and the program says so.
  @Test func sessionsThatDoNotFitAreNotThrownAway() throws {
    let bench = try Workbench()
    try StoredVersion.load("0026", into: bench.stranger())
    try bench.stranger().writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; INSERT INTO sessions VALUES ('zoe', '2026-12-07', 2, 3, 'Legs', 40)")
    }
    let before = try StoredVersion.content(bench.stranger(), "sessions", ["*"])
    #expect(throws: StoreError.self) { try bench.store() }
    #expect(try StoredVersion.content(bench.stranger(), "sessions", ["*"]) == before)
  }

  private func expectUpToDate(_ bench: Workbench, equal kept: Workbench, _ tables: [String]) throws {
    let store = try bench.store()
    let fresh = try Workbench()
    _ = try fresh.store()
    #expect(try StoredVersion.schema(bench.stranger()) == StoredVersion.schema(fresh.stranger()))
    #expect(try bench.stranger().read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").isEmpty })
    let broken = try store.examine().results.filter { !$0.breaches.isEmpty }
    #expect(broken.isEmpty, "\(broken)")
    // What clients train by is what it was, row by row.
    for table in tables {
      let columns = try kept.stranger().read { try StoredVersion.columns($0, table) }
      #expect(
        try StoredVersion.content(bench.stranger(), table, columns) == StoredVersion.content(kept.stranger(), table, columns), "\(table)")
    }
  }

  /// Rows that don't fit their weeks would be lost: the old tables stay, and the program says so.
  @Test(arguments: [
    "UPDATE schedule_preview SET row_id = 'no id' WHERE week_index = 3 AND order_index = 1",
    "UPDATE weeks SET force_revision = NULL WHERE status = 'approved'",
  ]) func rowsThatDoNotFitAreNotThrownAway(_ sql: String) throws {
    let bench = try Workbench()
    try StoredVersion.load(StoredVersion.lastWithTables, into: bench.stranger())
    try bench.stranger().write { try $0.execute(sql: sql) }
    let before = try StoredVersion.content(bench.stranger(), "plan_rows", ["*"])
    let error = #expect(throws: StoreError.self) { try bench.store() }
    #expect(error?.kind == .other)
    #expect(try StoredVersion.content(bench.stranger(), "plan_rows", ["*"]) == before)
  }

  /// A note may have held the signs that end a field and a row in the hashed form: what is noted of it is put right, and no row is touched.
  @Test func hashesOfHostileNotesAreNotedAnew() throws {
    let bench = try Workbench()
    try StoredVersion.load(StoredVersion.firstKept, into: bench.stranger())
    let hostile = "slowly\u{1F}\u{1E}1\u{1F}9\u{1B}"
    try bench.stranger().write { db in
      let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      for table in ["schedule", "schedule_preview"] { try db.execute(sql: "UPDATE \(table) SET note = ?", arguments: [hostile]) }
      try db.execute(sql: "UPDATE revision_weeks SET rows = json_replace(rows, '$[0][17]', ?)", arguments: [hostile])
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    }
    let before = try StoredVersion.content(bench.stranger(), "plan_rows", ["*"])
    #expect(try bench.store().examine().results.allSatisfy { $0.breaches.isEmpty })
    #expect(try StoredVersion.content(bench.stranger(), "plan_rows", ["*"]) == before)
  }
}
