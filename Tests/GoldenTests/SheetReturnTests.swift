import Foundation
import Testing

/// Sheets and lists of clients on their way back: client by client, whatever else happened meanwhile.
@Suite struct SheetReturnTests {
  private let night: SheetNight
  private let workspace: Workspace
  private let sheet: EditedSheet

  init() throws {
    night = try SheetNight()
    (workspace, sheet) = (night.workspace, night.sheet)
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program(arguments: arguments + ["--clients", "clients.jsonl", "--today", Workspace.today], in: workspace).wait()
  }

  /// A row of working sets of each of the first two clients.
  private func rows() throws -> (first: Int, other: Int) {
    let first = sheet.first { sheet[$0, "kind"] == "work" }
    let other = try #require(
      sheet.rows.indices.first { sheet[$0, "kind"] == "work" && sheet[$0, "client_id"] != sheet[first, "client_id"] })
    return (first, other)
  }

  private func sets(_ row: Int) throws -> String {
    try workspace.query("SELECT sets FROM schedule_preview WHERE row_id = '\(sheet[row, "row_id"])';").trimmingCharacters(in: .newlines)
  }

  // MARK: Client by client

  @Test func oneClientsWrongCellKeepsBackThatClientAlone() throws {
    let (wrong, right) = try rows()
    var edited = sheet
    edited[wrong, "load"] = "sixty"
    edited[right, "sets"] = "2"
    let result = try night.take(edited)
    let client = sheet[wrong, "client_id"]
    #expect(result.code == 1 && result.output.contains("\(client) was kept back, "), "\(result.output)\(result.errors)")
    #expect(result.output.contains("back.csv:T\(wrong + 2): ") && result.output.contains(" 1 changed"), "\(result.output)")
    #expect(try sets(right) == "2")
    // The mended sheet is taken for who was kept back, and changes nothing for the others.
    edited[wrong, "load"] = sheet[wrong, "load"]
    edited[wrong, "sets"] = "2"
    let again = try night.take(edited)
    #expect(again.code == 0 && again.output.contains(" 1 changed"), "\(again.output)\(again.errors)")
    #expect(try sets(wrong) == "2" && sets(right) == "2")
    #expect(try workspace.run("doctor").code == 0)
  }

  @Test func anInboxFileOfWhichClientsWereKeptBackIsSetAsideWithAText() throws {
    let (wrong, right) = try rows()
    var edited = sheet
    edited[wrong, "rest_s"] = "long"
    edited[right, "sets"] = "2"
    try workspace.write(edited.saved(), to: "output/inbox/marta/back.csv")
    let result = try run("review", "sync")
    #expect(try result.code == 1 && sets(right) == "2", "\(result.output)\(result.errors)")
    let text = try workspace.text("output/inbox/marta/refused/back.csv.txt")
    #expect(text.contains("was taken in, but not all of it") && text.contains("1 row stored"), "\(text)")
    #expect(text.contains("\(sheet[wrong, "client_id"]) was kept back") && text.contains("back.csv:Y\(wrong + 2): "), "\(text)")
    let json = try run("review", "import", "output/inbox/marta/refused/back.csv", "--coach", "marta", "--format", "json")
    #expect(json.output.contains("\"kept_back\"") && json.output.contains("\"cell\": \"Y\(wrong + 2)\""), "\(json.output)")
  }

  @Test func anotherCoachsRowRefusesTheWholeFile() throws {
    let (first, right) = try rows()
    var edited = sheet
    let stranger = try workspace.query("SELECT client_id FROM clients WHERE coach_id <> 'marta' LIMIT 1;").trimmingCharacters(in: .newlines)
    (edited[first, "client_id"], edited[first, "load"], edited[right, "sets"]) = (stranger, "sixty", "2")
    let result = try night.take(edited)
    #expect(try result.code == 1 && result.errors.contains("[review.coach]") && sets(right) == sheet[right, "sets"], "\(result.errors)")
  }

  // MARK: Names

  private func rename(_ names: [String: String]) throws {
    var catalogue = try workspace.text("rules/catalogue.yaml")
    for (old, new) in names.sorted(by: { $0.key < $1.key }) { catalogue = catalogue.replacing("name: \(old),", with: "name: \(new),") }
    try workspace.write(catalogue, to: "rules/catalogue.yaml")
  }

  @Test func anExerciseThatWasRenamedMeanwhileChangesNothing() throws {
    let (row, _) = try rows()
    let name = sheet[row, "exercise"]
    try rename([name: "\(name) Anew"])
    for isAfterNight in [false, true] {
      if isAfterNight { #expect(try workspace.nightly("--accept-change").code == 0) }
      let same = try night.take(sheet, ["--dry-run"])
      #expect(same.code == 0 && same.output.contains(": \(sheet.rows.count) unchanged"), "\(same.output)\(same.errors)")
      var bare = sheet
      for place in bare.rows.indices { bare[place, "exercise_id"] = "" }
      #expect(try night.take(bare, ["--dry-run"]).output.contains(": \(sheet.rows.count) unchanged"))
    }
    var edited = sheet
    edited[row, "sets"] = "2"
    #expect(try night.take(edited).code == 0 && sets(row) == "2")
  }

  @Test func aNameThatNowBelongsToAnotherExerciseChangesNoRow() throws {
    try rename(["Barbell Back Squat": "Old School Squat"])
    try rename(["Dumbbell Goblet Squat": "Barbell Back Squat"])
    #expect(try workspace.nightly("--accept-change").code == 0)
    let before = try workspace.query("SELECT row_id, exercise_id, load FROM schedule_preview ORDER BY row_id;")
    let result = try night.take(sheet)
    #expect(result.code == 0 && result.output.contains(": \(sheet.rows.count) unchanged"), "\(result.output)\(result.errors)")
    #expect(try workspace.query("SELECT row_id, exercise_id, load FROM schedule_preview ORDER BY row_id;") == before)
  }

  // MARK: The list of clients

  private func approved() throws -> String { try workspace.query("SELECT count(*) FROM weeks WHERE status = 'approved';") }

  @Test func theListOfClientsApprovesWeeks() throws {
    var list = EditedSheet(try workspace.bytes("output/review/marta.clients.csv"))
    let row = list.first { list[$0, "week_1"] == "pending" }
    (list[row, "week_1"], list[row, "week_3"]) = ("approve", "approve")
    let result = try night.take(list, ["--dry-run"], name: "marta.clients.csv")
    #expect(try result.code == 0 && approved() == "0\n", "\(result.output)\(result.errors)")
    try workspace.write(list.saved(), to: "output/inbox/marta/marta.clients.csv")
    let sync = try run("review", "sync")
    #expect(sync.code == 0 && sync.output.contains("Took 1 file"), "\(sync.output)\(sync.errors)")
    #expect(
      try workspace.query("SELECT client_id, week_index FROM weeks WHERE status = 'approved' ORDER BY 2;")
        == "\(list[row, "client_id"])|1\n\(list[row, "client_id"])|3\n")
    let fresh = EditedSheet(try workspace.bytes("output/review/marta.clients.csv"))
    #expect(fresh[row, "week_1"] == "approved" && fresh[row, "week_2"] == "pending", "the list says it at once")
    // The same by command, for another week, and for one whose content nobody has read.
    (list[row, "week_1"], list[row, "week_3"], list[row, "week_2"]) = ("approved", "approved", "approve")
    try workspace.write(list.saved(), to: "list.csv")
    #expect(try run("approve", "--sheet", "list.csv", "--by", "Marta").code == 0 && approved() == "3\n")
    #expect(try run("approve", "--sheet", "list.csv", "--by", "Jonas").code == 1, "there is nothing left to approve")
  }

  @Test func approvedInAWeekThatWaitsApprovesItAndNoWordIsPassedOver() throws {
    var list = EditedSheet(try workspace.bytes("output/review/marta.clients.csv"))
    let row = list.first { list[$0, "week_1"] == "pending" }
    (list[row, "week_1"], list[row, "week_2"], list[row, "week_3"]) = ("Approved", "aproved", "draft")
    let first = try night.take(list, name: "list.csv")
    #expect(try first.code == 1 && approved() == "1\n", "\(first.output)\(first.errors)")
    #expect(first.output.contains("'week_2' says 'aproved'") && first.output.contains("did you mean 'approve'?"), "\(first.output)")
    #expect(first.output.contains("'week_3' says 'draft', and the week is pending: it stays so"), "\(first.output)")
    (list[row, "week_2"], list[row, "week_3"]) = ("pending", "pending")
    // An approval that was taken back does not come back with the list that it once stood in.
    let client = list[row, "client_id"]
    #expect(try run("approve", "--take-back", "--client", client, "--week", "1", "--by", "Marta").code == 0 && approved() == "0\n")
    let again = try night.take(list, name: "list.csv")
    #expect(try again.code == 0 && approved() == "0\n", "\(again.output)\(again.errors)")
    #expect(again.output.contains("'week_1' says 'approved' as it once was"), "\(again.output)")
    // Nobody takes an approval back by a word.
    list[row, "week_1"] = "approve"
    #expect(try night.take(list, name: "list.csv").code == 0 && approved() == "1\n")
    list[row, "week_1"] = "pending"
    let back = try night.take(list, name: "list.csv")
    #expect(try back.code == 0 && approved() == "1\n" && back.output.contains("'mesocycle approve --take-back'"), "\(back.output)")
    // A week that the list has never had is none.
    list[row, "plan_start"] = "2027-02-01"
    list[row, "revisions"] = "r0 r0 r0 r0"
    list[row, "week_1"] = "approved"
    let none = try night.take(list, name: "list.csv")
    #expect(none.code == 1 && none.output.contains("is not there any more"), "\(none.output)")
  }

  @Test func theListOfAnotherCoachIsRefused() throws {
    var list = EditedSheet(try workspace.bytes("output/review/jonas.clients.csv"))
    list[0, "week_1"] = "approve"
    let result = try night.take(list, name: "list.csv")
    #expect(try result.code == 1 && result.errors.contains("[review.coach]") && approved() == "0\n", "\(result.errors)")
  }

  // MARK: The inbox, and what is fresh

  @Test func filesOfSystemsAreNobodysAndWhatWasJustWrittenIsWaitedFor() throws {
    for name in ["Thumbs.db", "desktop.ini", ".DS_Store", "~$marta.xlsx", ".~lock.marta.csv#"] {
      try workspace.write("x", to: "output/inbox/marta/\(name)")
      try workspace.write("x", to: "output/inbox/\(name)")
    }
    let idle = try run("review", "sync")
    #expect(idle.code == 0 && idle.output == "Took 0 files out of the inbox\n", "\(idle.output)\(idle.errors)")
    let (row, _) = try rows()
    var edited = sheet
    edited[row, "sets"] = "2"
    try workspace.write(edited.saved(), to: "output/inbox/marta/back.csv")
    let result = try run("review", "sync")
    #expect(try result.code == 0 && result.output.contains("Took 1 file out of the inbox\n") && sets(row) == "2", "\(result.output)")
    #expect(try EditedSheet(workspace.bytes("output/review/marta.csv"))[row, "sets"] == "2", "the sheet is fresh")
    #expect(workspace.exists("output/inbox/marta/Thumbs.db"))
  }

  @Test func anImportThatChangesNothingWritesNothing() throws {
    let files = { try workspace.shell("stat -c '%n %i' output/review/* output/review/.*.last output/plans/*/* 2>/dev/null | sort").output }
    let before = try files()
    #expect(try night.take(sheet).code == 0)
    #expect(try before.contains("marta.csv") && files() == before)
    let (row, _) = try rows()
    var edited = sheet
    edited[row, "sets"] = "2"
    #expect(try night.take(edited).code == 0)
    let changed = Set(try files().split(separator: "\n")).subtracting(before.split(separator: "\n"))
    #expect(!changed.isEmpty && changed.allSatisfy { $0.contains("marta.") }, "only the coach's own files are new: \(changed)")
  }

  @Test func sheetAndPageAreFreshAfterEveryChangeAndAChangedSheetStays() throws {
    let (row, other) = try rows()
    let client = sheet[row, "client_id"]
    let page = try workspace.bytes("output/review/marta.html")
    #expect(try run("edit", "set", "sets=2", "--client", client, "--row", sheet[row, "row_id"], "--by", "Marta").code == 0)
    #expect(try EditedSheet(workspace.bytes("output/review/marta.csv"))[row, "sets"] == "2")
    #expect(try workspace.bytes("output/review/marta.html") != page)
    #expect(try run("approve", "--client", sheet[other, "client_id"], "--by", "Marta").code == 0)
    #expect(try EditedSheet(workspace.bytes("output/review/marta.csv"))[other, "status"] == "approved")
    #expect(!workspace.exists("output/review/marta.new.csv"))
    try workspace.write("mine", to: "output/review/marta.csv")
    #expect(try run("undo", "--client", client, "--by", "Marta").errors.contains("[sheet.edited]"))
    #expect(try workspace.text("output/review/marta.csv") == "mine" && workspace.exists("output/review/marta.new.csv"))
    #expect(try EditedSheet(workspace.bytes("output/review/marta.new.csv"))[row, "sets"] == sheet[row, "sets"])
  }
}
