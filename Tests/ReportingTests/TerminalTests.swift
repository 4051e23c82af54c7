import Foundation
import PlanStore
import Testing
import TrainingModel

@testable import Reporting

@Suite struct TerminalTests {
  private func view(_ fixture: PlanFixture, _ client: String = "c-1042") throws -> ScheduleView {
    try ScheduleView(store: fixture.store, client: client, unfinishedOn: nil)
  }

  private func widest(_ text: String) -> Int { text.split(separator: "\n").map { DisplayWidth.of(String($0)) }.max() ?? 0 }

  @Test func aWeekIsATableOfItsSessions() throws {
    let folder = try TemporaryFolder()
    let text = try view(.marta(folder)).text(.weekly, width: 120, style: .plain)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "Dana Reyes (c-1042), four weeks from 2026-12-07, coach marta, loads in kg")
    #expect(lines[1] == "Week 1, introduce, pending, revision 1")
    #expect(lines[2] == "mon 2026-12-07, Upper A, 56 min")
    #expect(lines[3] == "#    exercise             sets × reps  load            RIR  rest  tempo    note")
    #expect(lines[5] == "1    Barbell Bench Press  3 × 6–8      72.5 kg           3  2:30  2-0-1-0")
    #expect(lines[6] == "2 A  Plank, Front         3 × 30 s     find by effort    3  2:30           slow; =careful")
    #expect(lines.last == TrainingNotice.text)
  }

  @Test func bothLayoutsFit80ColumnsAndUseWhatIsThere() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.run(
      "UPDATE exercise_names SET name = 'Single-Arm Half-Kneeling Landmine Press with a Very Long Name' WHERE exercise_id = 'plank'")
    try fixture.run(
      "UPDATE prescriptions SET note = ? WHERE exercise = ?",
      [fixture.key("brace first, then breathe behind the brace all the way through"), fixture.key("plank")])
    let view = try view(fixture)
    for layout in ScheduleView.Layout.allCases {
      for width in [80, 100, 120, 200] { #expect(widest(view.text(layout, width: width, style: .plain)) <= width) }
      #expect(view.text(layout, width: 200, style: .plain).contains("Single-Arm Half-Kneeling Landmine Press with a Very Long Name"))
      #expect(!view.text(layout, width: 80, style: .plain).contains("Single-Arm Half-Kneeling Landmine Press with a Very Long Name"))
    }
  }

  @Test func aMonthShowsTheFourWeeksOfAnExerciseInOneLine() throws {
    let folder = try TemporaryFolder()
    let view = try view(.marta(folder))
    let wide = view.text(.monthly, width: 160, style: .plain)
    #expect(
      wide.contains(
        "Barbell Bench Press  3 × 6–8, 72.5 kg, RIR 3          3 × 6–8, 75 kg, RIR 3            3 × 6–8, 77.5 kg, RIR 3          3 × 6–8, 80 kg, RIR 3"
      ))
    #expect(wide.contains("mon, Upper A"))
    let narrow = view.text(.monthly, width: 80, style: .plain)
    #expect(narrow.contains("72.5 kg, RIR 3") && narrow.contains("80 kg, RIR 3") && widest(narrow) <= 80)
  }

  @Test func whyStandsUnderEachExerciseAndWhatIsBehindAllOfThemOnce() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.run(
      """
      INSERT INTO rule_refs VALUES (8, 'session.upper_a.1', 'rules/sessions/upper_lower.yaml', 12, 'a main lift of the pattern horizontal push'),
        (9, 'condition.low_back_pain.limit.1', 'rules/conditions/back_and_neck.yaml', 11, 'Low back pain, non-specific limits what is prescribed');
      """)
    let plank = try fixture.key("plank")
    try fixture.run("UPDATE prescriptions SET reasons = ? WHERE exercise = ?", [fixture.key("8 7 9"), plank])
    try fixture.run("UPDATE prescriptions SET reasons = ? WHERE exercise <> ?", [fixture.key("8 7"), plank])
    for layout in ScheduleView.Layout.allCases {
      let asked = try ScheduleView(store: fixture.store, client: "c-1042", weeks: [1], unfinishedOn: nil, why: true)
      let lines = asked.text(layout, width: 80, style: .plain).split(separator: "\n").map(String.init)
      let common = try #require(lines.firstIndex(of: "Behind every exercise of the block:"))
      #expect(lines[common + 1].hasPrefix("· a main lift of the pattern horizontal push"))
      #expect(lines.count { $0.contains("goal.hypertrophy.intermediate,") } == 1)
      let plank = try #require(lines.firstIndex { $0.contains("Plank, Front") })
      #expect(
        lines[(plank + 1)...].joined(separator: " ").split(separator: " ").joined(separator: " ").contains(
          "· Low back pain, non-specific limits what is prescribed [condition.low_back_pain.limit.1, rules/conditions/back_and_neck.yaml:11]"
        ))
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
      let unasked = try ScheduleView(store: fixture.store, client: "c-1042", weeks: [1], unfinishedOn: nil)
      #expect(!unasked.text(layout, width: 80, style: .plain).contains("rules/"))
    }
  }

  @Test func textOfClientsCantSteerTheTerminal() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.run(
      "UPDATE clients SET client_name = 'Da' || char(27) || '[2J' || char(10) || 'na' || char(8238) WHERE client_id = 'c-1042'")
    let text = try view(fixture).text(.weekly, width: 80, style: .plain)
    #expect(text.hasPrefix("Da [2J na (c-1042), "))
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0.value == 0x202E })
  }

  @Test func aClientWithoutRowsShowsNothing() throws {
    let folder = try TemporaryFolder()
    let view = try view(.marta(folder), "x-007")
    #expect(view.isEmpty && view.text(.weekly, width: 80, style: .plain).isEmpty)
  }

  @Test(arguments: [("abc", 3), ("田中", 4), ("Zoe\u{308}", 3), ("👩‍👩‍👧", 2), ("é", 1), ("", 0)])
  func widthsCountColumnsNotCharacters(_ text: String, _ width: Int) { #expect(DisplayWidth.of(text) == width) }

  @Test func cutsAndWrapsKeepToTheWidth() {
    #expect(DisplayWidth.cut("Barbell", to: 4) == "Bar…")
    #expect(DisplayWidth.cut("田中田", to: 4) == "田…")
    #expect(TerminalTable.wrap("one two three", to: 7) == ["one two", "three"])
    #expect(TerminalTable.wrap("abcdefghij", to: 4) == ["abcd", "efgh", "ij"])
  }

  @Test func statusIsATableForPeopleAndTheSamplesShapeForPrograms() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    let status = StatusView(try fixture.store.clientSummaries())
    let lines = status.text(width: 100, style: .plain).split(separator: "\n").map(String.init)
    #expect(lines[0] == "client  coach  outcome  from        month    what differs")
    #expect(lines[2] == "c-1042  marta  new      2026-12-07  pending")
    #expect(lines[3] == "x-007   marta  held                 unknown  'conditions' is missing")
    #expect(widest(status.text(width: 80, style: .plain)) <= 80)
    try expectShape(of: document(status.json), sample: "status.json")
    #expect(StatusView([]).text(width: 80, style: .plain) == "No client is known yet.\n")
  }
}
