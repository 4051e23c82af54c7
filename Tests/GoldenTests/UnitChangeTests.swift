import Foundation
import Testing

/// A client who changes from pounds to kilograms between two nights: what was made in pounds stays in pounds, and what is taken from it is
/// converted.
@Suite struct UnitChangeTests {
  let workspace: Workspace
  /// The sheet of the first night, as the coach has it.
  let sheet: EditedSheet

  init() throws {
    workspace = try Workspace()
    var roster = Roster(count: 1, seed: 3)
    (roster.people[0].id, roster.people[0].coach, roster.people[0].units, roster.people[0].squat) = ("t1", "marta", "lb", 100)
    (roster.people[0].days, roster.people[0].minutes, roster.people[0].equipment) = (["mon", "thu"], 60, "commercial_gym")
    (roster.people[0].goal, roster.people[0].experience, roster.people[0].conditions) = ("strength", "intermediate", "none")
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    let night = try workspace.nightly()
    try #require(night.code == 0, "\(night.errors)")
    sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    roster.people[0].units = "kg"
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly("--accept-change").code == 0)
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program(arguments: arguments + ["--clients", "clients.jsonl", "--today", Workspace.today], in: workspace).wait()
  }

  /// Loads with their units of working sets of the squat in week 1.
  private func squats() throws -> [String] {
    try workspace.query(
      "SELECT load || ' ' || unit FROM plan_rows WHERE exercise_id = 'back_squat' AND kind = 'work' AND week_index = 1 ORDER BY day_index;"
    ).split(separator: "\n").map(String.init)
  }

  private func doctorIsContent() throws { #expect(try workspace.run("doctor").code == 0) }

  /// The load of the first working set of the squat in the first sheet, in pounds.
  private var place: Int { sheet.first { sheet[$0, "exercise_id"] == "back_squat" && sheet[$0, "kind"] == "work" } }

  /// The nearest load that the mini rules' barbell makes.
  private func kilograms(_ pounds: Double) -> Double { (pounds / 2.20462 / 2.5).rounded() * 2.5 }

  @Test func aDifferenceSaysBothUnits() throws {
    try doctorIsContent()
    let pounds = sheet[place, "load"]
    let now = try #require(try squats().first).replacing(".0 ", with: " ")
    let told = try run("diff", "1", "2", "--client", "t1")
    #expect(told.output.contains("Barbell Back Squat: load \(pounds) lb → \(now)"), "\(told.output)\(told.errors)")
    let json = try run("diff", "1", "2", "--client", "t1", "--format", "json").output
    #expect(json.contains(/"unit": ?"kg", ?"old_unit": ?"lb"/), "\(json.prefix(600))")
  }

  @Test func aRevertConverts() throws {
    let pounds = try #require(Double(sheet[place, "load"]))
    let told = try run("revert", "1", "--client", "t1", "--by", "Marta")
    #expect(told.code == 0 && told.output.contains("revision 1 was made in lb"), "\(told.output)\(told.errors)")
    #expect(try squats().first == "\(kilograms(pounds)) kg")
    #expect(try workspace.query("SELECT DISTINCT unit FROM plan_rows;") == "kg\n")
    try doctorIsContent()
    #expect(try run("undo", "--client", "t1", "--by", "Marta").code == 0)
    #expect(try run("diff", "2", "4", "--client", "t1").output.contains("Different: nothing"), "an undo brings back what was")
    #expect(try run("diff", "1", "3", "--client", "t1").output.contains("load \(sheet[place, "load"]) lb → "))
    try doctorIsContent()
  }

  @Test func anUntouchedSheetChangesNothing() throws {
    try workspace.write(sheet.saved(), to: "back.csv")
    let before = try squats()
    let told = try run("review", "import", "back.csv", "--coach", "marta", "--by", "Marta")
    #expect(told.code == 0 && told.output.contains("Nothing was stored"), "\(told.output)\(told.errors)")
    #expect(try squats() == before)
  }

  @Test func whatASheetOfTheOldUnitChangesIsConverted() throws {
    var changed = sheet
    let pounds = try #require(Double(sheet[place, "load"])) + 10
    changed[place, "load"] = "\(Int(pounds))"
    changed[place, "rest_s"] = "210"
    try workspace.write(changed.saved(), to: "back.csv")
    let told = try run("review", "import", "back.csv", "--coach", "marta", "--by", "Marta", "--prefer", "sheet")
    #expect(told.code == 0, "\(told.output)\(told.errors)")
    #expect(try squats().first == "\(kilograms(pounds)) kg")
    let rest = "SELECT count(*) FROM plan_rows WHERE exercise_id = 'back_squat' AND rest_s = 210;"
    #expect(try workspace.query(rest) == "1\n")
    #expect(try workspace.query("SELECT DISTINCT unit FROM plan_rows;") == "kg\n")
    try doctorIsContent()
  }

  @Test func aSheetOfTheOldUnitApprovesNothing() throws {
    var wish = sheet
    for row in wish.rows.indices { wish[row, "status"] = "approve" }
    try workspace.write(wish.saved(), to: "back.csv")
    let told = try run("review", "import", "back.csv", "--coach", "marta", "--by", "Marta")
    #expect(told.code == 1 && told.output.contains("approval.stale"), "\(told.output)\(told.errors)")
    #expect(told.output.contains(" lb → "), "what the coach read and what is there now have units of their own")
    #expect(try workspace.query("SELECT DISTINCT status FROM weeks;") == "pending\n")
  }

  @Test func whatOlderVersionsKeptWithoutAUnitIsReadByItsHash() throws {
    let said = try workspace.query(
      """
      UPDATE revision_weeks SET rows = (SELECT json_group_array(json_remove(value, '$[19]')) FROM json_each(rows));
      SELECT json_array_length(rows, '$[0]') FROM revision_weeks LIMIT 1;
      """)
    try #require(said == "19\n")
    try doctorIsContent()
    #expect(try run("diff", "1", "2", "--client", "t1").output.contains("load \(sheet[place, "load"]) lb → "))
    try #require(try workspace.query("UPDATE revision_weeks SET rows = json_set(rows, '$[0][8]', 9) WHERE week_index = 2;").isEmpty)
    #expect(try workspace.run("doctor").code == 1)
  }
}
