import Editing
import GRDB
import Testing
import TrainingModel

@testable import PlanStore

/// Rows are numbers in one table: what is read of them is what was written, by the program and in SQL.
@Suite struct RowTests {
  let bench: Workbench
  let store: PlanStore

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    let writer = try bench.run(store)
    try writer.write([Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)])
  }

  private func approve(_ weeks: [Int]) throws {
    let report = try store.approve(
      .init(selection: .all, weeks: weeks, basis: .revision(1), by: "marta", at: "2026-12-03T08:00:00Z"))
    #expect(report.approved.count == weeks.count)
  }

  private func rows(_ sql: String = "SELECT * FROM prescriptions ORDER BY place") throws -> [Row] {
    try bench.stranger().read { try Row.fetchAll($0, sql: sql) }
  }

  /// A word that is put among others would change what stored rows say.
  @Test func theViewsSpellEveryCodeAsTheProgramDoes() throws {
    for (column, view, spellings) in [
      ("kind", "kind", RowKind.spellings), ("measure", "measure", Measure.spellings), ("basis", "load_basis", LoadBasis.spellings),
    ] {
      for (code, word) in spellings.enumerated() {
        try bench.stranger().write { try $0.execute(sql: "UPDATE prescriptions SET \(column) = ?", arguments: [code]) }
        #expect(try rows("SELECT DISTINCT \(view) FROM schedule_preview").map { $0[0] as String } == [word])
      }
    }
  }

  @Test(arguments: [0, 1, 19, 20, 400, 123_456_789_012_345, 4_095_999_999_999_999] as [UInt64])
  func theViewsSpellIDsAsTheProgramDoes(_ value: UInt64) throws {
    try bench.stranger().write { db in
      try db.execute(sql: "UPDATE prescriptions SET row_id = ? WHERE place = 256", arguments: [Int64(value)])
    }
    let said = try rows("SELECT row_id FROM schedule_preview WHERE week_index = 1 AND day_index = 1 AND order_index = 1")
    #expect(said.map { $0[0] as String } == [RowID(rawValue: value).description])
  }

  @Test func theViewsSayWhatTheProgramReads() throws {
    var read: [String] = []
    try store.forEachPlanRow(PlanRowFilter()) { row in
      let load = row.load.map { "\(Double($0.hundredths) / 100)" } ?? "-"
      read.append(
        [
          row.rowID, row.date, row.exerciseID, row.kind, row.measure, row.unit, row.loadBasis, row.target, row.tempo, row.superset,
          row.note,
        ]
        .map(\.text).joined(separator: "|")
          + "|\(row.reasons.text)|\(load)|\(row.sets)|\(row.repsMin)|\(row.repsMax ?? -1)|\(row.rir ?? -1)")
    }
    let said = try rows(
      """
      SELECT row_id, date, exercise_id, kind, measure, unit, load_basis, target, tempo, superset, note, reasons, coalesce(load, '-'), sets,
        reps_min, coalesce(reps_max, -1), coalesce(rir, -1)
      FROM plan_rows ORDER BY client_id, plan_start, week_index, day_index, order_index
      """
    ).map { row in row.databaseValues.map { String.fromDatabaseValue($0) ?? "\($0)" }.joined(separator: "|") }
    #expect(read == said && read.count == 16)
  }

  @Test func noRowMovesWhenWeeksAreApprovedAndTakenBack() throws {
    let before = try rows()
    try approve([1, 2, 3, 4])
    #expect(try rows() == before)
    #expect(try rows("SELECT * FROM schedule").count == 16 && rows("SELECT * FROM schedule_preview").isEmpty)
    _ = try store.takeBack(
      .init(selection: .all, basis: .exported, by: "marta", at: "2026-12-03T09:00:00Z"), today: CalendarDate(dayNumber: 20_790))
    #expect(try rows() == before)
    #expect(try rows("SELECT * FROM schedule").isEmpty && rows("SELECT * FROM schedule_preview").count == 16)
    #expect(try store.examine().isSound)
  }

  @Test func anEditOfAnApprovedWeekLeavesItsRowsAloneUntilItIsApproved() throws {
    try approve([1, 2])
    let before = try rows("SELECT * FROM schedule ORDER BY row_id")
    var plan = try #require(try store.plan(of: "c-1", start: Workbench.monday))
    let place = try #require(plan.rows.firstIndex { $0.week == 2 })
    plan.rows[place].note = "a text that nobody has written before"
    _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T12:00:00Z", findings: []))
    #expect(try rows("SELECT * FROM schedule ORDER BY row_id") == before)
    #expect(try rows("SELECT * FROM schedule_preview WHERE week_index = 2").count == 4)
    #expect(try store.plan(of: "c-1", start: Workbench.monday)?.rows[place].note == "a text that nobody has written before")
    #expect(try store.examine().isSound)
  }

  /// A text's key is worth nothing where the transaction that wrote it was undone.
  @Test func aTextOfATransactionThatFailedIsWrittenAgain() throws {
    func save() throws {
      var plan = try #require(try store.plan(of: "c-1", start: Workbench.monday))
      plan.rows[0].note = "twice"
      _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T12:00:00Z", findings: []))
    }
    try bench.stranger().write {
      try $0.execute(sql: "CREATE TRIGGER no BEFORE UPDATE OF number ON weeks BEGIN SELECT RAISE(ABORT, 'no'); END")
    }
    #expect(throws: StoreError.self) { try save() }
    try bench.stranger().write { try $0.execute(sql: "DROP TRIGGER no; INSERT INTO texts (hash, text) VALUES (0, 'somebody else''s')") }
    try save()
    #expect(try rows("SELECT note FROM schedule_preview WHERE note = 'twice'").count == 1)
    #expect(try store.plan(of: "c-1", start: Workbench.monday)?.rows[0].note == "twice")
    #expect(try store.examine().isSound)
  }

  @Test func aWeekHasRoomForSoManyRows() throws {
    var plan = try #require(try store.plan(of: "c-1", start: Workbench.monday))
    let row = plan.rows[0]
    for place in 0..<RowPlace.capacity - 4 {
      var copy = row
      (copy.rowID, copy.day, copy.order) = (RowID(seed: 99, place: UInt64(place)), 2, place + 1)
      plan.rows.append(copy)
    }
    plan.sort()
    _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T12:00:00Z", findings: []))
    plan = try #require(try store.plan(of: "c-1", start: Workbench.monday))
    #expect(plan.rows.count { $0.week == 1 } == RowPlace.capacity)
    var last = row
    (last.rowID, last.day, last.order) = (RowID(seed: 98, place: 0), 3, 1)
    plan.rows.append(last)
    let error = #expect(throws: StoreError.self) {
      try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T13:00:00Z", findings: []))
    }
    #expect(error?.message.contains("more than 256 rows") == true)
    #expect(try store.examine().isSound)
  }

  @Test func textsAreFoundByKeyAndKeysByText() {
    let cache = TextCache()
    func text(_ number: Int) -> String { String(repeating: "x", count: number % 19) + "\(number * 7919)" }
    for number in 0..<5000 {
      var text = text(number)
      text.withUTF8 { bytes in
        #expect(cache.key(bytes) == nil)
        #expect(cache.add(bytes, key: number * 3)?.text == String(decoding: bytes, as: UTF8.self))
      }
    }
    for number in 0..<5000 {
      var text = text(number)
      #expect(cache.text(number * 3)?.text == text && cache.text(number * 3 + 1) == nil)
      text.withUTF8 { #expect(cache.key($0) == number * 3) }
    }
    var first = text(0)
    first.withUTF8 { #expect(cache.add($0, key: -1) == nil && cache.add($0, key: .max) == nil) }
    cache.forget()
    first.withUTF8 { #expect(cache.key($0) == nil) }
  }
}
