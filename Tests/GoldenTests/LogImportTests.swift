import Foundation
import Testing

/// What clients did comes in through the program: counted, named, kept once, and followed by the next plan.
@Suite struct LogImportTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace(rules: "../rules")
    let profile = """
      {"id":"ID","name":"Ann Beck","coach":"COACH","age":30,"sex":"female","body_mass_kg":70,"goal":"hypertrophy",\
      "experience":"intermediate","units":"kg","training_days":["mon","wed","fri"],"minutes_per_session":60,\
      "equipment":["commercial_gym"],"conditions":"none","clearance":"cleared"}

      """
    let people = [("ann", "marta"), ("ben", "jonas")]
    try workspace.write(
      people.map { profile.replacing("ID", with: $0.0).replacing("COACH", with: $0.1) }.joined(), to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  private func take(_ file: String, _ more: String...) throws -> Program.Result {
    let arguments =
      ["logs", "import", file, "--client", "ann", "--clients", "clients.jsonl", "--today", Workspace.today, "--format", "json"] + more
    return try Program(arguments: arguments, in: workspace).wait()
  }

  private func report(_ result: Program.Result) throws -> [String: Any] {
    let document = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let files = try #require(document["files"] as? [[String: Any]])
    return try #require(files.first)
  }

  /// Every fact of the logs, without the moments and revisions of records.
  private func facts() throws -> String {
    try workspace.query(
      """
      SELECT log_id, user_id, program_id, week_index, day_index, date, source, completed, note FROM workout_logs ORDER BY 1;
      SELECT * FROM workout_parts ORDER BY 1, 2; SELECT * FROM workout_exercises ORDER BY 1, 2, 3;
      SELECT * FROM workout_sets ORDER BY 1, 2, 3, 4;
      """)
  }

  /// An export of Strong of so many sessions, the newest first.
  private func strong(_ count: Int, change: (Int, inout [String]) -> Void = { _, _ in }) -> String {
    var text = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
    for number in (0..<count).reversed() {
      let day = Calendar(identifier: .gregorian).date(byAdding: .day, value: number * 2, to: Date(timeIntervalSince1970: 1_672_531_200))
      let date = (day ?? Date()).formatted(.iso8601.year().month().day().dateSeparator(.dash))
      var rows = (1...3).map { "\(date) 18:05:00,\"Push\",45m,\"Bench Press (Barbell)\",\($0),60,8,0,0,\"\",\"\"," }
      change(number, &rows)
      text += rows.joined(separator: "\n") + "\n"
    }
    return text
  }

  @Test func everyLineOfAYearIsAccountedFor() throws {
    try workspace.write(strong(400), to: "strong.csv")
    let first = try take("strong.csv")
    #expect(first.code == 0, "\(first.errors)")
    let told = try report(first)
    #expect(told["app"] as? String == "strong" && told["sessions"] as? Int == 400 && told["created"] as? Int == 400)
    #expect(told["working_sets"] as? Int == 1200 && told["working_reps"] as? Int == 9600)
    #expect(told["working_tonnage_kg"] as? Double == 576_000)
    #expect(told["first_date"] as? String == "2023-01-01" && told["last_date"] as? String == "2025-03-09")
    let facts = try facts()
    let again = try report(try take("strong.csv"))
    #expect(again["unchanged"] as? Int == 400 && again["created"] as? Int == 0)
    #expect(try self.facts() == facts)

    // One load is corrected and two sets are added: that session alone is another.
    let grown = strong(400) { number, rows in
      guard number == 7 else { return }
      rows[0] = rows[0].replacing(",60,", with: ",62.5,")
      rows += (4...5).map { rows[1].replacing(",2,60", with: ",\($0),60") }
    }
    try workspace.write(grown, to: "grown.csv")
    let corrected = try report(try take("grown.csv"))
    #expect(corrected["updated"] as? Int == 1 && corrected["unchanged"] as? Int == 399 && corrected["created"] as? Int == 0)
    #expect(try workspace.query("SELECT count(*) FROM workout_sets; SELECT sum(revision - 1) FROM workout_logs;") == "1202\n1\n")
    // The older export comes again: told, and nothing comes back.
    let later = try self.facts()
    let old = try take("strong.csv")
    #expect(try self.facts() == later)
    #expect(old.output.contains("older than one that is stored"))
  }

  @Test func aFileThatIsCutIsRefusedWhole() throws {
    try workspace.write(String(strong(20).dropLast(40)), to: "cut.csv")
    let result = try take("cut.csv")
    #expect(result.code == 2)
    let told = try report(result)
    #expect((told["refused"] as? [String: String])?["code"] == "log.cut")
    #expect(try workspace.query("SELECT count(*) FROM workout_logs;") == "0\n")
  }

  @Test func aNameThatNobodyKnowsIsAskedOnceAndTheAnswerReachesOldSets() throws {
    try workspace.write(strong(3).replacing("Bench Press (Barbell)", with: "Omas Bankdrücken"), to: "strong.csv")
    let first = try take("strong.csv")
    #expect(first.code == 1)
    #expect(try report(first)["names_unknown"] as? Int == 1)
    let asked = try workspace.run("logs", "names", "--format", "json")
    #expect(asked.code == 1 && asked.output.contains("Omas Bankdrücken") && asked.output.contains("\"sets\": 9"))
    let answer = try workspace.run("logs", "names", "--set", "Omas Bankdrücken", "barbell_bench_press")
    let wrong = try workspace.run("logs", "names", "--set", "Omas Bankdrücken", "bankdruecken")
    #expect(wrong.code == 2 && wrong.errors.contains("no exercise 'bankdruecken'"))
    #expect(answer.code == 0, "\(answer.errors)")
    #expect(try workspace.query("SELECT DISTINCT exercise_id FROM workout_exercises;") == "barbell_bench_press\n")
    #expect(try workspace.run("logs", "names").code == 0)
    #expect(try take("strong.csv").code == 0)
  }

  @Test func aStrangersLogAndAnotherCoachsAreRefused() throws {
    try workspace.write(strong(3), to: "strong.csv")
    let foreign = try take("strong.csv", "--coach", "jonas")
    #expect(foreign.code == 2 && foreign.output.contains("is no client of coach 'jonas'"))
    let stranger = try workspace.run("logs", "import", "strong.csv", "--client", "anne", "--clients", "clients.jsonl")
    #expect(stranger.code == 2 && (stranger.output + stranger.errors).contains("the gym has no client 'anne'"))
    #expect(try workspace.query("SELECT count(*) FROM workout_logs;") == "0\n")
  }

  @Test func aDryRunTellsTheSameAndStoresNothing() throws {
    try workspace.write(strong(3), to: "strong.csv")
    let dry = try report(try take("strong.csv", "--dry-run"))
    #expect(try workspace.query("SELECT count(*) FROM workout_logs;") == "0\n")
    let real = try report(try take("strong.csv"))
    #expect(dry["created"] as? Int == 3 && real["created"] as? Int == 3)
  }

  @Test func theNextPlanFollowsWhatWasLifted() throws {
    let heavy = strong(30) { _, rows in rows = rows.map { $0.replacing(",60,8,", with: ",140,5,") } }
    // The days are those before the night.
    let days = heavy.replacing("2023-01-", with: "2026-10-").replacing("2023-02-", with: "2026-11-")
    try workspace.write(days, to: "strong.csv")
    func load() throws -> Double {
      Double(
        try workspace.query("SELECT max(load) FROM plan_rows WHERE client_id = 'ann' AND exercise_id LIKE '%bench%';")
          .trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }
    let before = try load()
    #expect(try take("strong.csv").code == 0)
    // The plan stood in a sheet, so it waits for the last night but two before its start.
    #expect(try workspace.nightly().output.contains("0 replanned, 2 unchanged"))
    let night = try workspace.nightly(today: "2026-12-04")
    #expect(night.code == 0, "\(night.errors)")
    let after = try load()
    #expect(after > before + 20, "\(before) \(after)")
    // Nothing new was logged since: the plan stays.
    #expect(try workspace.nightly(today: "2026-12-04").output.contains("0 replanned, 2 unchanged"))
  }
}
