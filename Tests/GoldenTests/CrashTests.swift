import Foundation
import SeededNumbers
import Testing

/// A night that is killed at any moment, and the next one.
@Suite struct CrashTests {
  /// What is true of a database and its sheets, whichever run made them.
  struct State: Equatable {
    var tables: String
    var sheets: [String: Data]
  }

  let workspace: Workspace
  let first: Roster
  let second: Roster

  init() throws {
    workspace = try Workspace()
    // More clients than a transaction holds, so that a night can be killed between two of them; one day a week keeps it short.
    var roster = Roster(count: 320, seed: 11)
    for index in roster.people.indices { roster.people[index].days.removeLast(roster.people[index].days.count - 1) }
    first = roster
    var changed = roster
    for index in changed.people.indices where index % 2 == 0 {
      changed.people[index].minutes = changed.people[index].minutes == 60 ? 45 : 60
    }
    second = changed
    try workspace.write(first.jsonLines, to: "first.jsonl")
    try workspace.write(second.jsonLines, to: "second.jsonl")
  }

  /// A night over a list into a folder of its own, begun and not waited for.
  private func start(_ list: String, in folder: String) throws -> Program {
    try Program(
      arguments: workspace.nightlyArguments(
        ["--output", folder, "--database", "\(folder)/plans.sqlite", "--accept-change"], clients: "\(list).jsonl"),
      in: workspace)
  }

  private func state(_ folder: String) throws -> State {
    State(
      tables: try workspace.query(TableDump.whole, database: "\(folder)/plans.sqlite"), sheets: try workspace.files("\(folder)/review"))
  }

  /// Each client's rows and weeks as one line, by client.
  private func plans(_ folder: String) throws -> [Substring: Substring] {
    let lines = try workspace.query(
      """
      SELECT client_id || ':' || group_concat(content, ' ') FROM (
        SELECT client_id, printf('%s|%s|%s|%s|%s|%s|%s|%s|%s|%s', plan_start, row_id, date, order_index, exercise_id, sets, reps_min, reps_max, load, rir) AS content
        FROM plan_rows
        UNION ALL SELECT client_id, printf('%s|%s|%s|%s|%s', plan_start, week_index, status, content_hash, row_count) FROM weeks
        ORDER BY 1, 2
      ) GROUP BY client_id;
      """, database: "\(folder)/plans.sqlite")
    return Dictionary(uniqueKeysWithValues: lines.split(separator: "\n").map { ($0.prefix { $0 != ":" }, $0) })
  }

  @Test func leavesEachClientTheOldPlanOrTheNewAndTheNextNightMakesItGood() throws {
    let begun = ContinuousClock.now
    #expect(try start("first", in: "old").wait().code == 0)
    let whole = ContinuousClock.now - begun
    #expect(try start("second", in: "fresh").wait().code == 0)
    try workspace.copy("old", to: "changed")
    #expect(try start("second", in: "changed").wait().code == 0)
    let (old, fresh, changed) = (try state("old"), try state("fresh"), try state("changed"))
    let (oldPlans, freshPlans, changedPlans) = (try plans("old"), try plans("fresh"), try plans("changed"))
    #expect(oldPlans.count == 320 && freshPlans.count == 320 && changedPlans.count == 320)

    var random = SeededRandom(2026)
    var (rounds, kills) = (0, 0)
    // Bounded by number and by time, whichever comes first; a slow machine kills less often.
    while rounds < 2 || (rounds < 8 && ContinuousClock.now - begun < .seconds(20)) {
      let isFresh = rounds % 2 == 0
      rounds += 1
      try? workspace.remove("run")
      if !isFresh { try workspace.copy("old", to: "run") }
      for _ in 0..<4 {
        let night = try start("second", in: "run")
        usleep(UInt32(random.below(Int(whole / .microseconds(1)))))
        night.kill()
        if try night.wait().code == 128 + Int(SIGKILL) { kills += 1 }
        try expectOldOrNew(isFresh ? [:] : oldPlans, isFresh ? freshPlans : changedPlans)
        for (name, bytes) in (try? workspace.files("run/review")) ?? [:] where !name.hasPrefix(".") {
          let isKnown = bytes == (isFresh ? fresh : changed).sheets[name] || (!isFresh && bytes == old.sheets[name])
          #expect(isKnown, "\(name) is neither the old sheet nor the new one")
        }
      }
      let next = try start("second", in: "run").wait()
      #expect(next.code == 0, "\(next.errors)")
      let (end, wanted) = (try state("run"), isFresh ? fresh : changed)
      #expect(end.tables == wanted.tables, "round \(rounds): \(OutputText.difference(wanted.tables, end.tables))")
      #expect(end.sheets.keys.sorted() == wanted.sheets.keys.sorted(), "round \(rounds): what a killed night left behind is still there")
      for (name, bytes) in wanted.sheets { #expect(end.sheets[name] == bytes, "round \(rounds): \(name) is another") }
    }
    #expect(kills > 0, "no night was killed before its end")
  }

  /// The database is sound, and every client in it has one of the two plans, whole, or has none yet.
  private func expectOldOrNew(_ old: [Substring: Substring], _ new: [Substring: Substring]) throws {
    let database = "run/plans.sqlite"
    // Killed before it had made its tables, a night leaves nothing to look at.
    let hasTables = "SELECT count(*) FROM sqlite_schema WHERE name = 'weeks';"
    guard workspace.exists(database), try workspace.query(hasTables, database: database) != "0\n" else { return }
    #expect(try workspace.query("PRAGMA integrity_check; PRAGMA foreign_key_check;", database: database) == "ok\n")
    #expect(try workspace.query(PlanChecks.torn, database: database) == "0|0\n")
    let plans = try plans("run")
    for (client, plan) in plans { #expect(plan == old[client] || plan == new[client], "client \(client) has a part of a plan") }
    for client in old.keys { #expect(plans[client] != nil, "client \(client) lost the plan") }
  }
}
