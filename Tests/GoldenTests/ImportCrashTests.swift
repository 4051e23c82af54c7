import Foundation
import Testing

/// An intake of the inbox that dies before or after any of its transactions, and the next one.
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

  private func sync(_ folder: String, crashingAfter step: Int? = nil) throws -> Program.Result {
    try Program(
      arguments: ["review", "sync", "--output", folder, "--clients", "clients.jsonl", "--today", Workspace.today], in: workspace,
      crashingAfter: step
    ).wait()
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
    let result = try sync("whole")
    #expect(result.output.contains("Stored"), "\(result.output)\(result.errors)")
    let wanted = try state("whole")
    var (step, kills, isOver) = (1, 0, false)
    while !isOver {
      try copy(to: "run")
      // The second dies over what the first has left.
      for fatal in [step, step / 2 + 1] {
        let code = try sync("run", crashingAfter: fatal).code
        if code == 128 + Int(SIGKILL) { kills += 1 } else if fatal == step { isOver = true }
        let check = try workspace.query(PlanChecks.torn, database: "run/mesocycle.sqlite")
        #expect(check == "0|0\n", "\(check)")
        let doctor = try workspace.run("doctor", "--output", "run")
        #expect(doctor.code == 0, "\(doctor.output)\(doctor.errors)")
      }
      _ = try sync("run")
      let end = try state("run")
      #expect(end == wanted, "step \(step): \(OutputText.difference(wanted, end))")
      step += step / 3 + 1
    }
    #expect(kills > 6, "an intake has more steps than that, each of which kills it")
  }
}
