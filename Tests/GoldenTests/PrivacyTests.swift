import Foundation
import Testing

/// No name, note or condition of a client in log, results or what a crash leaves behind, and nothing of who has left.
@Suite struct PrivacyTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private let words = ["Zebrafink", "Bjorn", "Ida", "diabetes", "knee_pain"]

  /// Neither log nor results say any of the words that only a client's data have.
  private func expectSilence(_ result: Program.Result, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for text in [result.output, result.errors, try workspace.text("output/run_results.json")] {
      let told = text.split(separator: "\n").filter { line in words.contains { line.localizedCaseInsensitiveContains("\($0)") } }
      #expect(told.isEmpty, "\(told.joined(separator: "\n"))", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: ["Zebrafink Anna", "Bjorn", "Ida", "diabetes mellitus", "knee_pain"])
  func aKeyThatIsNoneIsToldByItsPlaceInAllThreeForms(_ word: String) throws {
    let roster = Roster(count: 1, seed: 5)
    let line = roster.jsonLines.dropFirst().replacing("Zebrafink ", with: "")
    try workspace.write("{\"\(word)\":true,\(line)", to: "clients.jsonl")
    let lines = try workspace.nightly()
    #expect(lines.code == 1 && lines.errors.contains("clients.jsonl:1:2: error: there is no field of the name that stands here"))
    try expectSilence(lines)
    let file = try #require(roster.files.values.first).replacing("Zebrafink ", with: "")
    try workspace.write("\(word): true\n\(file)\(word): false\n", to: "clients/one.yaml")
    let twice = try workspace.nightly(clients: "clients")
    #expect(twice.code == 1 && twice.errors.contains("error: a key stands twice [profile.duplicate_key]"), "\(twice.errors)")
    try expectSilence(twice)
    try workspace.write("\(file)\n\(word): {\(word): \(word)}\n", to: "clients/one.yaml")
    let yaml = try workspace.nightly(clients: "clients")
    #expect(yaml.code == 1 && yaml.errors.contains("[profile.unknown_key]"), "\(yaml.errors)")
    try expectSilence(yaml)
    let table = roster.table.replacing("Zebrafink ", with: "").replacing("id,name", with: "id,\(word),name").replacing(
      "c-1001,", with: "c-1001,,")
    try workspace.write(table, to: "clients.csv")
    let csv = try workspace.nightly(clients: "clients.csv")
    #expect(csv.code == 2 && csv.errors.contains("clients.csv:1:4: error: column 2 is no profile field"), "\(csv.errors)")
    try expectSilence(csv)
  }

  @Test func aSlipOfOneOfOurNamesIsRepeated() throws {
    try workspace.write(
      Roster(count: 1, seed: 5).jsonLines.replacing("\"minutes_per_session\"", with: "\"minutes_per_sesion\""), to: "clients.jsonl")
    let result = try workspace.nightly()
    #expect(
      result.errors.contains("there is no field 'minutes_per_sesion'") && result.errors.contains("did you mean 'minutes_per_session'?"))
  }

  @Test func aTableWithoutItsHeadingIsOneFindingThatRepeatsNothing() throws {
    let rows = Roster(count: 3, seed: 5).table.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
    try workspace.write(rows, to: "clients.csv")
    try workspace.write("id: Member\nname: Full Name\nborn: Birthday\n", to: "map.yaml")
    for arguments in [[], ["--map", "map.yaml"]] {
      let result = try Program(arguments: workspace.nightlyArguments(arguments, clients: "clients.csv"), in: workspace).wait()
      #expect(result.code == 2 && result.errors.split(separator: "\n").count == 2, "\(result.errors)")
      #expect(result.errors.hasPrefix("clients.csv:1: error: the first row names no column that is known"), "\(result.errors)")
      try expectSilence(result)
    }
  }

  @Test func theLogCallsAFileByItsPlaceInTheFolder() throws {
    for (name, text) in ["README.md": "", "Anna Zebrafink.yaml": "goal: x\n", "Ben.yaml": "a: [\n", "Zebrafink.txt": ""] {
      try workspace.write(text, to: "clients/\(name)")
    }
    for (name, text) in Roster(count: 6, seed: 5).files { try workspace.write(text, to: "clients/\(name)") }
    let result = try workspace.nightly(clients: "clients")
    #expect(result.code == 1 && !result.errors.contains("Zebrafink"), "\(result.errors)")
    for place in ["file 1 of clients:", "file 2 of clients:", "file 4 of clients: warning: this is no YAML file"] {
      #expect(result.errors.contains(place), "\(result.errors)")
    }
    #expect(try workspace.shell("LC_ALL=C ls clients | sed -n 1p").output == "Anna Zebrafink.yaml\n", "so it is found")
    #expect(try workspace.text("output/run_results.json").contains("\"file\": \"clients/Anna Zebrafink.yaml\""), "for its owner alone")
    let mode = try FileManager.default.attributesOfItem(atPath: workspace.at("output/run_results.json"))[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGABRT]) func aCrashSaysNothingAndLeavesNothingBehind(_ signal: Int32) throws {
    try workspace.write(Roster(count: 150, seed: 6).jsonLines, to: "clients.jsonl")
    let line = "ulimit -c unlimited; exec \(Program.mesocycle) \(workspace.nightlyArguments().joined(separator: " "))"
    let night = try Program("/bin/sh", arguments: ["-c", line], in: workspace)
    while !night.hasEnded(), (try? workspace.bytes("output/mesocycle.sqlite.lock"))?.isEmpty ?? true { usleep(500) }
    night.kill(signal)
    let begun = ContinuousClock.now
    let result = try night.wait()
    #expect(result.code == 128 + Int(signal) && result.output == "" && result.errors == "", "\(result.errors)")
    #expect(ContinuousClock.now - begun < .seconds(20), "and takes no time for it")
    let left = try workspace.files("").keys.filter { $0.hasPrefix("core") || $0.contains("/core") }
    #expect(left.isEmpty)
  }

  @Test func whoAsksForABacktraceGetsIt() throws {
    try workspace.write(Roster(count: 150, seed: 6).jsonLines, to: "clients.jsonl")
    let night = try Program(
      arguments: workspace.nightlyArguments(), in: workspace,
      environment: ["SWIFT_BACKTRACE": "enable=yes,threads=crashed,limit=1,registers=none,images=none,symbolicate=off"])
    while !night.hasEnded(), (try? workspace.bytes("output/mesocycle.sqlite.lock"))?.isEmpty ?? true { usleep(500) }
    night.kill(SIGSEGV)
    #expect(try night.wait().errors.contains("rogram crashed"))
  }

  @Test func whoHasLeftIsNowhereOnceTheLastBlockIsOver() throws {
    var roster = Roster(count: 12, seed: 21)
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    try #require(try workspace.run("approve", "--all", "--by", "Test", "--yes").code == 0)
    try #require(try workspace.nightly().code == 0)
    let gone = try #require(roster.people.first { $0.coach == "marta" }).id
    roster.people.removeAll { $0.id == gone }
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly(today: "2026-12-09").code == 0)
    func places() throws -> [String] {
      try workspace.files("output").filter { !$0.key.hasSuffix("sqlite") && $0.key != "run_results.json" }
        .filter { $0.key.contains(gone) || String(decoding: $0.value, as: UTF8.self).contains(gone) }.keys.sorted()
    }
    let review = ["clients.csv", "csv", "html", "json"].map { "review/marta.\($0)" }
    #expect(try places() == ["plans/marta/\(gone).html", "plans/marta/\(gone).ics"] + review, "the block still runs")
    #expect(try workspace.text("output/review/marta.clients.csv").contains("\(gone),"))
    let last = try workspace.nightly(today: "2027-01-03")
    #expect(try places().count == 6, "to its last day: \(last.errors)")
    let after = try workspace.nightly(today: "2027-01-04")
    #expect(after.code == 0, "\(after.errors)")
    #expect(try places() == [])
    #expect(try workspace.query("SELECT count(*) FROM client_files WHERE client_id = '\(gone)';") == "0\n")
    let other = try #require(roster.people.first { $0.coach == "marta" }).id
    #expect(workspace.exists("output/plans/marta/\(other).html"), "everybody else keeps theirs")
    // Whoever comes back is planned as anybody else.
    try workspace.write(Roster(count: 12, seed: 21).jsonLines, to: "clients.jsonl")
    #expect(try workspace.nightly(today: "2027-01-05").code == 0)
    #expect(try workspace.text("output/review/marta.clients.csv").contains("\(gone),"))
  }
}
