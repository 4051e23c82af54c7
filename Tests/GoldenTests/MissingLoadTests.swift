import ProgramRuns
import Testing

/// A programme's row never stands there without a word on how heavy it is: where an edit takes the load away, the coach is told of which.
@Suite struct MissingLoadTests {
  let workspace: Workspace

  /// A night over a member of the shipped rules who follows a named programme.
  init() throws {
    workspace = try Workspace(rules: "../rules")
    try workspace.write(
      """
      {"id":"a","coach":"marta","age":30,"goal":"strength","experience":"novice","training_days":["mon","wed","fri"],\
      "minutes_per_session":90,"equipment":["commercial_gym"],"conditions":["none"],"clearance":"cleared","template":"starting_strength",\
      "lifts":[{"exercise":"back_squat","load_kg":80,"reps":5}]}

      """, to: "clients.jsonl")
    let night = try workspace.nightly("--start", Workspace.start)
    try #require(night.code == 0, "\(night.output)\(night.errors)")
  }

  /// Changes the first working row of the squat.
  private func set(_ values: [String]) throws -> Program.Result {
    let row = try workspace.query(
      """
      SELECT row_id FROM schedule_preview WHERE client_id = 'a' AND week_index = 1 AND exercise_id = 'back_squat' AND kind = 'work'
      ORDER BY day_index, order_index LIMIT 1;
      """
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    let base = ["edit", "set", "--by", "Marta", "--clients", "clients.jsonl", "--today", Workspace.today, "--client", "a", "--row", row]
    return try Program(arguments: base + values, in: workspace).wait()
  }

  @Test func aLoadThatIsTakenAwayIsTold() throws {
    let blank = try set(["load=", "target="])
    #expect(blank.code == 0 && blank.output.contains("[load.missing]"), "\(blank.output)\(blank.errors)")
    #expect(blank.output.contains("Barbell Back Squat") && blank.output.contains("week 1"), "\(blank.output)")
    #expect(blank.output.contains("Week 1 is pending"), "it warns, and stops nobody: \(blank.output)")
    for values in [["rir=2"], ["rir=", "target=as heavy as last Friday"], ["target=", "load=60"]] {
      let said = try set(values)
      #expect(said.code == 0 && !said.output.contains("load.missing"), "\(values): \(said.output)\(said.errors)")
    }
  }
}
