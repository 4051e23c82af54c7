import Foundation
import Testing

/// A night that dies before or after any of its transactions, and the next one.
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

  /// A night over a list into a folder of its own.
  private func night(_ list: String, in folder: String, crashingAfter step: Int? = nil) throws -> Program.Result {
    let arguments = workspace.nightlyArguments(
      ["--output", folder, "--database", "\(folder)/plans.sqlite", "--accept-change"], clients: "\(list).jsonl")
    return try Program(arguments: arguments, in: workspace, crashingAfter: step).wait()
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

  @Test(arguments: [true, false]) func leavesEachClientTheOldPlanOrTheNewAndTheNextNightMakesItGood(isFresh: Bool) throws {
    if !isFresh { #expect(try night("first", in: "old").code == 0) }
    if !isFresh { try workspace.copy("old", to: "whole") }
    #expect(try night("second", in: "whole").code == 0)
    let (old, whole) = (isFresh ? [:] : try workspace.files("old/review"), try state("whole"))
    let (oldPlans, wholePlans) = (isFresh ? [:] : try plans("old"), try plans("whole"))
    #expect(wholePlans.count == 320)

    var (step, kills, isOver) = (1, 0, false)
    while !isOver {
      try? workspace.remove("run")
      if !isFresh { try workspace.copy("old", to: "run") }
      // The second dies over what the first has left.
      for fatal in [step, step / 2 + 1] {
        let code = try night("second", in: "run", crashingAfter: fatal).code
        #expect(code == 128 + Int(SIGKILL) || code == 0)
        if code != 0 { kills += 1 } else if fatal == step { isOver = true }
        try expectOldOrNew(oldPlans, wholePlans)
        for (name, bytes) in (try? workspace.files("run/review")) ?? [:] where !name.hasPrefix(".") {
          #expect(bytes == whole.sheets[name] || bytes == old[name], "\(name) is neither the old sheet nor the new one")
        }
      }
      let next = try night("second", in: "run")
      #expect(next.code == 0, "\(next.errors)")
      let end = try state("run")
      #expect(end.tables == whole.tables, "step \(step): \(OutputText.difference(whole.tables, end.tables))")
      #expect(end.sheets.keys.sorted() == whole.sheets.keys.sorted(), "step \(step): what a killed night left behind is still there")
      for (name, bytes) in whole.sheets { #expect(end.sheets[name] == bytes, "step \(step): \(name) is another") }
      step += step / 2 + 1
    }
    #expect(kills > 6, "a night has more steps than that, each of which kills it")
  }

  /// The database is sound, and every client in it has one of the two plans, whole, or has none yet.
  private func expectOldOrNew(_ old: [Substring: Substring], _ new: [Substring: Substring]) throws {
    let database = "run/plans.sqlite"
    // Killed before it had made all of its tables, a night leaves nothing to look at.
    let steps = "SELECT group_concat(identifier) FROM (SELECT identifier FROM grdb_migrations ORDER BY 1);"
    guard workspace.exists(database),
      try workspace.query(steps, database: database) == workspace.query(steps, database: "whole/plans.sqlite")
    else { return }
    #expect(try workspace.query("PRAGMA integrity_check; PRAGMA foreign_key_check;", database: database) == "ok\n")
    #expect(try workspace.query(PlanChecks.torn, database: database) == "0|0\n")
    let plans = try plans("run")
    for (client, plan) in plans { #expect(plan == old[client] || plan == new[client], "client \(client) has a part of a plan") }
    for client in old.keys { #expect(plans[client] != nil, "client \(client) lost the plan") }
  }
}
