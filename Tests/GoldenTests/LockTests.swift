import Foundation
import Testing

/// One run at a time.
@Suite struct LockTests {
  @Test func theSecondOfTwoNightsIsToldWhoHoldsTheLock() throws {
    let workspace = try Workspace()
    try workspace.write(Roster(count: 150, seed: 6).jsonLines, to: "clients.jsonl")
    let first = try Program(arguments: workspace.nightlyArguments(), in: workspace)
    // The holder writes its name once it has the lock, and empties the file when it lets go.
    while !first.hasEnded(), (try? workspace.bytes("output/mesocycle.sqlite.lock"))?.isEmpty ?? true { usleep(500) }
    first.kill(SIGSTOP)
    let second = try workspace.nightly()
    let third = try workspace.run("generate", "--clients", "clients.jsonl", "--today", Workspace.today)
    let told = try workspace.run("generate", "--clients", "clients.jsonl", "--today", Workspace.today, "--dry-run")
    first.kill(SIGCONT)
    for result in [second, third] {
      #expect(result.code == 75)
      #expect(result.output == "")
      #expect(result.errors.contains("another run holds the lock: nightly, process \(first.pid), since "), "\(result.errors)")
    }
    #expect(told.code != 75, "a dry run writes nothing and needs no lock")
    let result = try first.wait()
    #expect(result.code == 0 && result.output.hasPrefix("Read 150 clients: 150 new"), "\(result.errors)")
    #expect(try workspace.text("output/run_results.json").contains("\"new\": 150"), "the results are those of the run that ran")
  }

  @Test func theLockOfAKilledNightIsFree() throws {
    let workspace = try Workspace()
    try workspace.write(Roster(count: 150, seed: 6).jsonLines, to: "clients.jsonl")
    let first = try Program(arguments: workspace.nightlyArguments(), in: workspace)
    while !first.hasEnded(), (try? workspace.bytes("output/mesocycle.sqlite.lock"))?.isEmpty ?? true { usleep(500) }
    first.kill()
    #expect(try first.wait().code == 128 + Int(SIGKILL))
    #expect(try workspace.nightly().code == 0)
  }
}
