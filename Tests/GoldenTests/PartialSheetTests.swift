import Foundation
import Testing

/// Sheets that hold a part of a plan while somebody else changes another part of it.
@Suite struct PartialSheetTests {
  private let night: SheetNight
  private let workspace: Workspace
  private let sheet: EditedSheet
  private let client: String

  init() throws {
    night = try SheetNight()
    (workspace, sheet) = (night.workspace, night.sheet)
    client = sheet[0, "client_id"]
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program(arguments: arguments + ["--clients", "clients.jsonl", "--today", Workspace.today], in: workspace).wait()
  }

  private func take(_ sheet: EditedSheet, _ options: String...) throws -> Program.Result { try night.take(sheet, options) }

  private func exported() throws -> EditedSheet {
    #expect(try run("export").code == 0)
    return EditedSheet(try workspace.bytes("output/review/marta.csv"))
  }

  private func only(_ sheet: EditedSheet, week: String) -> EditedSheet {
    var part = sheet
    part.rows = sheet.rows.indices.filter { sheet[$0, "client_id"] == client && sheet[$0, "week"] == week }.map { sheet.rows[$0] }
    return part
  }

  private func expectSound() throws {
    let doctor = try workspace.run("doctor")
    #expect(doctor.code == 0, "\(doctor.output)\(doctor.errors)")
  }

  @Test(arguments: [0, 1]) func whatWasTypedIntoARowThatSomebodyMovedMeanwhileIsKept(place: Int) throws {
    var part = only(sheet, week: "2")
    let rows = part.rows.indices.filter { part[$0, "kind"] == "work" }
    let row = rows[place]
    let monday = sheet.first { sheet[$0, "client_id"] == client && sheet[$0, "week"] == "1" }
    let moved = try run(
      "edit", "move", "--client", client, "--row", part[row, "row_id"], "--to-date", sheet[monday, "date"], "--by", "Otto")
    #expect(moved.code == 0, "\(moved.output)\(moved.errors)")
    part[row, "note"] = "from the sheet"
    let result = try take(part)
    #expect(result.output.contains("1 changed"), "\(result.output)\(result.errors)")
    let stored = try workspace.query("SELECT week_index, note FROM schedule_preview WHERE row_id = '\(part[row, "row_id"])';")
    #expect(stored == "1|from the sheet\n")
    try expectSound()
  }

  @Test func aConflictIsNotDecidedByASheetFromBeforeIt() throws {
    let row = sheet.first { sheet[$0, "kind"] == "work" }
    var (first, second) = (sheet, sheet)
    (first[row, "sets"], second[row, "sets"]) = ("2", "1")
    #expect(try take(first).output.contains("1 changed"))
    var early = only(try exported(), week: "1")
    #expect(try take(second).output.contains("1 in conflict"))
    let other = sheet.first { sheet[$0, "client_id"] == client && sheet[$0, "week"] == "3" }
    #expect(try run("edit", "set", "rest=150", "--client", client, "--row", sheet[other, "row_id"], "--by", "Otto").code == 0)
    early[early.rows.count - 1, "note"] = "early"
    #expect(try take(early).output.contains("1 changed"))
    let waiting = try workspace.run("review", "conflicts")
    #expect(waiting.code == 1 && waiting.output.contains("back.csv"), "\(waiting.output)")
    try expectSound()
  }

  @Test func aWeekThatIsTypedAnewRefusesNothing() throws {
    let row = sheet.first { sheet[$0, "client_id"] == client && sheet[$0, "week"] == "2" }
    #expect(try run("edit", "set", "rest=150", "--client", client, "--row", sheet[row, "row_id"], "--by", "Otto").code == 0)
    var edited = try exported()
    for row in edited.rows.indices where edited[row, "client_id"] == client && edited[row, "week"] == "2" { edited[row, "week"] = "3" }
    edited[1, "note"] = "typed"
    let result = try take(edited)
    #expect(result.code == 0 && result.output.contains("1 changed"), "\(result.output)\(result.errors)")
    try expectSound()
  }

  @Test func aDryRunTellsOfAnApprovedWeekThatLosesARowWhatTheImportDoes() throws {
    #expect(try run("approve", "--client", client, "--by", "Marta", "--yes").code == 0)
    var edited = try exported()
    let week = { (number: String) in edited.rows.indices.filter { edited[$0, "client_id"] == client && edited[$0, "week"] == number } }
    let (first, second) = (week("1"), week("2"))
    edited[first[0], "date"] = edited[second[0], "date"]
    edited[first[2], "status"] = "approve"
    edited[second[2], "status"] = "approve"
    let dry = try take(edited, "--dry-run")
    #expect(dry.output.contains("week 1 would be approved") && !dry.output.contains("approval.stale"), "\(dry.output)\(dry.errors)")
    let real = try take(edited)
    #expect(!real.output.contains("approval.stale"), "\(real.output)\(real.errors)")
    try expectSound()
  }
}
