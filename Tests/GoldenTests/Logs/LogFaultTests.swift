import Foundation
import Testing

/// What is in the way of logs, from another import at the same moment to a full disk: as the table of failures says, and nothing half stored.
@Suite struct LogFaultTests {
  let workspace: Workspace
  let life = LoggedLife(seed: 11)

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 4, seed: 16).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  private func arguments(_ files: [String]) -> [String] {
    ["logs", "import"] + files + ["--client", "c-1001", "--clients", "clients.jsonl", "--today", "2026-12-31"]
  }

  private func take(_ files: String...) throws -> Program.Result { try Program(arguments: arguments(files), in: workspace).wait() }

  private func sync() throws -> Program.Result {
    try workspace.run("logs", "sync", "--clients", "clients.jsonl", "--today", "2026-12-31")
  }

  /// A program that holds the database until the file `go` is there, or for so many seconds.
  private func holder(seconds: Int) throws -> Program {
    let holder = try Program(
      "sqlite3", arguments: ["-batch", "-init", "/dev/null", "output/mesocycle.sqlite"], in: workspace,
      input: "BEGIN IMMEDIATE;\n.shell touch held; sleep \(seconds)\nROLLBACK;\n")
    while !workspace.exists("held"), !holder.hasEnded() { usleep(5000) }
    return holder
  }

  @Test func importsOfOneClientAtOnceEndAsOneAfterTheOther() throws {
    let texts = [
      LoggedLife.strong(life.told(at: 12)), LoggedLife.strong(life.told(at: 6)), LoggedLife.hevy(life.told(at: 9, from: 5)),
      LoggedLife.strong(life.told(at: 3)),
    ]
    for (place, text) in texts.enumerated() { try workspace.write(text, to: "\(place).csv") }
    try workspace.copy("output", to: "before")
    #expect(try take("3.csv", "1.csv", "2.csv", "0.csv").code <= 1)
    let wanted = try workspace.query(LogDump.whole)
    for _ in 0..<3 {
      try workspace.copy("before", to: "output")
      let programs = try texts.indices.map { try Program(arguments: arguments(["\($0).csv"]), in: workspace) }
      for program in programs {
        let result = try program.wait()
        #expect(result.code <= 1, "\(result.output)\(result.errors)")
      }
      let end = try workspace.query(LogDump.whole)
      #expect(end == wanted, "\(OutputText.difference(wanted, end))")
    }
    #expect(try workspace.run("doctor").code == 0)
  }

  @Test func aDatabaseThatIsBusyForSomeSecondsIsWaitedFor() throws {
    try workspace.write(LoggedLife.strong(life.told(at: 12)), to: "a.csv")
    let holder = try holder(seconds: 7)
    let result = try take("a.csv")
    #expect(result.code <= 1 && result.output.contains(" 36 new"), "\(result.output)\(result.errors)")
    _ = try holder.wait()
    #expect(try workspace.query("SELECT count(*) FROM workout_parts;") == "36\n")
  }

  @Test func aDiskThatIsFullLeavesNothingHalfAndTheNextImportCompletes() throws {
    let texts = (1...4).map { LoggedLife.strong(LoggedLife(seed: UInt64(20 + $0), count: 400).told(at: 12)) }
    for (place, text) in texts.enumerated() { try workspace.write(text, to: "\(place).csv") }
    let files = texts.indices.map { "\($0).csv" }
    let before = try workspace.query(LogDump.whole)
    // Blocks of 512 bytes: no room for what the first file brings.
    let size = try workspace.bytes("output/mesocycle.sqlite").count / 512
    let line = "ulimit -f \(size + 40); exec '\(Program.mesocycle)' \(arguments(files).joined(separator: " "))"
    let full = try workspace.shell(line)
    #expect(full.code == 2 && full.errors.contains("the disk is full or a size limit is reached"), "\(full.output)\(full.errors)")
    #expect(full.errors.contains("free some space, and import the same file again"), "\(full.errors)")
    let torn = try workspace.query("PRAGMA integrity_check; SELECT count(*) FROM log_exercises WHERE sets = '';")
    #expect(torn == "ok\n0\n")
    let whole = try take(files[0], files[1], files[2], files[3])
    #expect(whole.code <= 1, "\(whole.output)\(whole.errors)")
    #expect(try workspace.query(LogDump.whole) != before)
    #expect(try take(files[0], files[1], files[2], files[3]).output.contains(" as before"))
  }

  @Test func whatCantBeStoredStaysInTheInboxAndIsNoFaultOfTheFile() throws {
    let path = "output/inbox/logs/c-1001/a.csv"
    try workspace.write(LoggedLife.strong(LoggedLife(seed: 21, count: 400).told(at: 12)), to: path)
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: workspace.at(path))
    // Blocks of 512 bytes, of which what the file brings needs more.
    let line = "ulimit -f 100; exec '\(Program.mesocycle)' logs sync --clients clients.jsonl --today 2026-12-31"
    let full = try workspace.shell(line)
    #expect(full.code == 2 && full.output.contains("[inbox.trouble]"), "\(full.output)\(full.errors)")
    #expect(workspace.exists(path) && !workspace.exists("output/inbox/logs/c-1001/refused"))
    let next = try sync()
    #expect(next.code <= 1 && next.output.contains("c-1001/a.csv: was taken in"), "\(next.output)\(next.errors)")
    #expect(!workspace.exists(path) && workspace.exists("output/inbox/logs/c-1001/done/a.csv"))
  }
}
