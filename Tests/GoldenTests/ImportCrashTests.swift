import Foundation
import SeededNumbers
import Testing

/// An intake of the inbox that is killed at any moment, and the next one.
@Suite struct ImportCrashTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 60, seed: 5).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly("--output", "old", "--database", "old/mesocycle.sqlite").code == 0)
    var sheet = EditedSheet(try workspace.bytes("old/review/marta.csv"))
    for row in stride(from: 0, to: sheet.rows.count, by: 7) { sheet[row, "note"] = "changed \(row)" }
    let client = sheet[0, "client_id"]
    for row in sheet.rows.indices where sheet[row, "client_id"] == client && sheet[row, "week"] == "2" { sheet[row, "status"] = "approved" }
    var added = sheet.rows[3]
    (added[0], added[10]) = ("", "")
    sheet.rows.insert(added, at: 4)
    try workspace.write(sheet.saved(), to: "old/inbox/marta/back.csv")
  }

  /// A copy of everything, with a sheet that nobody is writing any more.
  private func copy(to folder: String) throws {
    try workspace.copy("old", to: folder)
    let past = Date(timeIntervalSinceNow: -60)
    try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: workspace.at("\(folder)/inbox/marta/back.csv"))
  }

  private func start(_ folder: String) throws -> Program {
    try Program(
      arguments: ["review", "sync", "--output", folder, "--clients", "clients.jsonl", "--today", Workspace.today], in: workspace)
  }

  /// What is true of every table whichever run made it; moments differ.
  private func state(_ folder: String) throws -> String {
    let files = try workspace.files("\(folder)/inbox").keys.sorted().joined(separator: "\n")
    let more = """
      SELECT client_id, plan_start, revision, who, action, note FROM revisions ORDER BY 1, 2, 3;
      SELECT client_id, plan_start, week_index, revision, content_hash FROM revision_weeks ORDER BY 1, 2, 3, 4;
      SELECT client_id, plan_start, week_index, day_index, focus FROM sessions ORDER BY 1, 2, 3, 4;
      SELECT coach_id, name, state FROM inbox ORDER BY 1;
      """
    return try workspace.query(TableDump.forReaders + "\n" + more, database: "\(folder)/mesocycle.sqlite") + files
  }

  @Test func leavesNoHalfOfABlockAndTheNextOneEndsTheSame() throws {
    try copy(to: "whole")
    let begun = ContinuousClock.now
    let result = try start("whole").wait()
    #expect(result.output.contains("Stored"), "\(result.output)\(result.errors)")
    let (span, wanted) = (ContinuousClock.now - begun, try state("whole"))
    var random = SeededRandom(77)
    var (rounds, kills) = (0, 0)
    while rounds < 4 || (rounds < 14 && ContinuousClock.now - begun < .seconds(20)) {
      rounds += 1
      try copy(to: "run")
      for _ in 0..<3 {
        let intake = try start("run")
        usleep(UInt32(random.below(Int(span / .microseconds(1)))))
        intake.kill()
        if try intake.wait().code == 128 + Int(SIGKILL) { kills += 1 }
        let check = try workspace.query(PlanChecks.torn, database: "run/mesocycle.sqlite")
        #expect(check == "0|0\n", "\(check)")
        let doctor = try workspace.run("doctor", "--output", "run")
        #expect(doctor.code == 0, "\(doctor.output)\(doctor.errors)")
      }
      _ = try start("run").wait()
      let end = try state("run")
      #expect(end == wanted, "round \(rounds): \(OutputText.difference(wanted, end))")
    }
    #expect(kills > 0, "no intake was killed before its end")
  }
}
