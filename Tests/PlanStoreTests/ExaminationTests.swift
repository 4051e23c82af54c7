import Editing
import GRDB
import PlanStore
import Testing
import TrainingModel

/// The doctor finds what was done to a database behind the program's back, and nothing in one that only the program wrote to.
@Suite struct ExaminationTests {
  let bench: Workbench
  let store: PlanStore

  /// A block with week 1 approved, week 2 approved and then edited, and the others previews.
  init() throws {
    bench = try Workbench()
    store = try bench.store()
    let writer = try bench.run(store)
    let block = Workbench.mesocycle()
    try writer.write([Workbench.client("c-1", block, texts: writer.texts)])
    let report = try store.approve(
      ApprovalRequest(selection: .all, weeks: [1, 2], basis: .revision(1), by: "Lea", at: "2026-12-03T11:00:00Z"))
    #expect(report.approved.count == 2)
    var plan = try #require(try store.plan(of: "c-1", start: Workbench.monday))
    let place = try #require(plan.rows.firstIndex { $0.week == 2 })
    plan.rows[place].sets = 4
    _ = try store.save(PlanEdit(plan: plan, action: .edit, by: "Lea", at: "2026-12-03T12:00:00Z", findings: []))
  }

  @Test func findsNothingInASoundDatabase() throws {
    let examination = try store.examine()
    #expect(examination.isSound, "\(examination.results.filter { !$0.breaches.isEmpty })")
    #expect((examination.weeks, examination.rows) == (4, 20))
  }

  @Test(arguments: [
    ("UPDATE schedule SET sets = 5 WHERE week_index = 1 AND order_index = 1", "each scheduled row is one that its approved revision has"),
    ("UPDATE schedule SET load = 61 WHERE week_index = 2 AND load IS NOT NULL", "each scheduled row is one that its approved revision has"),
    ("DELETE FROM schedule WHERE week_index = 1 AND order_index = 2", "each scheduled row is one that its approved revision has"),
    ("UPDATE schedule_preview SET note = 'x' WHERE week_index = 3", "each previewed row is one that its newest revision has"),
    ("UPDATE weeks SET status = 'approved', approved_by = 'x', approved_at = 'x' WHERE week_index = 3", "no status contradicts another"),
    (
      "UPDATE weeks SET status = 'approved', approved_by = 'x', approved_at = 'x' WHERE week_index = 3",
      "no approved plan is left behind in the previews"
    ),
    ("UPDATE weeks SET force_revision = NULL WHERE week_index = 1", "nothing is scheduled that nobody approved"),
    ("UPDATE weeks SET dirty_days = 3 WHERE week_index = 4", "no status contradicts another"),
    ("UPDATE clients SET preview_start = NULL", "no status contradicts another"),
    ("UPDATE clients SET approved_until = NULL", "no status contradicts another"),
    ("UPDATE schedule_preview SET date = '2026-12-08' WHERE week_index = 3", "each row's date is that of its week and day"),
    ("UPDATE schedule_preview SET order_index = 1 WHERE week_index = 3", "no two rows of a session have the same place"),
    ("UPDATE revision_weeks SET rows = '[]'", "each archived week says what its hash says"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM blocks", "everything that a row refers to is there"),
  ]) func findsWhatSomebodyElseDid(_ sql: String, _ invariant: String) throws {
    try bench.stranger().writeWithoutTransaction { try $0.execute(sql: sql) }
    let examination = try store.examine()
    #expect(examination.results.filter { !$0.breaches.isEmpty }.map(\.name).contains(invariant))
    #expect(!examination.isSound)
  }
}
