import GRDB
import PlanStore
import Testing
import TrainingModel

/// What the database itself refuses, whoever asks: here a plain connection without any of our settings.
@Suite struct GuardTests {
  let bench: Workbench
  let store: PlanStore

  /// One client with week 1 finalized, week 2 approved and the others pending.
  init() throws {
    bench = try Workbench()
    store = try bench.store()
    let writer = try bench.run(store)
    try writer.write([Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)])
    _ = try store.approve(.init(selection: .all, weeks: [1, 2], basis: .revision(1), by: "marta", at: "2026-12-03T08:00:00Z"))
    let count = try bench.run(store, id: "run-2", today: Workbench.monday + 7).finalizeWeeks()
    #expect(count.finalized == 1)
  }

  @Test func onlyWeeksThatAreOverAreFinalized() throws {
    #expect(try store.clientSummaries().first?.weeks.map(\.status) == [.finalized, .approved, .pending, .pending])
    #expect(try bench.run(store, id: "run-3", today: Workbench.monday + 13).finalizeWeeks().finalized == 0)
    #expect(try bench.run(store, id: "run-4", today: Workbench.monday + 14).finalizeWeeks().finalized == 1)
  }

  @Test(arguments: [
    "DELETE FROM schedule WHERE week_index = 1",
    "DELETE FROM schedule",
    "UPDATE schedule SET load = 1 WHERE week_index = 1",
    "UPDATE schedule SET week_index = 1 WHERE week_index = 2",
    "UPDATE schedule SET week_index = 2 WHERE week_index = 1",
    "REPLACE INTO schedule SELECT * FROM schedule WHERE week_index = 1",
    "REPLACE INTO schedule SELECT a.client_id, a.plan_start, b.row_id, a.week_index, a.day_index, a.order_index, a.date, a.exercise_id, "
      + "a.kind, a.measure, a.sets, a.reps_min, a.reps_max, a.load, a.unit, a.load_basis, a.target, a.rir, a.rest_s, a.tempo, a.superset, a.note, "
      + "a.reasons FROM schedule a, schedule b WHERE a.week_index = 2 AND b.week_index = 1",
    "UPDATE OR REPLACE schedule SET row_id = (SELECT min(row_id) FROM schedule WHERE week_index = 1) WHERE week_index = 2",
    "INSERT INTO schedule SELECT client_id, plan_start, 'rnew', week_index, day_index, 9, date, exercise_id, kind, measure, sets, reps_min, "
      + "reps_max, load, unit, load_basis, target, rir, rest_s, tempo, superset, note, reasons FROM schedule WHERE week_index = 1 LIMIT 1",
    "DELETE FROM weeks WHERE week_index = 1",
    "UPDATE weeks SET status = 'approved' WHERE week_index = 1",
    "UPDATE weeks SET content_hash = lower(hex(randomblob(16))) WHERE week_index = 1",
    "UPDATE OR REPLACE weeks SET week_index = 1 WHERE week_index = 2",
    "REPLACE INTO weeks SELECT * FROM weeks WHERE week_index = 1",
    "UPDATE sessions SET focus = 'Legs' WHERE week_index = 1",
    "UPDATE sessions SET week_index = 1, day_index = 7 WHERE week_index = 2 AND day_index = 1",
    "UPDATE sessions SET week_index = 2, day_index = 7 WHERE week_index = 1 AND day_index = 1",
    "DELETE FROM sessions WHERE week_index = 1",
    "INSERT INTO sessions SELECT client_id, plan_start, week_index, 7, focus, minutes FROM sessions WHERE week_index = 1 LIMIT 1",
    "REPLACE INTO sessions SELECT client_id, plan_start, week_index, day_index, 'Legs', minutes FROM sessions WHERE week_index = 1",
    "UPDATE schedule_preview SET week_index = 1 WHERE week_index = 3",
    "UPDATE blocks SET unit = 'lb'",
    "UPDATE blocks SET plan_start = '2026-12-14'",
    "UPDATE blocks SET client_id = 'c-2'",
    "DELETE FROM blocks",
    "REPLACE INTO blocks SELECT * FROM blocks",
  ]) func aFinalizedWeekIsNeverChanged(_ sql: String) throws {
    let before = try dump()
    let error = #expect(throws: DatabaseError.self) {
      // Foreign keys stay off, so that only the guards stand in the way.
      try bench.stranger().writeWithoutTransaction { try $0.execute(sql: "PRAGMA foreign_keys = OFF; \(sql)") }
    }
    #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER)
    #expect(try dump() == before)
  }

  @Test(arguments: [
    "UPDATE weeks SET status = 'finalized' WHERE week_index = 3",
    "UPDATE weeks SET status = 'approving' WHERE week_index = 3",
    "UPDATE weeks SET status = 'approved' WHERE week_index = 3",
    "UPDATE weeks SET status = 'draft', status = 'unknown' WHERE week_index = 3",
    "UPDATE schedule_preview SET sets = 0",
    "UPDATE schedule_preview SET sets = 'three'",
    "UPDATE schedule_preview SET kind = 'easy'",
    "UPDATE schedule_preview SET reps_max = reps_min - 1",
    "UPDATE schedule_preview SET day_index = 8",
    "UPDATE schedule_preview SET week_index = 5",
    "UPDATE schedule_preview SET client_id = 'nobody'",
    "UPDATE clients SET outcome = 'fine'",
    "DELETE FROM clients",
  ]) func impossibleValuesAreRefused(_ sql: String) throws {
    let before = try dump()
    #expect(throws: DatabaseError.self) { try bench.stranger().write { try $0.execute(sql: sql) } }
    #expect(try dump() == before)
  }

  @Test func twoRowsMaySwapTheirOrder() throws {
    try bench.stranger().write { try $0.execute(sql: "UPDATE schedule_preview SET order_index = 3 - order_index WHERE order_index < 3") }
    #expect(try store.texts(PlanRowFilter(part: .preview, weeks: [3])).first?.hasSuffix("plank") == true)
  }

  @Test func approvedButUnfinishedWeeksCanStillChange() throws {
    try bench.stranger().write { try $0.execute(sql: "UPDATE schedule SET note = 'easy' WHERE week_index = 2") }
    #expect(try store.contentHashes(client: "c-1", planStart: Workbench.monday)[1] != store.clientSummaries()[0].weeks[1].contentHash)
  }

  private func dump() throws -> [String] {
    try bench.stranger().read { db in
      try ["schedule", "schedule_preview", "weeks", "sessions", "blocks", "clients"].flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map(\.description)
      }
    }
  }
}
