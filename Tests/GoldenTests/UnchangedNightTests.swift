import Foundation
import Testing

/// A second night over the same input.
@Suite struct UnchangedNightTests {
  let workspace: Workspace
  let roster = Roster(count: 12, seed: 8)

  init() throws {
    workspace = try Workspace()
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  /// Inode and time of change of every sheet: what was written anew has others.
  private func stamps() throws -> String { try workspace.shell("stat -c '%n %i %y %z' output/review/* | sort").output }

  @Test func writesNoRowAndNoFile() throws {
    let (before, files) = (try workspace.query(TableDump.whole), try stamps())
    let last = "SELECT max(run_id) FROM blocks; SELECT count(*) FROM history;"
    let written = try workspace.query(last)
    for today in [Workspace.today, "2026-12-05", "2026-12-07"] {
      let night = try workspace.nightly(today: today)
      #expect(night.code == 0 && night.output.contains("0 replanned, 12 unchanged"), "\(night.output)")
      #expect(try workspace.query(TableDump.whole) == before)
      #expect(try workspace.query(last) == written)
      #expect(try stamps() == files)
    }
  }

  @Test func anotherOrderOrFormOfTheSameProfilesIsUnchanged() throws {
    var shuffled = roster
    shuffled.shuffle(seed: 1)
    try workspace.write(shuffled.jsonLines, to: "clients.jsonl")
    try workspace.write(shuffled.table, to: "clients.csv")
    let files = try stamps()
    for clients in ["clients.jsonl", "clients.csv"] {
      let night = try workspace.nightly(clients: clients)
      #expect(night.output.contains("0 new, 0 replanned, 12 unchanged"), "\(clients): \(night.output)")
      #expect(try stamps() == files)
    }
  }

  @Test func oneChangedClientReplansOneAndWritesOneCoachsSheets() throws {
    var changed = roster
    changed.people[4].minutes = changed.people[4].minutes == 45 ? 60 : 45
    try workspace.write(changed.jsonLines, to: "clients.jsonl")
    let (before, files) = (try workspace.query(TableDump.forReaders), try stamps())
    let night = try workspace.nightly()
    #expect(night.code == 0 && night.output.contains("1 replanned, 11 unchanged"), "\(night.output)\(night.errors)")
    let id = changed.people[4].id
    func others(_ dump: String) -> [Substring] { dump.split(separator: "\n").filter { !$0.hasPrefix("\(id)|") } }
    let after = try workspace.query(TableDump.forReaders)
    #expect(after != before && others(after) == others(before))
    let coach = changed.people[4].coach
    func kept(_ stamps: String) -> [Substring] { stamps.split(separator: "\n").filter { !$0.contains("/\(coach).") } }
    #expect(kept(try stamps()) == kept(files))
    #expect(try stamps() != files)
  }

  @Test func forceReplansWhatHasNotChangedToTheSameRows() throws {
    let before = try workspace.query(TableDump.forReaders)
    let forced = try workspace.run("generate", "--clients", "clients.jsonl", "--today", Workspace.today, "--force", "--accept-change")
    #expect(forced.code == 0 && forced.output.contains("12 replanned"), "\(forced.output)\(forced.errors)")
    #expect(try workspace.query(TableDump.forReaders) == before)
  }
}
