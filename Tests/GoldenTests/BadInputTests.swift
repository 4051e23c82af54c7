import Foundation
import SeededNumbers
import Testing

/// Input that is no input: a clear message where nothing can be read, and everybody else planned where something can.
@Suite struct BadInputTests {
  let workspace: Workspace
  let roster = Roster(count: 3, seed: 5)

  init() throws { workspace = try Workspace() }

  @Test func aClientListThatIsNotThere() throws {
    let result = try workspace.nightly(clients: "nowhere.jsonl")
    #expect(result.code == 2)
    #expect(result.errors.contains("nowhere.jsonl") && result.errors.split(separator: "\n").count == 2, "\(result.errors)")
    #expect(try workspace.text("output/run_results.json").contains("\"exit_code\": 2"))
    #expect(!workspace.exists("output/review"))
  }

  @Test(arguments: ["clients.jsonl", "clients.csv", "clients/.keep"]) func aClientListThatCameInEmpty(file: String) throws {
    try workspace.write("", to: file)
    let result = try workspace.nightly(clients: file.hasPrefix("clients/") ? "clients" : file)
    #expect(result.code == 2)
    #expect(result.errors.split(separator: "\n").count == 2, "\(result.errors)")
    #expect(try workspace.text("output/run_results.json").contains("\"exit_code\": 2"))
  }

  @Test func anEmptyListAfterAGoodNightChangesNothing() throws {
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    #expect(try workspace.nightly().code == 0)
    let (before, sheets) = (try workspace.query(TableDump.whole), try workspace.files("output/review"))
    try workspace.write("", to: "clients.jsonl")
    #expect(try workspace.nightly("--accept-change").code == 2)
    #expect(try workspace.query(TableDump.whole) == before)
    #expect(try workspace.files("output/review") == sheets)
  }

  @Test func theSameFaultOfManyClientsIsToldTwentyTimesAndCounted() throws {
    let lines = (1...3_000).map { "{\"id\":\"bad-\($0)\",\"coach\":\"marta\",\"age\":\"old\"}\n" }.joined()
    try workspace.write(lines + roster.jsonLines, to: "clients.jsonl")
    let result = try workspace.nightly()
    #expect(result.code == 1 && result.errors.utf8.count < 40_000, "\(result.errors.utf8.count)")
    #expect(result.errors.split(separator: "\n").count { $0.contains("[profile.type]") && !$0.hasPrefix("and ") } == 20)
    #expect(result.errors.contains("and 2980 more [profile.type]: output/run_results.json has them all\n"), "\(result.errors.suffix(1500))")
    let results = try workspace.text("output/run_results.json")
    #expect(results.ranges(of: "\"bad-").count >= 3_000 && results.ranges(of: "profile.type").count >= 3_000)
  }

  @Test func garbageAsATable() throws {
    var random = SeededRandom(9)
    try workspace.write(Data((0..<5000).map { _ in UInt8(truncatingIfNeeded: random.next()) }), to: "clients.csv")
    let result = try workspace.nightly(clients: "clients.csv")
    #expect(result.code == 2)
    #expect(result.errors.contains("clients.csv:1"), "\(result.errors)")
  }

  @Test func aLineOfTenMegabytes() throws {
    let lines = roster.jsonLines.split(separator: "\n").map(String.init)
    let long = "{\"id\":\"long\",\"name\":\"" + String(repeating: "Zebrafink ", count: 1_000_000) + "\"}"
    try workspace.write([lines[0], long, lines[1], lines[2]].joined(separator: "\n") + "\n", to: "clients.jsonl")
    let result = try workspace.nightly()
    #expect(result.code == 1)
    #expect(result.output.hasPrefix("Read 4 clients: 3 new") && result.output.contains("1 rejected"), "\(result.output)")
    #expect(result.errors.contains("clients.jsonl:2") && result.errors.contains("[profile.too_large]"), "\(result.errors)")
  }

  @Test func bytesThatAreNoText() throws {
    var data = Data(roster.jsonLines.utf8)
    data.append(contentsOf: [UInt8]("{\"id\":\"bytes\",\"name\":\"Zebrafink ".utf8) + [0xC3, 0x28] + [UInt8]("\"}\n".utf8))
    try workspace.write(data, to: "clients.jsonl")
    let result = try workspace.nightly()
    #expect(result.code == 1)
    #expect(result.output.hasPrefix("Read 4 clients: 3 new"))
    #expect(result.errors.contains("clients.jsonl:4") && result.errors.contains("[profile.encoding]"), "\(result.errors)")
  }

  @Test func asManyRejectedAsAreToleratedIsNoFailure() throws {
    try workspace.write(roster.jsonLines + "{}\n", to: "clients.jsonl")
    #expect(try workspace.nightly().code == 1)
    #expect(try workspace.nightly("--tolerate-rejected", "1").code == 0)
    #expect(try workspace.nightly("--tolerate-rejected", "25%").code == 0)
    #expect(try workspace.nightly("--tolerate-rejected", "24%").code == 1)
  }

  @Test func nothingAboutAClientIsPrinted() throws {
    let marked = "\"name\":\"Zebrafink\",\"notes\":\"Zebrafink\",\"coach_name\":\"Zebrafink\""
    let base =
      "\"born\":\"1990-04-02\",\"goal\":\"strength\",\"experience\":\"novice\",\"training_days\":[\"mon\"],\"equipment\":[\"dumbbells\"]"
    let rest = "\"minutes_per_session\":45,\"conditions\":[\"none\"],\"clearance\":\"cleared\""
    try workspace.write(
      """
      {"id":"good",\(marked),\(base),\(rest)}
      {"id":"held",\(marked),\(base),"minutes_per_session":45,"conditions":["chest_pain"],"clearance":"cleared"}
      {"id":"unknown",\(marked),\(base),"minutes_per_session":45,"conditions":["Zebrafink"],"clearance":"cleared"}
      {"id":"clearance",\(marked),\(base),"minutes_per_session":45,"conditions":["none"],"clearance":"Zebrafink"}
      {"id":"template",\(marked),\(base),\(rest),"template":"Zebrafink"}
      {"id":"text",\(marked),\(base),\(rest),"height_cm":"Zebrafink"}
      {"id":"likes",\(marked),\(base),\(rest),"likes":["Zebrafink"],"coach":"Zebra Fink/../Zebrafink"}
      {"id":"days",\(marked),\(base),\(rest),"unavailable":["Zebrafink..Zebrafink"],"lifts":[{"exercise":"Zebrafink","load_kg":1,"reps":1}]}
      {"id":"formula","name":"=Zebrafink()",\(base),\(rest)}
      {"id":"broken",\(marked),"notes":Zebrafink}
      {"id":"Zebrafink <id>",\(marked),\(base),\(rest)}
      {"id":"nobody",\(marked),\(base),\(rest),"units":"Zebrafink","sex":"Zebrafink","status":"Zebrafink"}

      """, to: "clients.jsonl")
    for arguments in [["--progress", "always"], ["--format", "json"], ["--accept-change"]] {
      let result = try Program(arguments: workspace.nightlyArguments(arguments), in: workspace).wait()
      #expect(result.code == 1, "\(result.errors)")
      for text in [result.output, result.errors, try workspace.text("output/run_results.json")] {
        // Everything that the rules know is no word about anybody.
        let plain = text.replacing("write one of chest_pain, shoulder_impingement", with: "")
        let told = plain.split(separator: "\n").filter { $0.localizedCaseInsensitiveContains("zebrafink") || $0.contains("chest_pain") }
        #expect(told.isEmpty, "\(told.joined(separator: "\n"))")
      }
    }
    #expect(
      try workspace.text("output/review/unassigned.csv").contains("Zebrafink"),
      "the marker has to be in the plans for this test to mean anything")
  }
}
