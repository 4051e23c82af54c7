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

  private static let unguarded = "DROP TRIGGER prescriptions_in_force_update; DROP TRIGGER prescriptions_in_force_delete;"
  /// The columns of a row after its id.
  private static let rest = """
    day_index, order_index, exercise, kind, measure, sets, reps_min, reps_max, load, basis, target, rir, rest_s, tempo, superset, note, reasons
    """

  @Test func findsNothingInASoundDatabase() throws {
    let examination = try store.examine()
    #expect(examination.isSound, "\(examination.results.filter { !$0.breaches.isEmpty })")
    #expect((examination.weeks, examination.rows) == (4, 20))
  }

  @Test(arguments: [
    (
      "\(unguarded) UPDATE prescriptions SET sets = 5 WHERE \(Workbench.isInForce("week_index = 1")) AND order_index = 1",
      "each scheduled row is one that its approved revision has"
    ),
    (
      "\(unguarded) UPDATE prescriptions SET load = 6100 WHERE \(Workbench.isInForce("week_index = 2")) AND load IS NOT NULL",
      "each scheduled row is one that its approved revision has"
    ),
    (
      "\(unguarded) DELETE FROM prescriptions WHERE \(Workbench.isInForce("week_index = 1")) AND order_index = 2",
      "each scheduled row is one that its approved revision has"
    ),
    (
      "INSERT INTO prescriptions SELECT place + 9, row_id + 1, \(rest) FROM prescriptions WHERE \(Workbench.isInForce("week_index = 1")) LIMIT 1",
      "each scheduled row is one that its approved revision has"
    ),
    (
      "UPDATE prescriptions SET note = exercise WHERE \(Workbench.isOf("week_index = 3"))",
      "each previewed row is one that its newest revision has"
    ),
    (
      "UPDATE prescriptions SET reasons = 999 WHERE \(Workbench.isOf("week_index = 3"))",
      "each row and session is of a version of a week, and each text that it holds is there"
    ),
    (
      "UPDATE prescriptions SET target = 999 WHERE \(Workbench.isOf("week_index = 3"))",
      "each previewed row is one that its newest revision has"
    ),
    (
      "UPDATE prescriptions SET place = place + 25600 WHERE \(Workbench.isOf("week_index = 3"))",
      "each row and session is of a version of a week, and each text that it holds is there"
    ),
    (
      "UPDATE weeks SET number = (SELECT number FROM weeks WHERE week_index = 3) WHERE week_index = 4",
      "each row and session is of a version of a week, and each text that it holds is there"
    ),
    ("UPDATE weeks SET force_number = NULL WHERE week_index = 1", "nothing is scheduled that nobody approved"),
    ("UPDATE weeks SET status = 'approved', approved_by = 'x', approved_at = 'x' WHERE week_index = 3", "no status contradicts another"),
    (
      "UPDATE weeks SET status = 'approved', approved_by = 'x', approved_at = 'x' WHERE week_index = 3",
      "no approved plan is left behind in the previews"
    ),
    ("UPDATE weeks SET force_revision = NULL WHERE week_index = 1", "nothing is scheduled that nobody approved"),
    ("UPDATE weeks SET dirty_days = 3 WHERE week_index = 4", "no status contradicts another"),
    ("UPDATE clients SET preview_start = NULL", "no status contradicts another"),
    ("UPDATE clients SET approved_until = NULL", "no status contradicts another"),
    (
      "UPDATE prescriptions SET order_index = 1 WHERE \(Workbench.isOf("week_index = 3"))", "no two rows of a session have the same place"
    ),
    (
      "UPDATE prescriptions SET row_id = 7 WHERE \(Workbench.isOf("week_index = 3"))", "no two rows of a block have the same id"
    ),
    ("UPDATE revision_weeks SET rows = '[]'", "each archived week says what its hash says"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM blocks", "everything that a row refers to is there"),
  ]) func findsWhatSomebodyElseDid(_ sql: String, _ invariant: String) throws {
    try bench.stranger().writeWithoutTransaction { try $0.execute(sql: sql) }
    let examination = try store.examine()
    #expect(examination.results.filter { !$0.breaches.isEmpty }.map(\.name).contains(invariant))
    #expect(!examination.isSound)
  }
}
