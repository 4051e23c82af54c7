import Foundation
import Testing

/// With `--format json` a verb prints one JSON document and nothing else, also where there is nothing to tell, or where it refuses.
@Suite struct JSONOutputTests {
  let workspace: Workspace
  let roster = Roster(count: 6, seed: 21)
  private var id: String { roster.people[0].id }
  private var coach: String { roster.people[0].coach }

  init() throws {
    workspace = try Workspace()
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
  }

  /// Runs a verb; its output is a document, or nothing at all where it ends with something else than 0.
  @discardableResult
  private func expectDocument(_ line: String, code: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Any]?
  {
    let words = line.split(separator: " ").map(String.init)
    let result = try Program(arguments: words + ["--format", "json", "--clients", "clients.jsonl"], in: workspace).wait()
    if let code { #expect(result.code == code, "\(line): \(result.errors)", sourceLocation: sourceLocation) }
    if result.output.isEmpty, result.code != 0 { return nil }
    let document = (try? JSONSerialization.jsonObject(with: Data(result.output.utf8))) as? [String: Any]
    #expect(document != nil, "\(line) ends with \(result.code) and prints\n\(result.output.prefix(300))", sourceLocation: sourceLocation)
    #expect(document?["schema_version"] is Int, "\(line)", sourceLocation: sourceLocation)
    return document
  }

  /// Everything that reads plans, whether or not there is one.
  private var readers: [String] {
    [
      "status", "show --client \(id)", "history --client \(id)", "diff 1 --client \(id)", "review conflicts", "notify status", "doctor",
      "template list", "preferences --coach \(coach)", "edit rows --client \(id)", "rules explain --client \(id)", "status --client nobody",
      "show --client nobody", "history --client nobody", "template show nothing", "preferences --coach nobody",
    ]
  }

  @Test func everyReaderBeforeTheFirstNightAndAfterIt() throws {
    for verb in readers { try expectDocument(verb) }
    try expectDocument("nightly", code: 0)
    for verb in readers { try expectDocument(verb) }
    #expect(try expectDocument("status", code: 0)?["clients"] is [Any])
  }

  @Test func theRulesTools() throws {
    #expect(try expectDocument("rules coverage")?["combinations"] is Int)
    try expectDocument("rules lint", code: 0)
    try workspace.write("goals: 5\n", to: "rules/broken.yaml")
    try expectDocument("rules lint", code: 1)
    try expectDocument("rules coverage", code: 1)
  }

  @Test func theShippedRulesCoverage() throws {
    let workspace = try Workspace(rules: "../rules")
    let result = try workspace.run("rules", "coverage", "--format", "json")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect((document["idle"] as? [Any]) != nil && (document["holes"] as? [Any]) != nil)
  }

  @Test func everyVerbThatChangesSomething() throws {
    try expectDocument("generate --dry-run", code: 0)
    try expectDocument("nightly", code: 0)
    try expectDocument("approve --client \(id) --week 1 --by Marta --dry-run", code: 0)
    try expectDocument("approve --client \(id) --revision 9 --by Marta", code: 1)
    let exercise = try workspace.query(
      "SELECT exercise_id FROM schedule_preview WHERE client_id = '\(id)' AND week_index = 2 AND kind = 'work' LIMIT 1;"
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    let row = "--client \(id) --week 2 --exercise \(exercise) --by Marta"
    for verb in [
      "edit note \(row) slowly", "edit set \(row) rest_s=90", "edit set \(row) rest_s=90", "edit swap \(row)",
      "edit swap \(row) --to \(exercise)",
    ] {
      try expectDocument(verb, code: 0)
    }
    try expectDocument("edit swap \(row) --to nothing_like_it", code: 1)
    try expectDocument("edit check --client \(id) --by Marta", code: 0)
    try expectDocument("undo --client \(id) --by Marta", code: 0)
    try expectDocument("redo --client \(id) --by Marta", code: 0)
    try expectDocument("undo --client nobody --by Marta", code: 1)
    try expectDocument("revert 1 --client \(id) --by Marta", code: 0)
    try expectDocument("template save --client \(id) --week 1 --name first --by Marta", code: 0)
    try expectDocument("template apply first --client \(roster.people[1].id) --week 1 --by Marta")
    try expectDocument("preferences --coach \(coach) --language de", code: 0)
    try workspace.copy("output/review/\(coach).csv", to: "back.csv")
    try expectDocument("review import back.csv --coach \(coach) --by Marta", code: 0)
    try expectDocument("review import nothing.csv --coach \(coach) --by Marta")
    try expectDocument("notify send --notify-command true", code: 0)
    try expectDocument("notify send")
    try expectDocument("nightly --start 2026-12-14 --client \(id)")
    try workspace.write("", to: "clients.jsonl")
    try expectDocument("nightly", code: 2)
  }
}
