import Testing
import TrainingModel

/// The traps that stand between a plan and its tables, shown on the built program.
@Suite struct LessonsNightTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 10, seed: 77).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly("--start", "2026-12-21", today: "2026-12-14").code == 0)
  }

  @Test func nothingApprovedIsLeftInThePreview() throws {
    let previewed = try workspace.query("SELECT count(*) FROM schedule_preview;")
    let approval = try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", "2026-12-14")
    #expect(approval.code == 0, "\(approval.output)\(approval.errors)")
    let left = """
      SELECT count(*) FROM schedule_preview p JOIN weeks w USING (client_id, plan_start, week_index) WHERE w.status IN ('approved', 'finalized');
      SELECT count(*) FROM schedule s JOIN weeks w USING (client_id, plan_start, week_index) WHERE w.status NOT IN ('approved', 'finalized');
      SELECT count(*) FROM schedule s JOIN schedule_preview p USING (client_id, plan_start, week_index);
      """
    #expect(try workspace.query(left) == "0\n0\n0\n")
    #expect(try workspace.query("SELECT count(*) FROM schedule;") == previewed, "every row of the preview is a row of the schedule")
    #expect(try workspace.query(PlanChecks.torn) == "0|0\n")
  }

  @Test func theApprovalCountsWhatItMoved() throws {
    let weeks = try workspace.query("SELECT count(*) FROM weeks WHERE status = 'pending';")
    let approval = try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", "2026-12-14")
    #expect(approval.output.contains("Approved \(weeks.dropLast()) weeks"), "\(approval.output)")
    let again = try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", "2026-12-14")
    #expect(!again.output.contains("Approved \(weeks.dropLast()) weeks"), "a second approval moves nothing: \(again.output)")
  }

  @Test func theWeeklyAndTheMonthlyViewAgree() throws {
    for id in ["c-1001", "c-1004"] {
      let stored = try workspace.query(
        "SELECT DISTINCT date FROM plan_rows WHERE client_id = '\(id)' ORDER BY 1;"
      ).split(separator: "\n")
      let weekly = try workspace.run("show", "--client", id, "--view", "weekly", "--today", "2026-12-14").output
      let monthly = try workspace.run("show", "--client", id, "--view", "monthly", "--today", "2026-12-14").output
      let names = try workspace.query("SELECT count(DISTINCT exercise_id) FROM plan_rows WHERE client_id = '\(id)';")
      #expect(!stored.isEmpty && names != "0\n")
      for view in [weekly, monthly] { #expect(!view.isEmpty) }
      let status = try workspace.query("SELECT DISTINCT status FROM weeks WHERE client_id = '\(id)';").dropLast()
      #expect(weekly.contains(status) && monthly.contains(status), "both say '\(status)':\n\(weekly)\n\(monthly)")
    }
  }

  @Test func weeksAreCountedAcrossTheTurnOfTheYear() throws {
    let rows = try workspace.query("SELECT DISTINCT week_index, day_index, date FROM plan_rows ORDER BY date;").split(separator: "\n")
    let start = try #require(CalendarDate(iso: "2026-12-21"))
    var years: Set<Substring> = []
    for row in rows {
      let cells = row.split(separator: "|")
      let date = try #require(CalendarDate(iso: cells[2]))
      #expect(cells[0] == "\((date - start) / 7 + 1)" && cells[1] == "\((date - start) % 7 + 1)", "\(row)")
      years.insert(cells[2].prefix(4))
    }
    #expect(years == ["2026", "2027"])
    #expect(try workspace.query("SELECT count(DISTINCT week_index), max(week_index) FROM weeks;") == "4|4\n")
    let sheet = try workspace.text("output/review/marta.csv")
    #expect(sheet.contains("2027-01-"))
  }

  @Test func theNextBlockStartsWhereTheApprovedOneEndsAndKnowsIt() throws {
    try #require(try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", "2026-12-14").code == 0)
    let next = try workspace.nightly("--accept-change", today: "2027-01-11")
    #expect(next.code == 0, "\(next.output)\(next.errors)")
    #expect(try workspace.query("SELECT DISTINCT plan_start FROM schedule_preview;") == "2027-01-18\n")
    // What was trained is read from the schedule: most lifts of the new month are ones that the last one had.
    let kept = """
      SELECT min(kept * 100 / all_of_them) FROM (SELECT client_id, count(*) AS all_of_them, \
      sum(exercise_id IN (SELECT exercise_id FROM schedule s WHERE s.client_id = p.client_id)) AS kept \
      FROM (SELECT DISTINCT client_id, exercise_id FROM schedule_preview) p GROUP BY client_id);
      """
    let least = try #require(Int(try workspace.query(kept).dropLast()))
    #expect(least > 0, "a client whose month shares nothing with the last one")
  }
}
