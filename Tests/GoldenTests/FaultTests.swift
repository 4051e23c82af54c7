import Foundation
import Testing

/// What is in the way of a run, from a full disk to a file where a folder should be: one clear message, exit 2, nothing half-written.
@Suite struct FaultTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 12, seed: 3).jsonLines, to: "clients.jsonl")
  }

  /// The run stopped with one message that names `subject` and says what to do, on standard error alone.
  private func expectStop(
    _ result: Program.Result, naming subject: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.code == 2, "\(result.errors)", sourceLocation: sourceLocation)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 2 && lines.last?.hasPrefix("    ") == true, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(lines.first?.contains(subject) == true, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(!result.output.contains("error"), sourceLocation: sourceLocation)
  }

  /// The results say that the run stopped, and why.
  private func expectResults(code: String, in folder: String = "output", sourceLocation: SourceLocation = #_sourceLocation) throws {
    let results = try #require(
      try JSONSerialization.jsonObject(with: workspace.bytes("\(folder)/run_results.json")) as? [String: Any],
      sourceLocation: sourceLocation)
    #expect(results["exit_code"] as? Int == 2, sourceLocation: sourceLocation)
    let codes = (results["findings"] as? [[String: Any]])?.compactMap { $0["code"] as? String }
    #expect(codes?.contains(code) == true, "\(codes ?? [])", sourceLocation: sourceLocation)
  }

  @Test func aDatabaseThatIsAFolder() throws {
    try workspace.shell("mkdir -p output/mesocycle.sqlite")
    expectStop(try workspace.nightly(), naming: "'output/mesocycle.sqlite' is a folder")
    try expectResults(code: "store.unavailable")
  }

  @Test func aDatabaseBelowAFile() throws {
    try workspace.write("", to: "data")
    expectStop(try workspace.nightly("--database", "data/plans.sqlite"), naming: "'data' is a file")
    try expectResults(code: "store.unavailable")
  }

  @Test func aDatabaseThatIsNone() throws {
    try workspace.write(String(repeating: "no database at all ", count: 100), to: "output/mesocycle.sqlite")
    let before = try workspace.bytes("output/mesocycle.sqlite")
    expectStop(try workspace.nightly(), naming: "'output/mesocycle.sqlite' is not a SQLite database")
    #expect(try workspace.bytes("output/mesocycle.sqlite") == before)
  }

  @Test func aDatabaseOfAnotherProgram() throws {
    try workspace.shell("mkdir output")
    _ = try workspace.query("CREATE TABLE recipes (name TEXT);")
    let before = try workspace.bytes("output/mesocycle.sqlite")
    expectStop(try workspace.nightly(), naming: "belongs to another program")
    #expect(try workspace.bytes("output/mesocycle.sqlite") == before)
    try expectResults(code: "store.foreign")
  }

  @Test func aDatabaseThatAnotherProgramHolds() throws {
    #expect(try workspace.nightly().code == 0)
    let before = try workspace.query(TableDump.whole)
    let holder = try Program(
      "sqlite3", arguments: ["-batch", "-init", "/dev/null", "output/mesocycle.sqlite"], in: workspace,
      input: "PRAGMA locking_mode = EXCLUSIVE;\nBEGIN EXCLUSIVE;\n.shell touch held; sleep 60\n")
    while !workspace.exists("held"), !holder.hasEnded() { usleep(5000) }
    var other = Roster(count: 12, seed: 3)
    other.people[0].minutes = 75
    try workspace.write(other.jsonLines, to: "clients.jsonl")
    expectStop(try workspace.nightly(), naming: "is locked by another program")
    holder.kill()
    _ = try holder.wait()
    #expect(try workspace.query(TableDump.whole) == before)
    #expect(try workspace.nightly().output.contains("1 replanned, 11 unchanged"))
  }

  @Test func anOutputFolderThatIsAFile() throws {
    try workspace.write("", to: "out")
    expectStop(try workspace.nightly("--output", "out", "--database", "plans.sqlite"), naming: "a file stands where a folder should be")
  }

  @Test func aReviewFolderThatIsAFile() throws {
    try workspace.write("", to: "output/review")
    expectStop(try workspace.nightly(), naming: "output/review can't be written: a file stands where a folder should be")
    try expectResults(code: "sheet.unwritable")
    try workspace.remove("output/review")
    let next = try workspace.nightly()
    #expect(next.code == 0 && next.output.contains("12 unchanged"))
    #expect(workspace.exists("output/review/marta.csv"))
  }

  @Test func aSheetThatIsAFolderKeepsNobodyElseFromTheirs() throws {
    try workspace.shell("mkdir -p output/review/jonas.csv/inside")
    expectStop(try workspace.nightly(), naming: "output/review/jonas.csv can't be written: a folder stands where the file should be")
    #expect(workspace.exists("output/review/li.csv") && workspace.exists("output/review/jonas.json"))
  }

  @Test func aDiskThatIsFull() throws {
    try workspace.write(Roster(count: 60, seed: 3).jsonLines, to: "clients.jsonl")
    // Blocks of 512 bytes: room for some of the plans, and not for all.
    let night = "ulimit -f 400; exec '\(Program.mesocycle)' \(workspace.nightlyArguments().joined(separator: " "))"
    expectStop(try workspace.shell(night), naming: "the database 'output/mesocycle.sqlite' can't grow")
    try expectResults(code: "store.unavailable")
    try expectWholePlans()
    let next = try workspace.nightly()
    #expect(next.code == 0, "\(next.errors)")
    try expectWholePlans()
  }

  @Test func aDiskThatIsFullWhenTheSheetsAreWritten() throws {
    try workspace.write(Roster(count: 24, seed: 3).jsonLines, to: "clients.jsonl")
    #expect(try workspace.run("generate", "--clients", "clients.jsonl", "--today", Workspace.today).code == 0)
    let night = "ulimit -f 200; exec '\(Program.mesocycle)' \(workspace.nightlyArguments().joined(separator: " "))"
    let result = try workspace.shell(night)
    #expect(result.code == 2, "\(result.errors)")
    #expect(try workspace.files("output").keys.allSatisfy { !$0.hasSuffix(".tmp") })
    let next = try workspace.nightly()
    #expect(next.code == 0, "\(next.errors)")
    let sheets = try workspace.files("output/review")
    #expect(["marta.csv", "jonas.json", "li.clients.csv"].allSatisfy { sheets[$0]?.isEmpty == false })
  }

  /// Every week has as many rows as it says, and every block four weeks.
  private func expectWholePlans() throws {
    #expect(try workspace.query("PRAGMA integrity_check; PRAGMA foreign_key_check;") == "ok\n")
    #expect(try workspace.query(PlanChecks.torn) == "0|0\n")
  }
}

/// What has to hold whatever happened to a run.
enum PlanChecks {
  /// Weeks that don't have as many rows as they say, and blocks that don't have four weeks.
  static let torn = """
    SELECT (SELECT count(*) FROM weeks w WHERE row_count <> (SELECT count(*) FROM plan_rows p WHERE p.client_id = w.client_id \
    AND p.plan_start = w.plan_start AND p.week_index = w.week_index)), \
    (SELECT count(*) FROM blocks b WHERE 4 <> (SELECT count(*) FROM weeks w WHERE w.client_id = b.client_id AND w.plan_start = b.plan_start));
    """
}
