import Foundation
import Testing

/// A run that only tells ends as the night would.
@Suite struct DryRunTests {
  let workspace: Workspace
  var roster = Roster(count: 20, seed: 33)

  init() throws {
    workspace = try Workspace()
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
  }

  /// Tells by both verbs, then runs the night, and compares exit codes and outcomes; returns the night.
  @discardableResult
  private func compare(_ what: Comment, _ options: [String] = [], today: String = Workspace.today) throws -> Program.Result {
    let files = try files()
    let told = try ["nightly", "generate"].map { verb in
      try Program(
        arguments: [verb, "--clients", "clients.jsonl", "--today", today, "--dry-run", "--format", "json"] + options, in: workspace
      ).wait()
    }
    #expect(try self.files() == files, what)
    let night = try Program(arguments: workspace.nightlyArguments(options + ["--format", "json"], today: today), in: workspace).wait()
    for result in told {
      #expect(result.code == night.code, what)
      #expect(try outcomes(result) == outcomes(night), what)
      #expect(try ids(result, "absent") == ids(night, "absent"), what)
      #expect(try ids(result, "expired") == ids(night, "expired"), what)
    }
    return night
  }

  /// Everything that a run writes; what SQLite keeps beside a database that somebody reads is none of it.
  private func files() throws -> [String: Data] {
    guard workspace.exists("output") else { return [:] }
    return try workspace.files("output").filter { !$0.key.hasSuffix("-wal") && !$0.key.hasSuffix("-shm") }
  }

  private func outcomes(_ result: Program.Result) throws -> [String] {
    let clients = try #require(try document(result)["clients"] as? [[String: Any]])
    return clients.map { "\($0["client_id"] ?? "") \($0["outcome"] ?? "")" }
  }

  private func ids(_ result: Program.Result, _ key: String) throws -> [String] {
    try #require(try document(result)[key] as? [[String: Any]]).compactMap { $0["client_id"] as? String }
  }

  private func document(_ result: Program.Result) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.output)\(result.errors)")
  }

  @Test func aFirstNightAndOneInWhichNothingChanged() throws {
    #expect(try compare("the first night").code == 0)
    #expect(try compare("the same again").code == 0)
  }

  @Test func whatTheBrakeHolds() throws {
    #expect(try compare("the first night").code == 0)
    try workspace.write(Roster(count: 10, seed: 33).jsonLines, to: "clients.jsonl")
    #expect(try compare("ten are absent").code == 2)
    #expect(try compare("and that is meant", ["--accept-change"]).code == 0)
  }

  @Test func whatIsTolerated() throws {
    let lines = roster.jsonLines.split(separator: "\n")
    let text = lines.enumerated().map { $0 < 3 ? $1.replacing("\"goal\":", with: "\"gaol\":") : "\($1)" }.joined(separator: "\n") + "\n"
    try workspace.write(text, to: "clients.jsonl")
    #expect(try compare("three are rejected").code == 1)
    try workspace.remove("output")
    #expect(try compare("and three may be", ["--tolerate-rejected", "3"]).code == 0)
  }

  @Test func whatStopsARun() throws {
    try workspace.write("", to: "clients.jsonl")
    #expect(try compare("nobody is in the list").code == 2)
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try workspace.write("goals: 5\n", to: "rules/broken.yaml")
    #expect(try compare("the rules are broken").code == 2)
  }

  /// Each is in the way of a night, and a run that only tells sees it.
  @Test(arguments: [
    ("a file where the output goes", "touch output", ["--database", "plans.sqlite"]),
    ("a file where the sheets go", "mkdir output && touch output/review", []),
    ("a file above the database", "touch data", ["--database", "data/deep/plans.sqlite"]),
    ("a folder in the place of the database", "mkdir -p output/mesocycle.sqlite", []),
  ]) func whatCanNotBeWritten(_ what: String, _ line: String, _ options: [String]) throws {
    try workspace.shell(line)
    let before = try workspace.shell("find . | sort").output
    let arguments = ["nightly", "--clients", "clients.jsonl", "--today", Workspace.today] + options
    let told = try Program(arguments: arguments + ["--dry-run"], in: workspace).wait()
    #expect(try workspace.shell("find . | sort").output == before, "it writes nothing: \(what)")
    let night = try Program(arguments: arguments, in: workspace).wait()
    #expect(told.code == 2 && night.code == 2, "\(what): \(told.errors)\(night.errors)")
    let message = try #require(night.errors.split(separator: "\n").first)
    #expect(told.errors.contains(message), "\(what): \(told.errors)")
  }

  @Test func plansThatHaveNoFolderToGoInto() throws {
    #expect(try workspace.nightly().code == 0)
    try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", Workspace.today)
    try workspace.shell("rm -rf output/plans && touch output/plans")
    let arguments = ["nightly", "--clients", "clients.jsonl", "--today", Workspace.today]
    let told = try Program(arguments: arguments + ["--dry-run"], in: workspace).wait()
    let night = try Program(arguments: arguments, in: workspace).wait()
    #expect(told.code == 2 && night.code == 2, "\(told.errors)\(night.errors)")
    for result in [told, night] {
      #expect(result.errors.contains("output/plans can't be written: a file stands where"), "\(result.errors)")
    }
  }

  @Test func aFolderWithoutLeaveToWrite() throws {
    try workspace.shell("mkdir shut && chmod 555 shut")
    // Whoever may write everywhere meets no such folder.
    try #require(access(workspace.at("shut"), W_OK) == 0 || geteuid() != 0)
    guard access(workspace.at("shut"), W_OK) != 0 else { return }
    for options in [["--output", "shut/out", "--database", "plans.sqlite"], ["--database", "shut/plans.sqlite"]] {
      let arguments = ["nightly", "--clients", "clients.jsonl", "--today", Workspace.today] + options
      let told = try Program(arguments: arguments + ["--dry-run"], in: workspace).wait()
      #expect(told.code == 2 && told.errors.contains("shut"), "\(told.errors)")
      #expect(try Program(arguments: arguments, in: workspace).wait().code == 2)
    }
  }

  @Test func foldersThatAreStillToBeMadeAreInNobodysWay() throws {
    let options = ["--output", "a/b/out", "--database", "c/d/plans.sqlite"]
    #expect(try compare("nothing is there yet", options).code == 0)
  }

  @Test func whatIsGoneWhatExpiredAndWhatSomebodyApproved() throws {
    #expect(try compare("the first night").code == 0)
    let (approved, edited) = (roster.people[0].id, roster.people[1].id)
    try workspace.run(
      "approve", "--clients", "clients.jsonl", "--client", approved, "--week", "1", "--by", "Marta", "--yes", "--today", Workspace.today)
    try workspace.run(
      "edit", "note", "--client", edited, "--week", "1", "--day", "1", "--by", "Marta", "mind the knee", "--clients", "clients.jsonl",
      "--today", Workspace.today)
    var fewer = roster
    fewer.people.removeLast()
    fewer.people[0].minutes = fewer.people[0].minutes == 30 ? 60 : 30
    fewer.people[1].minutes = fewer.people[1].minutes == 30 ? 60 : 30
    try workspace.write(fewer.jsonLines, to: "clients.jsonl")
    #expect(try compare("one is gone").code == 0)
    let night = try compare("the blocks have begun", ["--accept-change"], today: "2026-12-09")
    #expect(try ids(night, "expired").count > 10)
  }
}

/// Examples of rules that don't hold: what stops their author, and only warns a night.
@Suite struct FailedExampleTests {
  @Test func theyStopLintAndWarnTheFirstNightWithTheseRules() throws {
    let workspace = try Workspace(rules: "../rules")
    try workspace.write(Roster(count: 2, seed: 14).jsonLines, to: "clients.jsonl")
    let blocks = try workspace.text("rules/blocks.yaml")
    try workspace.write(
      blocks.replacing("phase: {1: introduce, 3: overreach, 4: deload}", with: "phase: {1: deload}"), to: "rules/blocks.yaml")
    let lint = try workspace.run("rules", "lint")
    #expect(lint.code == 1 && lint.output.contains("error:") && lint.output.contains("[rules.example_failed]"), "\(lint.output)")
    let told = try workspace.run("nightly", "--clients", "clients.jsonl", "--dry-run")
    let night = try workspace.nightly()
    for result in [told, night] {
      #expect(result.code == 0, "\(result.errors)")
      #expect(
        result.errors.contains("rules/blocks.yaml:") && result.errors.contains("warning:")
          && result.errors.contains("[rules.example_failed]"),
        "\(result.errors)")
    }
    #expect(try workspace.text("output/run_results.json").contains("rules.example_failed"))
    let next = try workspace.nightly()
    #expect(next.code == 0 && !next.errors.contains("rules.example_failed"), "the rules are no news any more: \(next.errors)")
  }
}
