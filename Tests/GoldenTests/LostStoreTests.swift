import Foundation
import Testing

/// A database that is gone, was put back from a backup, or came back as a copy.
@Suite struct LostStoreTests {
  let workspace: Workspace
  let roster = Roster(count: 12, seed: 31)

  init() throws {
    workspace = try Workspace()
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  private func removeDatabase() throws { try workspace.shell("rm -f output/mesocycle.sqlite output/mesocycle.sqlite-*") }

  private func expectHeld(_ night: Program.Result, _ evidence: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(night.code == 2, "\(night.errors)", sourceLocation: sourceLocation)
    #expect(
      night.errors.contains("[run.brake]") && night.errors.contains(evidence) && night.errors.contains("--accept-change"),
      "\(night.errors)", sourceLocation: sourceLocation)
  }

  @Test func aDatabaseThatIsGoneIsNoFirstNight() throws {
    try removeDatabase()
    let before = try workspace.files("output/review")
    // The second night has only what the first one left.
    for _ in 0..<2 { expectHeld(try workspace.nightly(), "sheets in 'output/review'") }
    let told = try workspace.run("generate", "--clients", "clients.jsonl", "--today", Workspace.today, "--dry-run")
    expectHeld(told, "sheets in 'output/review'")
    #expect(!workspace.exists("output/mesocycle.sqlite"))
    #expect(try workspace.files("output/review") == before)
    let meant = try workspace.nightly("--accept-change")
    #expect(meant.code == 0 && meant.output.contains("12 new"), "\(meant.errors)")
    #expect(try workspace.nightly().output.contains("12 unchanged"))
  }

  @Test func aDatabaseThatIsEmptyNowIsNone() throws {
    try removeDatabase()
    try workspace.write("", to: "output/mesocycle.sqlite")
    for _ in 0..<2 { expectHeld(try workspace.nightly(), "sheets in 'output/review'") }
    #expect(try workspace.nightly("--accept-change").output.contains("12 new"))
  }

  @Test func plansOrResultsAloneTellOfADatabase() throws {
    try workspace.run("approve", "--clients", "clients.jsonl", "--all", "--by", "Marta", "--yes", "--today", Workspace.today)
    try workspace.run("export", "--as", "plan", "--today", Workspace.today)
    try removeDatabase()
    try workspace.remove("output/review")
    expectHeld(try workspace.nightly(), "clients' plans in 'output/plans'")
    try workspace.remove("output/plans")
    // The results are those of the night that was held, which says as much.
    for _ in 0..<2 { expectHeld(try workspace.nightly(), "the results in 'output/run_results.json'") }
    try workspace.remove("output/run_results.json")
    #expect(try workspace.nightly().code == 0, "nothing tells of it any more")
  }

  @Test func aFirstNightThatCouldNotFinishLeavesTheNextOneFree() throws {
    try workspace.remove("output")
    try workspace.write("goals: 5\n", to: "ours/rules.yaml")
    #expect(try workspace.nightly("--rules", "rules", "--rules", "ours").code == 2)
    #expect(workspace.exists("output/run_results.json"))
    #expect(try workspace.nightly().code == 0)
  }

  @Test func aCopyMadeOfADumpIsOurs() throws {
    let before = try workspace.query(TableDump.whole)
    try workspace.shell(
      "sqlite3 output/mesocycle.sqlite .dump > dump.sql; rm output/mesocycle.sqlite*; sqlite3 output/mesocycle.sqlite < dump.sql")
    #expect(try workspace.query("PRAGMA application_id;") == "0\n")
    #expect(try workspace.run("status").output.contains("c-1001"))
    let night = try workspace.nightly()
    #expect(night.code == 0 && night.output.contains("12 unchanged"), "\(night.errors)")
    #expect(try workspace.query(TableDump.whole) == before)
    #expect(try workspace.query("PRAGMA application_id;") != "0\n")
    #expect(try workspace.run("doctor").code == 0)
  }

  @Test func aDamagedDatabaseIsNotSentToAProgramThatEmptiesIt() throws {
    try workspace.shell("sqlite3 output/mesocycle.sqlite 'PRAGMA wal_checkpoint(TRUNCATE)'")
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: workspace.at("output/mesocycle.sqlite")))
    try handle.seek(toOffset: 8192)
    try handle.write(contentsOf: Data(repeating: 0xAA, count: 8192 * 8))
    try handle.close()
    let night = try workspace.nightly()
    #expect(night.code == 2 && night.errors.contains("restore a copy") && !night.errors.contains("recover"), "\(night.errors)")
  }

  // MARK: A backup that was put back

  /// Approves everything, exports, and then puts the database of before back.
  private func loseApprovals() throws {
    try workspace.shell("sqlite3 output/mesocycle.sqlite '.backup backup.sqlite'")
    #expect(
      try workspace.run("approve", "--clients", "clients.jsonl", "--all", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
    #expect(try workspace.run("export", "--as", "csv,json,page,ics,plan", "--today", Workspace.today).code == 0)
    try removeDatabase()
    try workspace.copy("backup.sqlite", to: "output/mesocycle.sqlite")
  }

  /// The sheets and plans, but what marks them as ours.
  private func shown() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for folder in ["review", "plans"] {
      for (name, bytes) in (try? workspace.files("output/\(folder)")) ?? [:] where !name.hasSuffix(".last") {
        files["\(folder)/\(name)"] = bytes
      }
    }
    return files
  }

  @Test(arguments: [true, false]) func sheetsAndPlansOfTheLostStateAreWrittenAnew(byNight: Bool) throws {
    let before = try shown()
    try loseApprovals()
    #expect(try shown() != before)
    if byNight {
      let night = try workspace.nightly()
      #expect(night.code == 0 && night.output.contains("12 unchanged") && !night.errors.contains("sheet.edited"), "\(night.errors)")
    } else {
      let export = try workspace.run("export", "--as", "csv,json,page,ics,plan", "--today", Workspace.today)
      #expect(export.code == 0 && export.output.contains("12 files, 0 unchanged"), "\(export.output)\(export.errors)")
    }
    #expect(try shown() == before)
    // What comes back now is of this state.
    var sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    for row in sheet.rows.indices where sheet[row, "week"] == "1" { sheet[row, "status"] = "approve" }
    try workspace.write(sheet.saved(), to: "back.csv")
    let taken = try workspace.run(
      "review", "import", "back.csv", "--coach", "marta", "--by", "Marta", "--clients", "clients.jsonl", "--today", Workspace.today)
    #expect(taken.code == 0, "\(taken.output)\(taken.errors)")
  }

  @Test func aSheetOfTheLostStateThatACoachChangedStays() throws {
    let before = try shown()
    try loseApprovals()
    var sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    sheet[0, "note"] = "mine"
    try workspace.write(sheet.saved(), to: "output/review/marta.csv")
    let kept = try workspace.bytes("output/review/marta.csv")
    let night = try workspace.nightly()
    #expect(night.code == 0 && night.errors.contains("the new sheet is 'marta.new.csv' [sheet.edited]"), "\(night.errors)")
    #expect(try workspace.bytes("output/review/marta.csv") == kept)
    #expect(try workspace.bytes("output/review/marta.new.csv") == before["review/marta.csv"])
    let stamps = "stat -c '%n %i %y %z' output/review/* output/plans/*"
    let first = try workspace.shell(stamps).output
    #expect(try workspace.nightly().code == 0)
    #expect(try workspace.shell(stamps).output == first, "the next night has nothing to write")
  }
}
