import Editing
import GRDB
import Testing
import TrainingModel

@testable import PlanStore

/// Tables, views, both ways to write rows and the archive have the columns that `RowColumn` declares.
@Suite struct RowColumnsStoredTests {
  private let bench: Workbench
  private let store: PlanStore

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    let writer = try bench.run(store)
    try writer.write([Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)])
  }

  private func columns(_ table: String) throws -> Set<String> {
    Set(try bench.stranger().read { try String.fetchAll($0, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table]) })
  }

  @Test func theTableHasWhatIsDeclared() throws {
    #expect(try columns("prescriptions") == Set(RowColumn.allCases.compactMap(\.table)))
  }

  @Test(arguments: ["schedule_preview", "schedule", "plan_rows"])
  func theViewsHaveWhatIsDeclared(_ view: String) throws {
    let own: Set = ["client_id", "plan_start", "date", "is_approved"]
    #expect(try columns(view).subtracting(own) == Set(RowColumn.allCases.map(\.view)))
  }

  private func plan() throws -> EditablePlan { try #require(try store.plan(of: "c-1", start: Workbench.monday)) }

  /// Says of every row and column whether the views say what was read, by way of codes, keys and places.
  private func compare(_ plan: EditablePlan) throws {
    let said = try bench.stranger().read {
      try Row.fetchAll($0, sql: "SELECT * FROM schedule_preview ORDER BY week_index, day_index, order_index")
    }
    try #require(said.count == plan.rows.count)
    for (row, said) in zip(plan.rows, said) {
      for column in RowColumn.allCases {
        let expected =
          switch column {
          case .day: "\(row.day)"
          case .unit: plan.unit.id
          default: row.text(of: column)
          }
        let text = (said[column.view] as DatabaseValue).storage
        let found =
          switch text {
          case .double(let load): Load(hundredths: Int32((load * 100).rounded())).description
          case .int64(let number): "\(number)"
          case .string(let word): word
          case .null: ""
          case .blob: "a blob"
          }
        #expect(found == expected, "'\(column)' of row \(row.rowID)")
      }
    }
  }

  @Test func bothWritersWriteEveryColumn() throws {
    var plan = try plan()
    // As the night has written it.
    try compare(plan)
    let planned = plan.rows[0]
    #expect(planned.superset == "A" && planned.tempo == "2-0-X-12" && planned.rir == 2 && planned.rest == 150 && !planned.reasons.isEmpty)
    #expect(planned.load == Load(hundredths: 6000) && planned.repsMax == 8 && !planned.note.isEmpty && plan.rows[1].repsMax == nil)
    plan.rows[0] = PlanRow(
      rowID: planned.rowID, week: 1, day: 1, order: 1, superset: "C", exercise: plan.rows[1].exercise, kind: .top, measure: .metres,
      sets: 7,
      repsMin: 8, repsMax: 9, load: Load(hundredths: 1025), basis: .added, target: "eleven", rir: 4, rest: 13, tempo: "1-4-1-5",
      note: "a \"note\"\\ of\ttwo\nlines\u{1}", reasons: planned.reasons)
    _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T10:00:00Z", findings: []))
    let edited = try self.plan()
    #expect(edited.rows == plan.rows)
    try compare(edited)
  }

  /// What a coach reads of a row is what an approval is bound to, and nothing else is.
  @Test(arguments: RowColumn.allCases)
  func theHashCoversWhatIsCompared(_ column: RowColumn) throws {
    let row = try #require(try plan().rows.first)
    let units = column == .unit ? (LoadUnit.kg, LoadUnit.lb) : (.kg, .kg)
    var other = row
    switch column {
    case .rowID: other.rowID = RowID(rawValue: 1)
    case .week: other.week = 3
    case .day: other.day = 5
    case .order: other.order = 7
    case .superset: other.superset = "D"
    case .exercise: other.exercise = "another"
    case .kind: other.kind = .top
    case .measure: other.measure = .metres
    case .sets: other.sets = 9
    case .repsMin: other.repsMin = 1
    case .repsMax: other.repsMax = nil
    case .load: other.load = nil
    case .basis: other.basis = .stack
    case .target: other.target = "another"
    case .rir: other.rir = nil
    case .rest: other.rest = 17
    case .tempo: other.tempo = ""
    case .note: other.note = "another"
    case .reasons: other.reasons = "99"
    case .unit: break
    }
    let isTold = WeekDigests.digest(of: [row], unit: units.0) != WeekDigests.digest(of: [other], unit: units.1)
    #expect(isTold == (RowColumn.compared.contains(column) || column == .unit), "'\(column)' in WeekHasher")
  }

  /// What is kept of a week is what SQLite would make of its view, letter by letter: old archives were made so.
  @Test func anArchivedWeekIsSpelledAsItAlwaysWas() throws {
    var plan = try plan()
    plan.rows[0].note = "a \"note\"\\ of\ttwo\nlines\u{1}\u{1F}, für 🏋🏽‍♀️"
    (plan.rows[0].load, plan.rows[1].load) = (Load(hundredths: 1025), Load(hundredths: 12_250))
    _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T10:00:00Z", findings: []))
    let columns = RowColumn.allCases.map(\.view).joined(separator: ", ")
    let expected = try bench.stranger().read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT json_group_array(json_array(\(columns)))
          FROM (SELECT * FROM schedule_preview WHERE week_index = 1 ORDER BY day_index, order_index)
          """)
    }
    let before = try self.plan()
    plan = before
    plan.rows[0].note = ""
    _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T11:00:00Z", findings: []))
    let kept = try bench.stranger().read {
      try String.fetchAll($0, sql: "SELECT rows FROM revision_weeks WHERE week_index = 1 ORDER BY revision")
    }
    #expect(kept.count == 2 && kept.last == expected)
    #expect(try store.plan(of: "c-1", start: Workbench.monday, revision: 2)?.rows == before.rows)
    #expect(try store.examine().isSound)
  }

  @Test func anArchivedWeekWithoutRowsIsAnEmptyList() throws {
    var plan = try plan()
    let all = plan.rows
    plan.rows.removeAll { $0.week == 2 }
    _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T10:00:00Z", findings: []))
    plan = try self.plan()
    plan.rows = all
    _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T11:00:00Z", findings: []))
    let kept = try bench.stranger().read {
      try String.fetchAll($0, sql: "SELECT rows FROM revision_weeks WHERE week_index = 2 AND revision = 2")
    }
    #expect(kept == ["[]"])
    #expect(try store.plan(of: "c-1", start: Workbench.monday, revision: 2)?.rows.count == 12)
  }
}
