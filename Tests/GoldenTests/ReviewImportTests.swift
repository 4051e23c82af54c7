import Foundation
import Testing

/// Sheets that come back, as a coach would change them.
@Suite struct ReviewImportTests {
  let night: SheetNight
  let workspace: Workspace
  let sheet: EditedSheet

  init() throws {
    night = try SheetNight()
    (workspace, sheet) = (night.workspace, night.sheet)
  }

  private func take(_ sheet: EditedSheet, _ options: String..., coach: String = "marta", name: String = "back.csv") throws -> Program.Result
  {
    try night.take(sheet, options, coach: coach, name: name)
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
      dry.output.contains("row \(row + 2): ") && dry.output.contains("→ 5") && dry.output.contains("Nothing was stored"),
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
    let again = try take(edited)
    #expect(again.code == 0 && !again.output.contains("waits to be deleted"), "\(again.output)\(again.errors)")
    try expectSound()
  }

  @Test func aRowOfAnotherCoachRefusesTheWholeSheet() throws {
    var edited = sheet
    edited[0, "sets"] = "5"
    let other = EditedSheet(try workspace.bytes("output/review/jonas.csv"))
    edited.rows.append(other.rows[0])
    let before = try workspace.query(TableDump.whole)
    let refused = try take(edited)
    #expect(refused.code == 1 && refused.errors.contains("back.csv:B\(edited.rows.count + 1):"), "\(refused.output)\(refused.errors)")
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
      partly.code == 1 && partly.output.contains("review.partly_approved") && partly.output.contains("back.csv:J\(week[0] + 2):"),
      "\(partly.output)")
    #expect(try workspace.query("SELECT count(*) FROM schedule;") == "0\n")
    _ = try workspace.query(
      """
      INSERT INTO client_findings (client_id, ordinal, code, severity, message)
      VALUES ('\(client)', 99, 'level.lowered', 'warning', 'told before and after');
      """)
    let dry = try take(edited, "--dry-run")
    #expect(dry.output.contains("warning: told before and after") && dry.output.contains("would be approved:\n"), "\(dry.output)")
    let whole = try take(edited)
    #expect(whole.output.contains("warning: told before and after"), "\(whole.output)")
    #expect(whole.output.contains("Approved 1 week (\(week.count) rows)"), "\(whole.output)\(whole.errors)")
    #expect(!whole.output.contains("week 1 is"), "where it stood before the approval is no news: \(whole.output)")
    #expect(try workspace.query("SELECT count(*), sum(note = 'new') FROM schedule;") == "\(week.count)|1\n")
    #expect(try workspace.run("export", "--today", Workspace.today).code == 0)
    var later = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    later[week[0], "note"] = "newer"
    let draft = try take(later)
    #expect(draft.output.contains("revision 2 stays in force") && !draft.output.contains("Approved"), "\(draft.output)\(draft.errors)")
    try expectSound()
  }

  /// The sheet of the night after week 1 of its first client was approved, and the places of that week's rows.
  private func afterApproval() throws -> (sheet: EditedSheet, week: [Int]) {
    let client = sheet[0, "client_id"]
    let approval = try workspace.run(
      "approve", "--client", client, "--week", "1", "--by", "Marta", "--yes", "--today", Workspace.today)
    #expect(approval.code == 0, "\(approval.output)\(approval.errors)")
    #expect(try workspace.run("export", "--today", Workspace.today).code == 0)
    let sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    let week = sheet.rows.indices.filter { sheet[$0, "client_id"] == client && sheet[$0, "week"] == "1" }
    #expect(week.allSatisfy { sheet[$0, "status"] == "approved" })
    return (sheet, week)
  }

  @Test func aChangeOfAnApprovedWeekIsApprovedWithTheSameFile() throws {
    var (edited, week) = try afterApproval()
    edited[week[0], "note"] = "newer"
    edited[week[1], "status"] = "approve: as she asked"
    let dry = try take(edited, "--dry-run")
    #expect(dry.output.contains("week 1 would be approved"), "\(dry.output)\(dry.errors)")
    let result = try take(edited)
    #expect(result.code == 0 && result.output.contains("Approved 1 week (\(week.count) rows)"), "\(result.output)\(result.errors)")
    let id = edited[week[0], "row_id"]
    #expect(try workspace.query("SELECT note FROM schedule WHERE row_id = '\(id)';") == "newer\n")
    #expect(try workspace.query("SELECT revision, force_revision FROM weeks WHERE status = 'approved';") == "2|2\n")
    let before = try workspace.query(TableDump.whole)
    let again = try take(edited)
    #expect(again.code == 0 && again.output.contains("Approved 0 weeks (0 rows), 1 approved before"), "\(again.output)\(again.errors)")
    #expect(try workspace.query(TableDump.whole) == before)
    try expectSound()
  }

  @Test func aSheetFromAfterADraftWasTakenBackIsReadByTheWeek() throws {
    let (approved, week) = try afterApproval()
    let client = approved[week[0], "client_id"]
    func set(_ row: Int, _ note: String) throws {
      let result = try workspace.run(
        "edit", "set", "note=\(note)", "--client", client, "--row", approved[row, "row_id"], "--by", "Jo", "--clients", "clients.jsonl",
        "--today", Workspace.today)
      #expect(result.code == 0, "\(result.output)\(result.errors)")
    }
    // Week 1 gets a draft beside it, which goes again: it is at revision 1 as before, and the block is not.
    try set(week[0], "draft")
    try set(week[0], approved[week[0], "note"])
    let other = approved.first { approved[$0, "client_id"] == client && approved[$0, "week"] == "2" }
    try set(other, "before")
    #expect(try workspace.run("export", "--today", Workspace.today).code == 0)
    var sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    #expect(sheet[week[0], "revision"] == "1" && sheet[other, "revision"] == "4")
    try set(other, "after")
    let last = sheet.first { sheet[$0, "client_id"] == client && sheet[$0, "week"] == "3" }
    sheet[last, "note"] = "from the sheet"
    let result = try take(sheet)
    #expect(result.code == 0 && result.output.contains("1 changed"), "\(result.output)\(result.errors)")
    let notes = try workspace.query(
      "SELECT note FROM schedule_preview WHERE row_id IN ('\(sheet[other, "row_id"])', '\(sheet[last, "row_id"])') ORDER BY week_index;")
    #expect(notes == "after\nfrom the sheet\n")
    try expectSound()
  }

  @Test func aWishIsRefusedWhereSomethingElseWasApprovedMeanwhile() throws {
    var (old, week) = try afterApproval()
    var newer = old
    newer[week[0], "note"] = "from the other one"
    newer[week[0], "status"] = "approve"
    #expect(try take(newer).code == 0)
    old[week[0], "status"] = "approve"
    let stale = try take(old)
    #expect(
      stale.code == 1 && stale.output.contains("approval.stale") && stale.output.contains("from the other one"),
      "\(stale.output)\(stale.errors)")
    var part = newer
    part[week[1], "status"] = ""
    part[week[2], "status"] = "freigegeben"
    part[week[3], "status"] = "freigegeben"
    let partly = try take(part)
    #expect(partly.code == 1 && partly.output.contains("say 'approve' and this one does not"), "\(partly.output)")
    #expect(partly.output.components(separatedBy: "means nothing").count == 2, "a word is told once: \(partly.output)")
    #expect(partly.output.contains("write 'approve' into every row of a week"), "\(partly.output)")
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

  @Test func whatTheDatabaseRefusesOfOneBlockKeepsNoOtherOut() throws {
    var edited = sheet
    let clients = Set(edited.rows.indices.map { edited[$0, "client_id"] }).sorted()
    for client in clients { edited[edited.first { edited[$0, "client_id"] == client }, "note"] = "for \(client)" }
    let unlucky = clients[0]
    _ = try workspace.query(
      """
      CREATE TRIGGER unlucky BEFORE UPDATE OF number ON weeks WHEN NEW.client_id = '\(unlucky)'
      BEGIN SELECT RAISE(ABORT, 'not today'); END;
      """)
    let result = try take(edited)
    #expect(result.code == 1 && !result.output.contains(" 0 refused"), "\(result.output)\(result.errors)")
    #expect(result.output.contains("refused: not today") && result.output.contains("of \(clients.count - 1) blocks"), "\(result.output)")
    #expect(try workspace.query("SELECT count(*) FROM blocks WHERE revision = 2;") == "\(clients.count - 1)\n")
    _ = try workspace.query("DROP TRIGGER unlucky;")
    #expect(try take(edited).output.contains("Stored 1 row of 1 block"))
    try expectSound()
  }

  @Test func whatTheDatabaseRefusesOfOneApprovalKeepsNoOtherOut() throws {
    var edited = sheet
    for row in edited.rows.indices where edited[row, "week"] == "1" { edited[row, "status"] = "approve" }
    let clients = Set(edited.rows.indices.map { edited[$0, "client_id"] }).sorted()
    _ = try workspace.query(
      """
      CREATE TRIGGER unlucky BEFORE UPDATE OF force_number ON weeks WHEN NEW.client_id = '\(clients[1])'
      BEGIN SELECT RAISE(ABORT, 'not today'); END;
      """)
    let result = try take(edited)
    #expect(result.code == 1 && result.output.contains("refused: not today"), "\(result.output)\(result.errors)")
    #expect(result.output.contains("Approved \(clients.count - 1) weeks"), "\(result.output)")
    let approved = try workspace.query("SELECT DISTINCT client_id FROM schedule ORDER BY 1;")
    #expect(approved == clients.filter { $0 != clients[1] }.map { $0 + "\n" }.joined())
    _ = try workspace.query("DROP TRIGGER unlucky;")
    try expectSound()
  }

  @Test func aFullDiskEndsTheImport() throws {
    var edited = sheet
    for row in edited.rows.indices { edited[row, "note"] = String(repeating: "long ", count: 40) + "\(row)" }
    try workspace.write(edited.saved(), to: "back.csv")
    // Blocks of 512 bytes: room for the beginning of a transaction, and not for its end.
    let result = try workspace.shell(
      """
      ulimit -f 80; exec '\(Program.mesocycle)' review import back.csv --coach marta --clients clients.jsonl \
        --today \(Workspace.today)
      """)
    #expect(result.code == 2 && result.errors.contains("can't grow"), "\(result.code) \(result.output)\(result.errors)")
  }

  private func otherRows() throws -> Int {
    try EditedSheet(workspace.bytes("output/review/jonas.csv")).rows.count + EditedSheet(workspace.bytes("output/review/li.csv")).rows.count
  }
}
