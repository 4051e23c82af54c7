import Foundation
import Testing

/// One run at a time.
@Suite struct LockTests {
  @Test func theSecondOfTwoNightsIsToldWhoHoldsTheLock() throws {
    let workspace = try Workspace()
    try workspace.write(Roster(count: 150, seed: 6).jsonLines, to: "clients.jsonl")
    let list = try PipedList("piped.jsonl", in: workspace)
    let first = try Program(arguments: workspace.nightlyArguments(clients: "piped.jsonl"), in: workspace)
    try #require(list.isRead(by: first))
    let second = try workspace.nightly()
    let third = try workspace.run("generate", "--clients", "clients.jsonl", "--today", Workspace.today)
    let told = try workspace.run("generate", "--clients", "clients.jsonl", "--today", Workspace.today, "--dry-run")
    try list.write(workspace.text("clients.jsonl"))
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
    let list = try PipedList("piped.jsonl", in: workspace)
    let first = try Program(arguments: workspace.nightlyArguments(clients: "piped.jsonl"), in: workspace)
    try #require(list.isRead(by: first))
    first.kill()
    #expect(try first.wait().code == 128 + Int(SIGKILL))
    #expect(try workspace.nightly().code == 0)
  }

  @Test func aLockThatIsHeldTooLongIsAnAlertAndNoSilence() throws {
    let workspace = try Workspace()
    try workspace.write(Roster(count: 6, seed: 6).jsonLines, to: "clients.jsonl")
    #expect(try workspace.nightly().code == 0)
    let (results, plans) = (try workspace.bytes("output/run_results.json"), try workspace.query(TableDump.whole))
    let mail = ["--notify-mail", "mail", "--notify-to", "{coach}@gym.example", "--notify-alerts-to", "pager@gym.example"]
    func night(_ verb: String = "nightly") throws -> Program.Result {
      let news = verb == "nightly" ? mail : []
      return try Program(arguments: [verb, "--clients", "clients.jsonl", "--today", Workspace.today] + news, in: workspace).wait()
    }
    // Of one night nobody knows how long nights take: six hours are the limit.
    let lock = try HeldLockFile(workspace, since: Date(timeIntervalSinceNow: -5.9 * 3600))
    #expect(try night().code == 75 && night("generate").code == 75)
    #expect(!workspace.exists("mail"))
    lock.write(since: Date(timeIntervalSinceNow: -6.5 * 3600))
    for verb in ["nightly", "generate", "nightly"] {
      let result = try night(verb)
      #expect(result.code == 2 && result.output.isEmpty, "\(result.output)")
      #expect(
        result.errors.contains("another run has held the lock for 6 h 30 min, and more than 6 h is too long: nightly, process 4711"),
        "\(result.errors)")
    }
    let alerts = try workspace.files("mail").filter { $0.key.hasPrefix("alert") }
    #expect(alerts.count == 1, "however often a night meets it, it is one alert a day")
    #expect(alerts.values.allSatisfy { String(decoding: $0, as: UTF8.self).contains("To: pager@gym.example\r\n") })
    #expect(alerts.values.allSatisfy { String(decoding: $0, as: UTF8.self).contains("Reason: run.locked") })
    // Three nights of hardly a second: an hour is the limit, and no less.
    _ = try workspace.query(
      """
      INSERT INTO runs SELECT 'r' || value, command, today, started_at, finished_at, exit_code, rules_digest, engine_version, \
      new, replanned, unchanged, protected, not_due, held, infeasible, rejected, failed, warnings, rulebook_digest \
      FROM runs, json_each('[1, 2]');
      """)
    lock.write(since: Date(timeIntervalSinceNow: -0.9 * 3600))
    #expect(try night().code == 75)
    lock.write(since: Date(timeIntervalSinceNow: -1.1 * 3600))
    let known = try night()
    #expect(known.code == 2 && known.errors.contains("more than 1 h is too long"), "\(known.errors)")
    #expect(try workspace.bytes("output/run_results.json") == results, "the results are the other run's")
    #expect(try workspace.query(TableDump.whole) == plans)
  }
}
