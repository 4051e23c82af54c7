import Foundation
import Testing

/// Sheets that come back, as a coach would change them.
@Suite struct ReviewImportTests {
  let workspace: Workspace
  let sheet: EditedSheet

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 12, seed: 16).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
  }

  private func take(_ sheet: EditedSheet, _ options: String..., coach: String = "marta", name: String = "back.csv") throws -> Program.Result
  {
    try workspace.write(sheet.saved(), to: name)
    return try Program(
      arguments: ["review", "import", name, "--coach", coach, "--clients", "clients.jsonl", "--today", Workspace.today] + options,
      in: workspace
    ).wait()
  }

  private func expectSound() throws {
    let doctor = try workspace.run("doctor")
    #expect(doctor.code == 0, "\(doctor.output)\(doctor.errors)")
  }

  private func revisions() throws -> String { try workspace.query("SELECT client_id, revision FROM blocks ORDER BY 1;") }

  @Test func theSheetAsItIsChangesNothing() throws {
    let before = try workspace.query(TableDump.whole)
    let result = try take(sheet)
    #expect(
      result.code == 0 && result.output.contains("Read \(sheet.rows.count) rows: \(sheet.rows.count) unchanged"),
      "\(result.output)\(result.errors)")
    #expect(try workspace.query(TableDump.whole) == before)
  }

  @Test func changesAreToldStoredAndTakenOnce() throws {
    var edited = sheet
    let row = edited.first { edited[$0, "kind"] == "work" }
    edited[row, "sets"] = "5"
    edited[row, "note"] = "schön langsam, \"tief\""
    let dry = try take(edited, "--dry-run")
    #expect(
      dry.output.contains("line \(row + 2): ") && dry.output.contains("→ 5") && dry.output.contains("Nothing was stored"),
      "\(dry.output)\(dry.errors)")
    #expect(try !revisions().contains("|2"))
    let result = try take(edited)
    #expect(result.output.contains("1 changed") && result.output.contains("Stored 1 row of 1 block"), "\(result.output)\(result.errors)")
    #expect(try revisions().components(separatedBy: "|2").count == 2)
    let stored = try workspace.query("SELECT sets, note FROM schedule_preview WHERE row_id = '\(edited[row, "row_id"])';")
    #expect(stored == "5|schön langsam, \"tief\"\n")
    let before = try workspace.query(TableDump.whole)
    let again = try take(edited)
    #expect(again.output.contains("0 changed") && again.output.contains("Nothing was stored"), "\(again.output)")
    #expect(try workspace.query(TableDump.whole) == before)
    try expectSound()
  }

  @Test func deletionsWaitForAYes() throws {
    var edited = sheet
    let id = edited[1, "row_id"]
    edited.rows.remove(at: 1)
    let waiting = try take(edited)
    #expect(
      waiting.code == 1 && waiting.output.contains("waits to be deleted") && waiting.output.contains("1 waiting"), "\(waiting.output)")
    #expect(try workspace.query("SELECT count(*) FROM schedule_preview WHERE row_id = '\(id)';") == "1\n")
    let gone = try take(edited, "--allow-deletions")
    #expect(gone.output.contains("1 removed"), "\(gone.output)\(gone.errors)")
    #expect(try workspace.query("SELECT count(*) FROM schedule_preview WHERE row_id = '\(id)';") == "0\n")
    try expectSound()
  }

  @Test func aRowOfAnotherCoachRefusesTheWholeSheet() throws {
    var edited = sheet
    edited[0, "sets"] = "5"
    let other = EditedSheet(try workspace.bytes("output/review/jonas.csv"))
    edited.rows.append(other.rows[0])
    let before = try workspace.query(TableDump.whole)
    let refused = try take(edited)
    #expect(refused.code == 1 && refused.errors.contains("back.csv:\(edited.rows.count + 1):"), "\(refused.output)\(refused.errors)")
    #expect(
      refused.errors.contains("review.coach") && !refused.errors.contains("Zebrafink") && !refused.errors.contains(other[0, "client_id"]))
    #expect(try workspace.query(TableDump.whole) == before)
    #expect(try take(sheet, coach: "jonas").errors.contains("review.coach"))
    #expect(try workspace.query(TableDump.whole) == before)
  }

  @Test func twoPeopleChangeTheSameAndSomebodyDecides() throws {
    let row = sheet.first { sheet[$0, "kind"] == "work" }
    var (first, second) = (sheet, sheet)
    first[row, "sets"] = "2"
    second[row, "sets"] = "1"
    second[row, "note"] = "from the second"
    #expect(try take(first).output.contains("1 changed"))
    let met = try take(second)
    #expect(
      met.code == 1 && met.output.contains("the plan says 2, the sheet says 1") && met.output.contains("1 in conflict"), "\(met.output)")
    let query = "SELECT sets, note FROM schedule_preview WHERE row_id = '\(sheet[row, "row_id"])';"
    #expect(try workspace.query(query) == "2|from the second\n", "what doesn't touch is merged")
    let shown = try workspace.run("review", "conflicts")
    #expect(shown.code == 1 && shown.output.contains("back.csv line \(row + 2)"), "\(shown.output)")
    let client = sheet[row, "client_id"]
    #expect(try workspace.run("export", "--today", Workspace.today).code == 0)
    let approval = try workspace.run("approve", "--client", client, "--by", "Marta", "--yes")
    #expect(approval.code == 1 && approval.output.contains("approval.conflict"), "\(approval.output)\(approval.errors)")
    #expect(try take(second, "--prefer", "sheet").output.contains("decided"))
    #expect(try workspace.query(query) == "1|from the second\n")
    #expect(try workspace.run("review", "conflicts").output == "No conflict waits.\n")
    try expectSound()
  }

  @Test func aWholeWeekIsApprovedWithItsEditsAndAPartIsNot() throws {
    var edited = sheet
    let client = edited[0, "client_id"]
    let week = edited.rows.indices.filter { edited[$0, "client_id"] == client && edited[$0, "week"] == "1" }
    for row in week { edited[row, "status"] = "approved" }
    edited[week[0], "note"] = "new"
    var part = edited
    part[week[0], "status"] = "pending"
    let partly = try take(part)
    #expect(
      partly.code == 1 && partly.output.contains("review.partly_approved") && partly.output.contains("back.csv:\(week[0] + 2):"),
      "\(partly.output)")
    #expect(try workspace.query("SELECT count(*) FROM schedule;") == "0\n")
    let whole = try take(edited)
    #expect(whole.output.contains("Approved 1 week (\(week.count) rows)"), "\(whole.output)\(whole.errors)")
    #expect(try workspace.query("SELECT count(*), sum(note = 'new') FROM schedule;") == "\(week.count)|1\n")
    #expect(try workspace.run("export", "--today", Workspace.today).code == 0)
    var later = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    later[week[0], "note"] = "newer"
    let draft = try take(later)
    #expect(draft.output.contains("revision 2 stays in force") && !draft.output.contains("Approved"), "\(draft.output)\(draft.errors)")
    try expectSound()
  }

  @Test func whatIsOverStaysAndTheComplaintHasItsPlace() throws {
    #expect(try workspace.run("approve", "--coach", "marta", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
    var edited = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    edited[0, "note"] = "late"
    try workspace.write(edited.saved(), to: "late.csv")
    let late = try workspace.run(
      "review", "import", "late.csv", "--coach", "marta", "--clients", "clients.jsonl", "--today", "2026-12-30")
    #expect(late.code == 1 && late.output.contains("late.csv:2") && late.output.contains("review.past"), "\(late.output)\(late.errors)")
    #expect(try workspace.query("SELECT count(*) FROM schedule_preview;") == "\(try otherRows())\n")
  }

  private func otherRows() throws -> Int {
    try EditedSheet(workspace.bytes("output/review/jonas.csv")).rows.count + EditedSheet(workspace.bytes("output/review/li.csv")).rows.count
  }
}
