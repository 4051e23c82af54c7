import Foundation
import Testing

/// What the program says to whoever forgot a verb, misspelt one, or asks for help: short, and about what they were doing.
@Suite struct HelpTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func run(_ line: String) throws -> Program.Result {
    try Program(arguments: line.split(separator: " ").map(String.init), in: workspace).wait()
  }

  @Test(arguments: [("", "nightly"), ("edit", "set"), ("rules", "lint"), ("review", "sync"), ("template", "save"), ("notify", "send")])
  func whoNamesNoVerbIsToldWhichThereAre(line: String, verb: String) throws {
    let result = try run(line)
    #expect(result.code == 64 && result.output.isEmpty, "\(result.output)")
    #expect(result.errors.contains("needs a verb") && result.errors.contains(verb), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count < 12 && !result.errors.contains("take,"), "\(result.errors)")
  }

  @Test(arguments: [
    ("statsu", "did you mean 'status'?"), ("nigthly", "did you mean 'nightly'?"), ("rules lnit", "did you mean 'lint'?"),
    ("edit swp --client a", "did you mean 'swap'?"), ("lint", "did you mean 'mesocycle rules lint'?"), ("dance", "it is one of"),
  ]) func aSlipInAVerbGetsTheNearMiss(line: String, hint: String) throws {
    let result = try run(line)
    #expect(result.code == 64 && result.output.isEmpty)
    #expect(result.errors.contains("has no verb '") && result.errors.contains(hint), "\(result.errors)")
  }

  @Test func aSlipInAnOptionOrItsValueGetsTheNearMissOrTheChoices() throws {
    for (line, hint) in [("status --clint a", "--client"), ("status --format jsn", "json"), ("show --client a --view wekly", "weekly")] {
      let result = try run(line)
      #expect(result.code == 64 && result.errors.contains(hint), "\(line): \(result.errors)")
    }
  }

  @Test func aSlipInAClientOrACoachGetsTheNearMiss() throws {
    let roster = Roster(count: 4, seed: 31)
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    let (id, coach) = (roster.people[0].id, roster.people[0].coach)
    let (slip, other) = (id + "x", coach + "x")
    for line in [
      "status --client \(slip)", "show --client \(slip)", "approve --client \(slip) --by Marta --yes", "history --client \(slip)",
    ] {
      let result = try run(line)
      #expect(result.code == 1 && (result.errors + result.output).contains("did you mean '"), "\(line): \(result.errors)")
    }
    for line in ["status --coach \(other)", "preferences --coach \(other)", "export --coach \(other)"] {
      let result = try run(line)
      #expect(result.code == 1 && result.errors.contains("did you mean '\(coach)'?"), "\(line): \(result.errors)")
    }
  }

  @Test(
    arguments: [
      ("show", ["--client <id>", "--start <", "--jobs", "--progress"], ["--coach <id>", "--coach-group", "--accept-change"]),
      ("edit set", ["--client <id>", "--start <", "--coach-group"], ["--coach <id>", "--accept-change"]),
      ("review import", ["--coach <id>", "--jobs", "--progress"], ["--client <id>", "--start <", "--accept-change"]),
      ("approve", ["--client <id>", "--coach <id>", "--jobs"], ["--start <", "--accept-change"]),
      ("rules lint", [], ["WHOSE PLANS", "--client <id>", "--coach", "--start", "--accept-change"]),
      ("nightly", ["--client <id>", "--coach <id>", "--start <", "--coach-group", "--jobs", "--progress", "--accept-change"], []),
    ] as [(String, [String], [String])]) func theHelpOfAVerbBeginsWithItsOwnOptions(verb: String, has: [String], lacks: [String]) throws
  {
    for line in ["\(verb) --help", "help \(verb)"] {
      let result = try run(line)
      #expect(result.code == 0 && result.errors.isEmpty)
      let help = result.output
      let own = try #require(help.firstRange(of: "\nOPTIONS:\n"), "\(help)")
      let shared = try #require(help.firstRange(of: "\nSHARED OPTIONS:\n"), "\(help)")
      #expect(own.lowerBound < shared.lowerBound)
      let section = help[shared.upperBound...]
      #expect(section.contains("--rules, --clients") && section.contains("'mesocycle --help' explains them"))
      #expect(section.split(separator: "\n").count <= 6, "\(section)")
      #expect(!help[own.upperBound..<shared.lowerBound].contains("--jobs"))
      for option in has { #expect(help.contains(option), "\(help)") }
      for option in lacks { #expect(!help.contains(option), "\(help)") }
    }
  }

  @Test func theProgramsHelpExplainsTheSharedOptions() throws {
    let result = try run("--help")
    #expect(result.code == 0)
    #expect(result.output.contains("SHARED OPTIONS:\n  --rules <dir>") && result.output.contains("How many cores are used at once."))
    #expect(result.output.contains("SUBCOMMANDS:\n  nightly"))
  }
}
