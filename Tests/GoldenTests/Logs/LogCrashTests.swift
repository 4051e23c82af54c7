import Foundation
import Testing

/// An intake of logs that dies before or after any of its transactions, and the next one.
@Suite struct LogCrashTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 6, seed: 5).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly("--output", "old", "--database", "old/mesocycle.sqlite").code == 0)
    for (place, client) in ["c-1001", "c-1002", "c-1003"].enumerated() {
      let life = LoggedLife(seed: UInt64(40 + place), count: 24)
      try workspace.write(LoggedLife.strong(life.told(at: 8)), to: "old/inbox/logs/\(client)/first.csv")
      try workspace.write(LoggedLife.strong(life.told(at: 12)), to: "old/inbox/logs/\(client)/second.csv")
    }
    try workspace.write("no log\n", to: "old/inbox/logs/c-1004/none.csv")
  }

  /// A copy of everything, with files that nobody is writing any more.
  private func copy(to folder: String) throws {
    try workspace.copy("old", to: folder)
    try workspace.shell("find \(folder)/inbox/logs -type f | sort | while read f; do touch -d '1 minute ago' \"$f\"; done")
  }

  private func sync(_ folder: String, crashingAfter step: Int? = nil) throws -> Program.Result {
    try Program(
      arguments: ["logs", "sync", "--output", folder, "--clients", "clients.jsonl", "--today", "2026-12-31"], in: workspace,
      crashingAfter: step
    ).wait()
  }

  private func state(_ folder: String) throws -> String {
    let files = try workspace.files("\(folder)/inbox").keys.sorted().joined(separator: "\n")
    return try workspace.query(LogDump.whole, database: "\(folder)/mesocycle.sqlite") + files
  }

  @Test func leavesNoHalfOfASessionAndTheNextOneEndsTheSame() throws {
    try copy(to: "whole")
    let result = try sync("whole")
    #expect(result.code == 1 && result.output.contains("Took 7 files"), "\(result.output)\(result.errors)")
    let wanted = try state("whole")
    var (step, kills, isOver) = (1, 0, false)
    while !isOver {
      try copy(to: "run")
      // The second dies over what the first has left.
      for fatal in [step, step / 2 + 1] {
        let code = try sync("run", crashingAfter: fatal).code
        if code == 128 + Int(SIGKILL) { kills += 1 } else if fatal == step { isOver = true }
        let doctor = try workspace.run("doctor", "--output", "run")
        #expect(doctor.code == 0, "\(doctor.output)\(doctor.errors)")
        let halves = try workspace.query(
          "SELECT count(*) FROM workout_parts p WHERE (SELECT count(*) FROM workout_sets s WHERE s.log_id = p.log_id AND s.part = p.part) <> 9;",
          database: "run/mesocycle.sqlite")
        #expect(halves == "0\n")
      }
      _ = try sync("run")
      let end = try state("run")
      #expect(end == wanted, "step \(step): \(OutputText.difference(wanted, end))")
      step += 1
    }
    #expect(kills > 6, "an intake has more steps than that, each of which kills it")
  }
}
