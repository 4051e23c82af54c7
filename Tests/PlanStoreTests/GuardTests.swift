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
    "DELETE FROM prescriptions WHERE \(Workbench.isInForce("week_index = 1"))",
    "DELETE FROM prescriptions",
    "UPDATE prescriptions SET load = 1 WHERE \(Workbench.isInForce("week_index = 1"))",
    "UPDATE prescriptions SET place = place + 2560 WHERE \(Workbench.isInForce("week_index = 1"))",
    "UPDATE prescriptions SET place = 256 * (SELECT number FROM weeks WHERE week_index = 1) + 99 "
      + "WHERE place = (SELECT max(place) FROM prescriptions)",
    "UPDATE OR REPLACE prescriptions SET place = (SELECT min(place) FROM prescriptions WHERE \(Workbench.isInForce("week_index = 1"))) "
      + "WHERE place = (SELECT max(place) FROM prescriptions)",
    "UPDATE texts SET text = 'curl' WHERE text_id = (SELECT max(exercise) FROM prescriptions)",
    "DELETE FROM texts WHERE text_id > 0",
    "DELETE FROM weeks WHERE week_index = 1",
    "UPDATE weeks SET status = 'approved' WHERE week_index = 1",
    "UPDATE weeks SET content_hash = lower(hex(randomblob(16))) WHERE week_index = 1",
    "UPDATE OR REPLACE weeks SET week_index = 1 WHERE week_index = 2",
    "REPLACE INTO weeks SELECT * FROM weeks WHERE week_index = 1",
    "UPDATE week_sessions SET minutes = 1 WHERE \(Workbench.sessions("week_index = 1"))",
    "UPDATE week_sessions SET place = 8 * (SELECT number FROM weeks WHERE week_index = 1) + 7 "
      + "WHERE place = (SELECT max(place) FROM week_sessions)",
    "UPDATE week_sessions SET place = place + 800 WHERE \(Workbench.sessions("week_index = 1"))",
    "DELETE FROM week_sessions WHERE \(Workbench.sessions("week_index = 1"))",
    "DELETE FROM week_sessions",
    "INSERT INTO week_sessions SELECT place - place % 8 + 7, focus, minutes FROM week_sessions "
      + "WHERE \(Workbench.sessions("week_index = 1")) LIMIT 1",
    "REPLACE INTO week_sessions SELECT place, focus, 1 FROM week_sessions WHERE \(Workbench.sessions("week_index = 1"))",
    "UPDATE weeks SET number = 99, force_number = 99 WHERE week_index = 1",
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
    "UPDATE prescriptions SET sets = 0 WHERE \(Workbench.isOf("week_index = 3"))",
    "UPDATE prescriptions SET sets = 'three' WHERE \(Workbench.isOf("week_index = 3"))",
    "UPDATE prescriptions SET kind = 8 WHERE \(Workbench.isOf("week_index = 3"))",
    "UPDATE prescriptions SET measure = 6 WHERE \(Workbench.isOf("week_index = 3"))",
    "UPDATE prescriptions SET basis = 7 WHERE \(Workbench.isOf("week_index = 3"))",
    "UPDATE prescriptions SET reps_max = reps_min - 1 WHERE \(Workbench.isOf("week_index = 3"))",
    "UPDATE prescriptions SET day_index = 8 WHERE \(Workbench.isOf("week_index = 3"))",
    "UPDATE prescriptions SET row_id = -1 WHERE \(Workbench.isOf("week_index = 3"))",
    "UPDATE weeks SET force_number = (SELECT force_number FROM weeks WHERE week_index = 2) WHERE week_index = 3",
    "UPDATE schedule_preview SET sets = 4",
    "DELETE FROM schedule",
    "INSERT INTO plan_rows SELECT * FROM plan_rows",
    "UPDATE week_sessions SET place = place - place % 8 WHERE \(Workbench.sessions("week_index = 3"))",
    "UPDATE week_sessions SET minutes = -1 WHERE \(Workbench.sessions("week_index = 3"))",
    "UPDATE sessions SET focus = 'Legs'",
    "DELETE FROM scheduled_sessions",
    "UPDATE clients SET outcome = 'fine'",
    "DELETE FROM clients",
  ]) func impossibleValuesAreRefused(_ sql: String) throws {
    let before = try dump()
    #expect(throws: DatabaseError.self) { try bench.stranger().write { try $0.execute(sql: sql) } }
    #expect(try dump() == before)
  }

  @Test func rowsOfAnApprovedWeekStayAsTheyAre() throws {
    let before = try dump()
    for sql in ["UPDATE prescriptions SET sets = 4 WHERE", "DELETE FROM prescriptions WHERE"] {
      let error = #expect(throws: DatabaseError.self) {
        try bench.stranger().write { try $0.execute(sql: "\(sql) \(Workbench.isInForce("week_index = 2"))") }
      }
      #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER)
    }
    #expect(try dump() == before)
  }

  /// What no trigger can keep out is found before a week becomes history.
  @Test func aRowThatNobodyApprovedKeepsAWeekOpen() throws {
    try bench.stranger().write { db in
      try db.execute(
        sql: """
          INSERT INTO prescriptions SELECT place + 9, row_id + 1, day_index, 9, exercise, kind, measure, sets, reps_min, reps_max, load, basis,
            target, rir, rest_s, tempo, superset, note, reasons
          FROM prescriptions WHERE \(Workbench.isInForce("week_index = 2")) LIMIT 1
          """)
    }
    var refused: [String] = []
    let night = try bench.run(store, id: "run-5", today: Workbench.monday + 14)
    #expect(try night.finalizeWeeks { client, _ in refused.append(client) }.finalized == 0)
    #expect(refused == ["c-1"])
    #expect(try store.clientSummaries().first?.weeks.map(\.status) == [.finalized, .approved, .pending, .pending])
  }

  private func dump() throws -> [String] {
    try bench.stranger().read { db in
      try ["schedule", "schedule_preview", "prescriptions", "texts", "weeks", "sessions", "blocks", "clients"].flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map(\.description)
      }
    }
  }
}
