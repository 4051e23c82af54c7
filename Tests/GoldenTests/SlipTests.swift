import Testing

/// Slips of the user, and streams that can't be written: said in a sentence, never answered with nothing.
@Suite struct SlipTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 3, seed: 15).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  @Test(arguments: [
    ["status", "--client", "nobody"], ["status", "--coach", "nobody"], ["show", "--client", "nobody"], ["export", "--coach", "nobody"],
    ["export", "--client", "nobody", "--as", "csv", "--to", "part.csv"], ["approve", "--client", "nobody", "--by", "Marta", "--yes"],
  ]) func whoIsUnknownIsRefused(arguments: [String]) throws {
    let before = try workspace.files("output/review")
    let result = try Program(arguments: arguments, in: workspace).wait()
    #expect(result.code == 1, "\(result.errors)")
    #expect((result.errors + result.output).contains("'nobody'"), "\(result.errors)")
    #expect(try workspace.files("output/review") == before && !workspace.exists("part.csv"))
  }

  @Test(arguments: [["--client", "nobody"], ["--coach", "nobody"]]) func aNightForNobodyIsStopped(arguments: [String]) throws {
    let before = try workspace.query(TableDump.whole)
    let night = try Program(arguments: workspace.nightlyArguments(arguments), in: workspace).wait()
    #expect(night.code == 2 && night.errors.contains("[run.no_clients]"), "\(night.errors)")
    #expect(try workspace.query(TableDump.whole) == before)
  }

  @Test(arguments: [
    (["approve", "--client", "c-1001", "--by", "M", "--start", "2030-01-01"], "--start is not for 'mesocycle approve'"),
    (["export", "--start", "2030-01-01"], "--start is not for 'mesocycle export'"), (["export", "--as", "cvs"], "did you mean 'csv'?"),
    (["template", "list", "--accept-change"], "--accept-change is not for 'mesocycle template list'"),
    (["doctor", "--coach", "mart"], "--coach is not for 'mesocycle doctor'"),
  ]) func whatWouldBeIgnoredIsRefused(arguments: [String], words: String) throws {
    let result = try Program(arguments: arguments, in: workspace).wait()
    #expect(result.code == 64 && result.errors.contains(words), "\(result.output)\(result.errors)")
  }

  @Test(arguments: [
    ["approve", "--coach", "mart", "--by", "M", "--yes"], ["approve", "--coach", "mart", "--by", "M", "--yes", "--take-back"],
    ["review", "sync", "--coach", "mart"],
  ]) func aCoachIsAskedFor(arguments: [String]) throws {
    let result = try Program(arguments: arguments, in: workspace).wait()
    #expect(result.code == 1 && result.errors.contains("did you mean 'marta'?"), "\(result.output)\(result.errors)")
  }

  @Test func aCoachWhoIsCalledNearlyAsAnotherIsAskedAbout() throws {
    let list = try workspace.text("clients.jsonl")
    let slip = list.replacing("\"coach\":\"marta\"", with: "\"coach\":\"mrta\"", maxReplacements: 1)
    try #require(slip != list)
    try workspace.write(slip, to: "clients.jsonl")
    let night = try Program(arguments: workspace.nightlyArguments(["--accept-change"]), in: workspace).wait()
    #expect(night.errors.contains("if 'marta' is meant, correct 'coach' in the profile"), "\(night.errors)")
    let again = try Program(arguments: workspace.nightlyArguments(["--accept-change"]), in: workspace).wait()
    #expect(!again.errors.contains("run.new_coach"))
  }

  @Test func aNightNamesWhomItDidNotFindAndWhoWasMeant() throws {
    let slip = try Program(arguments: workspace.nightlyArguments(["--client", "c-101"]), in: workspace).wait()
    #expect(slip.code == 2 && slip.errors.contains("there is no client 'c-101'; did you mean 'c-1001'?"), "\(slip.errors)")
    let both = try Program(arguments: workspace.nightlyArguments(["--client", "c-1001", "--client", "c-101"]), in: workspace).wait()
    #expect(both.code == 1 && both.output.contains("Read 1 client:"), "\(both.output)\(both.errors)")
    #expect(both.errors.contains("there is no client 'c-101' in 'clients.jsonl' [run.no_clients]"), "\(both.errors)")
  }

  @Test(arguments: [
    ["status"], ["show", "--client", "c-1001"], ["export"], ["export", "--as", "csv", "--to", "part.csv"],
    ["approve", "--all", "--by", "Marta", "--yes"], ["logs", "import", "clients.jsonl", "--client", "c-1001"], ["logs", "sync"],
  ]) func aDatabaseThatIsNotThereIsNotMade(arguments: [String]) throws {
    let result = try Program(arguments: arguments + ["--database", "nowhere/plans.sqlite"], in: workspace).wait()
    #expect(result.code == 2, "\(result.errors)")
    #expect(result.errors.contains("there is no database at 'nowhere/plans.sqlite'"), "\(result.errors)")
    #expect(result.errors.contains("run 'mesocycle nightly' first"), "\(result.errors)")
    #expect(!workspace.exists("nowhere"))
  }

  @Test func aResultThatCanNotBeWrittenIsSaid() throws {
    for verb in ["status", "nightly --clients clients.jsonl --today 2026-12-02", "rules lint"] {
      let result = try workspace.shell("'\(Program.mesocycle)' \(verb) > /dev/full")
      #expect(result.code == 2, "\(result.errors)")
      #expect(result.errors.contains("standard output can't be written: No space left on device"), "\(result.errors)")
    }
  }

  @Test func aLogThatCanNotBeWrittenDoesNotStopTheNight() throws {
    try workspace.write(Roster(count: 3, seed: 15).jsonLines + "{}\n", to: "clients.jsonl")
    let result = try workspace.shell(
      "'\(Program.mesocycle)' \(workspace.nightlyArguments(["--progress", "always"]).joined(separator: " ")) 2> /dev/full")
    #expect(result.code == 1)
    #expect(result.output.hasPrefix("Read 4 clients:"))
  }
}
