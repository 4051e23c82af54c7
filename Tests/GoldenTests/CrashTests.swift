import Foundation
import Testing

/// A night that is killed at any moment, and the next one.
@Suite struct CrashTests {
  /// What is true of a database and its sheets, whichever run made them.
  struct State: Equatable {
    var tables: String
    var sheets: [String: Data]
  }

  let workspace: Workspace
  let first = Roster(count: 160, seed: 11)
  let second: Roster

  init() throws {
    workspace = try Workspace()
    var changed = first
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

  /// Each client's rows and weeks, by client.
  private func plans(_ tables: String) -> [Substring: [Substring]] {
    Dictionary(grouping: tables.split(separator: "\n").filter { $0.contains("|2026-12-07|") }) { $0.prefix { $0 != "|" } }
  }

  @Test func leavesEachClientTheOldPlanOrTheNewAndTheNextNightMakesItGood() throws {
    let begun = ContinuousClock.now
    #expect(try start("first", in: "old").wait().code == 0)
    let whole = ContinuousClock.now - begun
    #expect(try start("second", in: "fresh").wait().code == 0)
    try workspace.copy("old", to: "changed")
    #expect(try start("second", in: "changed").wait().code == 0)
    let (old, fresh, changed) = (try state("old"), try state("fresh"), try state("changed"))
    let (oldPlans, newPlans) = (plans(old.tables), plans(fresh.tables))
    #expect(plans(changed.tables).mapValues { $0.count } == newPlans.mapValues { $0.count })

    var random = SeededRandom(2026)
    var kills = 0
    // Bounded by number and by time, whichever comes first; a slow machine kills less often.
    while kills < 3 || (kills < 12 && ContinuousClock.now - begun < .seconds(15)) {
      let isFresh = kills % 2 == 0
      try? workspace.remove("run")
      if !isFresh { try workspace.copy("old", to: "run") }
      let night = try start("second", in: "run")
      usleep(UInt32(random.below(Int(whole / .microseconds(1)))))
      night.kill()
      let isKilled = try night.wait().code == 128 + Int(SIGKILL)
      kills += 1
      if isKilled, workspace.exists("run/plans.sqlite"),
        try workspace.query("SELECT count(*) FROM sqlite_schema;", database: "run/plans.sqlite") != "0\n"
      {
        try expectOldOrNew(isFresh ? [:] : oldPlans, newPlans)
      }
      for name in (try? workspace.files("run/review")) ?? [:] where !name.key.hasPrefix(".") {
        let known = [isFresh ? nil : old.sheets[name.key], (isFresh ? fresh : changed).sheets[name.key]]
        #expect(known.contains(name.value), "\(name.key) is neither the old sheet nor the new one")
      }
      let next = try start("second", in: "run").wait()
      #expect(next.code == 0, "\(next.errors)")
      let end = try state("run")
      #expect(end.sheets.keys.sorted() == fresh.sheets.keys.sorted())
      let wanted = isFresh ? fresh : changed
      #expect(end == wanted, "kill \(kills): \(OutputText.difference(wanted.tables, end.tables))")
      if end != wanted { break }
    }
  }

  /// The database is sound, and every client in it has one of the two plans, whole, or none.
  private func expectOldOrNew(_ old: [Substring: [Substring]], _ new: [Substring: [Substring]]) throws {
    let database = "run/plans.sqlite"
    #expect(try workspace.query("PRAGMA integrity_check; PRAGMA foreign_key_check;", database: database) == "ok\n")
    let tables = try workspace.query(TableDump.forReaders, database: database)
    guard !tables.contains("no such table") else { return }
    #expect(try workspace.query(PlanChecks.torn, database: database) == "0|0\n")
    for (client, rows) in plans(tables) {
      func rowsOnly(_ plan: [Substring]?) -> [Substring] {
        (plan ?? []).filter { $0.split(separator: "|", omittingEmptySubsequences: false).count == 23 }
      }
      #expect(rowsOnly(rows) == rowsOnly(old[client]) || rowsOnly(rows) == rowsOnly(new[client]), "client \(client) has a part of a plan")
    }
    for client in old.keys { #expect(tables.contains("\n\(client)|"), "client \(client) lost the plan") }
  }
}
