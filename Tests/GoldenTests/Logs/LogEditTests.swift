import Foundation
import ProgramRuns
import Testing

/// What people know of what was done: it stands against what apps tell, is taken back without a trace, and waits where two people differ.
@Suite struct LogEditTests {
  private let workspace: Workspace
  /// A client with an approved block, a row of its first week that counts repetitions, and what it asks for.
  private let (client, coach, row, exercise, date): (String, String, String, String, String)
  private let (asked, sets): (Int, Int)

  init() throws {
    workspace = try Workspace()
    let roster = Roster(count: 4, seed: 21)
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    try #require(try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
    let found = try workspace.query(
      """
      .mode list
      .separator ,
      SELECT s.client_id, row_id, exercise_id, date, reps_min, sets FROM schedule s
      WHERE kind = 'work' AND measure = 'reps' AND sets >= 2 AND week_index = 1 AND unit = 'kg' AND 1 = (
        SELECT count(*) FROM schedule o WHERE o.client_id = s.client_id AND o.date = s.date AND o.exercise_id = s.exercise_id AND o.kind <> 'ramp')
      ORDER BY s.client_id, date, order_index LIMIT 1;
      """)
    let cells = found.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ",").map(String.init)
    try #require(cells.count == 6, "\(found)")
    (client, row, exercise, date) = (cells[0], cells[1], cells[2], cells[3])
    (asked, sets) = (try #require(Int(cells[4])), try #require(Int(cells[5])))
    coach = try #require(roster.people.first { $0.id == cells[0] }?.coach)
  }

  private func export(load: Double, reps: Int, extra: String = "") -> String {
    "date,start,session,exercise,set,reps,load,unit\n"
      + (1...sets).map { "\(date),18:00,Evening,\(exercise),\($0),\(reps),\(load),kg\n" }.joined() + extra
  }

  @discardableResult private func take(_ text: String) throws -> Program.Result {
    try workspace.write(text, to: "log.csv")
    let result = try workspace.run(
      "logs", "import", "log.csv", "--client", client, "--clients", "clients.jsonl", "--today", "2026-12-31")
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    return result
  }

  private func edit(_ arguments: String..., by: String? = "Lea") throws -> Program.Result {
    try Program(
      arguments: ["logs", "edit", "--client", client, "--clients", "clients.jsonl", "--today", "2026-12-31"] + arguments
        + (by.map { ["--by", $0] } ?? []), in: workspace
    ).wait()
  }

  private func done() throws -> String {
    try workspace.query(
      ".mode list\n.separator ,\nSELECT reps, load, rpe, pain, row_id FROM workout_sets JOIN workout_exercises USING (log_id, part, order_index) WHERE exercise_id = '\(exercise)' ORDER BY log_id, set_index;"
    )
  }

  private func facts() throws -> String { try workspace.query(LogDump.whole) }

  private var list: String { (0..<sets).map { $0 == sets - 1 ? "\(asked - 1)" : "\(asked)" }.joined(separator: "|") }

  @Test func whatIsTypedStandsAndTheRestFollowsTheApp() throws {
    try take(export(load: 40, reps: asked))
    let seen = try edit("--row", row, by: nil)
    #expect(seen.code == 0 && seen.output.contains("\(asked)") && seen.output.contains("csv"), "\(seen.output)\(seen.errors)")
    let typed = try edit("--row", row, "--reps", list, "--pain", "3", "--note", "left knee")
    #expect(typed.code == 0 && typed.output.contains("Lea (hand") && typed.output.contains("left knee"), "\(typed.output)\(typed.errors)")
    let sides = (0..<sets).map { "\($0 == sets - 1 ? asked - 1 : asked),40.0,,3,\(row)\n" }.joined()
    #expect(try done() == sides)
    // The app tells something else later: of what was typed nothing moves.
    try take(export(load: 42.5, reps: asked + 2, extra: "2026-12-30,18:00,Later,\(exercise),1,5,40,kg\n"))
    #expect(try done().hasPrefix(sides.replacing("40.0", with: "42.5")))
    let before = try workspace.query(".dump")
    try take(export(load: 42.5, reps: asked + 2, extra: "2026-12-30,18:00,Later,\(exercise),1,5,40,kg\n"))
    #expect(try workspace.query(".dump") == before, "a second import writes something")
    #expect(try edit("--row", row, "--reps", list).code == 0)
    #expect(try workspace.query(".dump") == before, "the same words again write something")
    #expect(try workspace.run("doctor").code == 0)
    // Taken back, it is as if nobody had typed.
    let forgotten = try edit("--row", row, "--forget")
    #expect(forgotten.code == 0, "\(forgotten.output)\(forgotten.errors)")
    #expect(try done().hasPrefix(String(repeating: "\(asked + 2),42.5,,,\n", count: sets)))
    #expect(try !facts().contains(row))
  }

  @Test func whatNoAppTellsOfIsAsAsked() throws {
    try take(export(load: 40, reps: asked))
    let other = try workspace.query(
      """
      SELECT row_id FROM schedule WHERE client_id = '\(client)' AND date = '\(date)' AND kind = 'work' AND exercise_id <> '\(exercise)' LIMIT 1;
      """
    ).trimmingCharacters(in: .newlines)
    let result = try edit("--row", other, "--sets", "1", "--rpe", "8")
    #expect(result.output.contains("as asked") && !result.output.contains("csv"), "\(result.output)\(result.errors)")
  }

  @Test func withoutAnAppADayIsWhatWasTyped() throws {
    let result = try edit("--date", date, "--exercise", exercise, "--sets", "\(sets)", "--rpe", "8.5", "--format", "json")
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rows = try #require(json["rows"] as? [[String: Any]])
    #expect(json["schema_version"] as? Int == 1 && json["client_id"] as? String == client && rows.first?["row_id"] as? String == row)
    #expect(try done().split(separator: "\n").count == sets)
    #expect(try done().hasPrefix("\(asked),") && done().contains(",8.5,"))
    #expect(try workspace.query("SELECT source FROM workout_logs;") == "hand\n")
    // The whole day, and a day of which there is nothing.
    let day = try edit("--date", date, by: nil)
    #expect(day.output.contains("(\(exercise), row \(row))") && day.output.contains("8.5"), "\(day.output)")
    #expect(try edit("--date", "2026-10-01", by: nil).output.contains("Nothing was planned or logged"))
    // An app tells of it afterwards.
    try take(export(load: 30, reps: asked))
    #expect(try done() == String(repeating: "\(asked),30.0,8.5,,\(row)\n", count: sets))
    #expect(try edit("--row", row, "--sets", "0").output.contains("left out"))
    #expect(try done() == "")
    #expect(try edit("--row", row, "--forget").code == 0)
    #expect(try done() == String(repeating: "\(asked),30.0,,,\n", count: sets))
    try take(export(load: 30, reps: asked))
  }

  /// Sets under a name that nobody knew are those of the row, once somebody says what it means.
  @Test func anAnswerAboutANameJoinsWhatWasToldAndTyped() throws {
    try workspace.write(export(load: 40, reps: asked).replacing(exercise, with: "Odd Lift"), to: "odd.csv")
    let taken = try workspace.run("logs", "import", "odd.csv", "--client", client, "--clients", "clients.jsonl", "--today", "2026-12-31")
    #expect(taken.code == 1, "\(taken.output)\(taken.errors)")
    #expect(try edit("--row", row, "--reps", list, "--load", "50").code == 0)
    let typed = (0..<sets).map { "\($0 == sets - 1 ? asked - 1 : asked),50.0,,,\(row)\n" }.joined()
    #expect(try done() == typed)
    let changes =
      "SELECT count FROM log_changes WHERE client_id = '\(client)'; SELECT changes FROM sheet_changes WHERE coach_id = '\(coach)';"
    let before = try workspace.query(changes).split(separator: "\n").compactMap { Int($0) }
    #expect(try workspace.run("logs", "names", "--set", " Odd Lift ", exercise).code == 0)
    let after = try workspace.query(changes).split(separator: "\n").compactMap { Int($0) }
    #expect(before.count == 2 && after.count == 2 && after[0] > before[0] && after[1] > before[1], "\(before) \(after)")
    #expect(try done() == typed)
    #expect(try workspace.query("SELECT count(*) FROM workout_sets;") == "\(sets)\n")
    #expect(try edit("--row", row, "--forget").code == 0)
    #expect(try done() == String(repeating: "\(asked),40.0,,,\n", count: sets))
  }

  @Test func aLoadWithoutAUnitIsInThatOfThePlan() throws {
    let found = try workspace.query(
      ".mode list\n.separator ,\nSELECT client_id, row_id FROM schedule WHERE unit = 'lb' AND kind = 'work' AND measure = 'reps' LIMIT 1;")
    let cells = found.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ",").map(String.init)
    try #require(cells.count == 2, "\(found)")
    for (words, value) in [(["--load", "135"], "lb 135"), (["--load", "60", "--unit", "kg"], "kg 60")] {
      let result = try Program(
        arguments: [
          "logs", "edit", "--client", cells[0], "--clients", "clients.jsonl", "--today", "2026-12-31", "--row", cells[1], "--by", "Lea",
        ]
          + words, in: workspace
      ).wait()
      #expect(result.code == 0, "\(result.output)\(result.errors)")
      #expect(try workspace.query("SELECT value FROM log_entries WHERE field = 'load';") == "\(value)\n")
    }
    #expect(try workspace.query("SELECT DISTINCT load, unit FROM workout_sets;") == "132.28|lb\n")
  }

  @Test func nothingIsStoredOfATrialRun() throws {
    try take(export(load: 40, reps: asked))
    let before = try workspace.query(".dump")
    let result = try edit("--row", row, "--reps", list, "--dry-run")
    #expect(result.code == 0 && result.output.contains("Nothing was stored") && result.output.contains(list), "\(result.output)")
    #expect(try workspace.query(".dump") == before)
  }

  @Test func whatCannotBeIsRefusedInASentence() throws {
    let name = try workspace.query("SELECT name FROM exercise_names WHERE exercise_id = '\(exercise)';").trimmingCharacters(in: .newlines)
    func refusal(_ code: Int32, _ words: String, _ arguments: String...) throws {
      let result = try Program(
        arguments: ["logs", "edit", "--client", client, "--clients", "clients.jsonl", "--today", "2026-12-31", "--by", "Lea"] + arguments,
        in: workspace
      ).wait()
      #expect(result.code == Int(code) && result.errors.contains(words), "\(arguments): \(result.code) \(result.output)\(result.errors)")
    }
    try refusal(64, "one a set with '|' between them", "--row", row, "--reps", "8,8,7")
    try refusal(64, "one a set with '|' between them", "--row", row, "--reps", "8 8 7")
    try refusal(64, "57.5", "--row", row, "--load", "57,5")
    try refusal(2, "error: --reps says 887 of each set", "--row", row, "--reps", "887")
    try refusal(64, "--reps takes 0 to 1000", "--row", row, "--reps", "3310")
    try refusal(2, "error: --sets says 30, where \(sets) were asked for", "--row", row, "--sets", "30")
    try refusal(2, "error: --load says 1000 kg", "--row", row, "--load", "1000")
    try refusal(64, "60|60|57.5", "--row", row, "--load", "1.000")
    try refusal(64, "has 3 numbers", "--row", row, "--sets", "2", "--reps", "8|8|7")
    try refusal(64, "half steps", "--row", row, "--rpe", "11")
    try refusal(64, "0 to 10", "--row", row, "--pain", "11")
    try refusal(64, "left out", "--row", row, "--sets", "0", "--load", "60")
    try refusal(64, "--forget", "--row", row, "--forget", "--sets", "3")
    try refusal(64, "name what is meant", "--sets", "3")
    try refusal(64, "--date needs --exercise", "--date", date, "--sets", "3")
    try refusal(64, "the id of a row", "--row", "r1", "--sets", "3")
    try refusal(2, "no approved week of the client has the row", "--row", "rbcdfghjklmnp", "--sets", "3")
    try refusal(2, "no exercise 'squad'", "--date", date, "--exercise", "squad", "--reps", "3")
    try refusal(2, "did you mean '\(exercise)'", "--date", date, "--exercise", name, "--reps", "3")
    try refusal(2, "more than a week ahead", "--date", "2027-02-01", "--exercise", exercise, "--reps", "3")
    try refusal(2, "is no client of coach", "--row", row, "--sets", "3", "--coach", coach == "zoe" ? "lea" : "zoe")
    #expect(try workspace.query("SELECT count(*) FROM log_entries;") == "0\n")
    let nobody = try workspace.run("logs", "edit", "--client", client, "--row", row, "--sets", "3", "--clients", "clients.jsonl")
    #expect(nobody.code == 64 && nobody.errors.contains("--by"))
    let own = try workspace.run(
      "logs", "edit", "--client", client, "--row", row, "--sets", "3", "--clients", "clients.jsonl", "--today", "2026-12-31", "--by", "Lea",
      "--coach", coach)
    #expect(own.code == 0, "\(own.output)\(own.errors)")
  }

  @Test func conflictsAreListedUntilSomebodyDecides() throws {
    #expect(try edit("--row", row, "--pain", "3", "--sets", "2").code == 0)
    _ = try workspace.query(
      """
      INSERT INTO log_conflicts (client_id, subject, field, typed, stands, source, who, at, file, line)
      VALUES ('\(client)', '\(row)', 'pain', '6', '3', 'sheet', 'Max', '2026-12-10T10:00:00Z', 'max.log.csv', 7);
      """)
    let list = try workspace.run("review", "conflicts")
    #expect(list.code == 1 && list.output.contains("pain") && list.output.contains("max.log.csv line 7"), "\(list.output)\(list.errors)")
    #expect(list.output.contains("--client \(client) --row \(row)\n"), "\(list.output)")
    #expect(try workspace.run("review", "conflicts", "--coach", coach).code == 1)
    let json = try workspace.run("review", "conflicts", "--format", "json")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let conflict = try #require((document["logs"] as? [[String: Any]])?.first)
    #expect(conflict["typed"] as? String == "6" && conflict["stands"] as? String == "3" && conflict["row_id"] as? String == row)
    #expect(try workspace.run("status", "--client", client).output.contains("conflict waits"))
    #expect(try edit("--row", row, by: nil).output.contains("waits: pain 6"))
    // What is said of another field decides nothing.
    #expect(try edit("--row", row, "--rpe", "8").code == 0)
    #expect(try workspace.run("review", "conflicts").code == 1)
    #expect(try edit("--row", row, "--pain", "6").code == 0)
    #expect(try workspace.run("review", "conflicts").code == 0)
  }

  /// Whatever dies when: what was said is stored as a whole or not at all.
  @Test func aKilledEditLeavesNothingHalf() throws {
    try take(export(load: 40, reps: asked))
    try workspace.copy("output", to: "old")
    let before = try facts()
    #expect(try edit("--row", row, "--reps", list, "--pain", "3").code == 0)
    let after = try facts()
    var (step, kills) = (1, 0)
    while true {
      try workspace.copy("old", to: "output")
      let result = try Program(
        arguments: [
          "logs", "edit", "--client", client, "--clients", "clients.jsonl", "--today", "2026-12-31", "--row", row, "--reps", list, "--pain",
          "3", "--by", "Lea",
        ], in: workspace, crashingAfter: step
      ).wait()
      let state = try facts()
      #expect(state == before || state == after)
      #expect(try workspace.run("doctor").code == 0)
      if result.code == 0 { break }
      kills += 1
      step += 1
      try #require(step < 50)
    }
    #expect(kills > 0)
    #expect(try facts() == after)
  }

  @Test func manyAtOnceLoseNothing() throws {
    try workspace.write(export(load: 40, reps: asked), to: "log.csv")
    let words = [["--reps", list], ["--pain", "3"], ["--rpe", "8"], ["--note", "a"], ["--load", "50"]]
    var programs = try words.map { words in
      try Program(
        arguments: ["logs", "edit", "--client", client, "--clients", "clients.jsonl", "--today", "2026-12-31", "--row", row, "--by", "Lea"]
          + words, in: workspace)
    }
    programs.append(
      try Program(
        arguments: ["logs", "import", "log.csv", "--client", client, "--clients", "clients.jsonl", "--today", "2026-12-31"], in: workspace))
    for program in programs {
      let result = try program.wait()
      #expect(result.code == 0, "\(result.output)\(result.errors)")
    }
    #expect(try done() == (0..<sets).map { "\($0 == sets - 1 ? asked - 1 : asked),50.0,8.0,3,\(row)\n" }.joined())
    #expect(try workspace.run("doctor").code == 0)
  }
}
