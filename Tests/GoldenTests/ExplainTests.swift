import Foundation
import Testing

/// `rules explain` through the built program: for those with a plan, without one, held, and unknown.
@Suite struct ExplainTests {
  let workspace: Workspace
  var roster = Roster(count: 8, seed: 5)

  init() throws {
    workspace = try Workspace()
    roster.people[1].minutes = 10
    (roster.people[1].born, roster.people[1].equipment) = ("1940-01-01", "commercial_gym")
    let lines = roster.jsonLines.split(separator: "\n").enumerated().map {
      $0 == 2 ? $1.replacing("\"clearance\":\"cleared\"", with: "\"clearance\":\"follow_up_required\"") : "\($1)"
    }
    try workspace.write(lines.joined(separator: "\n") + "\n", to: "clients.jsonl")
  }

  private func explain(_ person: Int, _ arguments: String...) throws -> Program.Result {
    let options = ["--clients", "clients.jsonl", "--client", roster.people[person].id, "--today", Workspace.today]
    return try Program(arguments: ["rules", "explain"] + options + arguments, in: workspace).wait()
  }

  @Test func tellsEveryStageInItsOrderAndWritesNothing() throws {
    let told = try explain(0)
    #expect(told.code == 0 && told.errors.isEmpty, "\(told.errors)")
    let headings = told.output.split(separator: "\n").filter {
      ["analyse", "select", "progress", "balance", "sanitise", "validate"].contains($0)
    }
    #expect(headings == ["analyse", "select", "progress", "balance", "sanitise", "validate"])
    #expect(try explain(0).output == told.output && !workspace.exists("output"))
    #expect(told.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func tellsTheDatesAndExercisesThatTheNightStores() throws {
    try #require(try workspace.nightly("--tolerate-rejected", "100%").code == 0)
    let told = try explain(0).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let id = roster.people[0].id
    let stored = try workspace.query(
      "SELECT DISTINCT name FROM schedule_preview JOIN exercise_names USING (exercise_id) WHERE client_id = '\(id)' ORDER BY 1;")
    for name in stored.split(separator: "\n") { #expect(told.contains(name), "\(name)") }
    let dates = try workspace.query("SELECT DISTINCT date FROM schedule_preview WHERE client_id = '\(id)';").split(separator: "\n")
    #expect(!dates.isEmpty)
    for date in dates { #expect(told.contains(date)) }
  }

  @Test func everyRuleOfTheJSONStandsWhereItSays() throws {
    let document = try JSONSerialization.jsonObject(with: Data(try explain(0, "--format", "json").output.utf8)) as? [String: Any]
    #expect(document?["outcome"] as? String == "planned")
    let sections = try #require(document?["sections"] as? [[String: Any]])
    var rules = 0
    for line in sections.flatMap({ $0["lines"] as? [[String: Any]] ?? [] }) {
      guard let file = line["file"] as? String, let number = line["line"] as? Int else { continue }
      rules += 1
      #expect(try workspace.text(file).split(separator: "\n", omittingEmptySubsequences: false).indices.contains(number - 1))
    }
    #expect(rules > 10)
  }

  @Test func whoHasNoPlanIsToldWhichLimitAndWhatWouldFreeIt() throws {
    let told = try explain(1)
    #expect(told.code == 0)
    let words = told.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("error: 'minutes_per_session' leaves no plan: ") && words.contains("more per session"), "\(told.output)")
    let night = try workspace.nightly("--tolerate-rejected", "100%")
    #expect(night.output.contains("1 infeasible"), "\(night.output)")
    #expect(night.errors.contains("'minutes_per_session' leaves no plan: "), "\(night.errors)")
  }

  @Test func whoIsHeldIsToldWhy() throws {
    let told = try explain(2)
    #expect(told.code == 0 && told.output.contains("held\nerror: the client is not cleared for training [gate.clearance_not_given]"))
  }

  @Test func anExerciseIsThereOrNotForAReason() throws {
    let squat = try explain(0, "--exercise", "back_squat").output
    #expect(squat.contains(" in the plan\n· "), "\(squat)")
    let slip = try explain(0, "--exercise", "back_sqat")
    #expect(slip.code == 1 && slip.errors.contains("did you mean 'back_squat'?"), "\(slip.errors)")
  }

  @Test func aStrangerIsARefusal() throws {
    let told = try workspace.run("rules", "explain", "--clients", "clients.jsonl", "--client", "nobody", "--today", Workspace.today)
    #expect(told.code == 1 && told.output.isEmpty && told.errors.contains("has no client with the id 'nobody'"), "\(told.errors)")
    #expect(try workspace.run("rules", "explain").code == 64)
  }
}
