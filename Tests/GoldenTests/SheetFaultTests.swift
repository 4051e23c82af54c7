import Foundation
import Testing

/// What a coach is told of a sheet in which something is not as they meant it.
@Suite struct SheetFaultTests {
  let night: SheetNight
  let workspace: Workspace
  let sheet: EditedSheet

  init() throws {
    night = try SheetNight()
    (workspace, sheet) = (night.workspace, night.sheet)
  }

  private func take(_ sheet: EditedSheet, _ options: String...) throws -> Program.Result { try night.take(sheet, options) }

  /// The counts of the last line: the rows read, and what became of them.
  private func counts(_ result: Program.Result) throws -> (read: Int, parts: [String: Int]) {
    let line = try #require(result.output.split(separator: "\n").last { $0.hasPrefix("Read ") })
    let sentence = try #require(line.split(separator: ".").first)
    let halves = sentence.split(separator: ": ")
    let read = try #require(halves.first.flatMap { $0.split(separator: " ").compactMap { Int($0) }.first })
    var parts: [String: Int] = [:]
    for part in halves.last?.split(separator: ", ") ?? [] {
      let words = part.split(separator: " ", maxSplits: 1)
      parts[String(words.last ?? "")] = words.first.flatMap { Int($0) }
    }
    return (read, parts)
  }

  @Test func whatWasTypedIntoACellThatOnlyTellsIsSaid() throws {
    var edited = sheet
    for row in 1...2 { edited[row, "focus"] = "Legs and more" }
    edited[4, "client_name"] = "Somebody Else"
    let result = try take(edited)
    #expect(result.code == 0 && result.output.contains("Nothing was stored"), "\(result.output)\(result.errors)")
    #expect(result.output.contains("back.csv:I3:") && result.output.contains("the cell 'focus' does not agree with the other rows"))
    #expect(result.output.contains("(and in 1 more row: row 4)") && result.output.contains("[sheet.read_only]"), "\(result.output)")
    #expect(result.output.contains("the cell 'client_name'") && !result.output.contains("Somebody"), "\(result.output)")
    let path = "output/inbox/marta/back.csv"
    try workspace.write(edited.saved(), to: path)
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: workspace.at(path))
    #expect(try workspace.run("review", "sync", "--clients", "clients.jsonl", "--today", Workspace.today).code == 0)
    #expect(try workspace.text("output/inbox/marta/done/back.csv.txt").contains("the cell 'focus' does not agree"))
  }

  @Test func aWordThatMeansNothingIsToldOnce() throws {
    var edited = sheet
    for row in edited.rows.indices { edited[row, "status"] = "freigegeben" }
    let result = try take(edited)
    #expect(result.code == 1)
    let told = result.output.components(separatedBy: "the cell 'status' holds a word that means nothing")
    let more = " (and in \(sheet.rows.count - 1) more rows: rows 3, 4, 5, 6 and on to"
    #expect(told.count == 2 && told.last?.hasPrefix(more) == true, "\(result.output)")
    #expect(result.output.split(separator: "\n").count { $0.contains(", block from ") } == 1, "\(result.output)")
  }

  @Test func aMisspeltApprovalIsNoSuccess() throws {
    var edited = sheet
    let client = sheet[0, "client_id"]
    for row in edited.rows.indices where edited[row, "client_id"] == client && edited[row, "week"] == "1" {
      edited[row, "status"] = "aprove"
    }
    let path = "output/inbox/marta/back.csv"
    try workspace.write(edited.saved(), to: path)
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: workspace.at(path))
    #expect(try workspace.run("review", "sync", "--clients", "clients.jsonl", "--today", Workspace.today).code == 1)
    let note = try workspace.text("output/inbox/marta/refused/back.csv.txt")
    let undone = try #require(note.components(separatedBy: "Not done:\n").dropFirst().first)
    #expect(
      undone.contains("the cell 'status' says 'aprove', which approves nothing") && undone.contains("did you mean 'approve'?"), "\(note)")
  }

  @Test func theSheetsSayWhatAnImportDid() throws {
    var edited = sheet
    edited[0, "note"] = "from the coach's sheet"
    #expect(try take(edited).code == 0)
    #expect(try workspace.text("output/review/marta.csv").contains("from the coach's sheet"))
  }

  @Test func theCountsAddUpToTheRowsThatWereRead() throws {
    var edited = sheet
    let sessions = Dictionary(grouping: sheet.rows.indices.filter { sheet[$0, "kind"] == "work" }) {
      sheet[$0, "client_id"] + sheet[$0, "date"]
    }
    let days = sessions.values.filter { $0.count > 2 }.sorted { $0[0] < $1[0] }
    try #require(days.count > 4)
    edited[days[0][0], "sets"] = "5"
    // One row goes behind the others, which get other numbers without a cell of theirs being different.
    edited[days[1][0], "order"] = "99"
    edited[days[2][0], "date"] = edited[days[3][0], "date"]
    var new = edited.rows[days[3][1]]
    new[0] = ""
    let gone = edited[days[4][1], "row_id"]
    edited.rows.append(new)
    edited.rows.removeAll { $0[0] == gone }
    for options in [["--dry-run"], ["--allow-deletions"]] {
      try workspace.write(edited.saved(), to: "back.csv")
      let result = try Program(
        arguments: ["review", "import", "back.csv", "--coach", "marta", "--clients", "clients.jsonl", "--today", Workspace.today] + options,
        in: workspace
      ).wait()
      let (read, parts) = try counts(result)
      #expect(read == edited.rows.count && parts.values.reduce(0, +) == read, "\(result.output)")
      #expect(parts["added"] == 1 && (parts["changed"] ?? 0) >= 2 && parts["moved"] == 1 && parts["removed"] == 0, "\(result.output)")
      let missing = options == ["--dry-run"] ? "1 waiting to be deleted" : "1 removed"
      #expect(result.output.contains("Of the rows that the sheet leaves out: \(missing)"), "\(result.output)")
    }
  }

  @Test func aSessionThatIsMovedOntoAnotherIsTold() throws {
    var edited = sheet
    let client = try #require(
      sheet.rows.indices.map { sheet[$0, "client_id"] }.first { client in
        Set(sheet.rows.indices.filter { sheet[$0, "client_id"] == client && sheet[$0, "week"] == "2" }.map { sheet[$0, "date"] }).count > 1
      })
    let week = sheet.rows.indices.filter { sheet[$0, "client_id"] == client && sheet[$0, "week"] == "2" }
    let days = Set(week.map { sheet[$0, "date"] }).sorted()
    for row in week where sheet[row, "date"] == days[0] { edited[row, "date"] = days[1] }
    let result = try take(edited, "--dry-run")
    #expect(result.output.contains("\(days[1]) has a session already, and the rows of "), "\(result.output)")
    #expect(!result.output.contains("sheet.read_only"), "who moves rows is not told that they carry their old week along")
    let single = try #require(week.first { sheet[$0, "date"] == days[0] })
    var one = sheet
    one[single, "date"] = days[1]
    #expect(try !take(one, "--dry-run").output.contains("has a session already"))
  }

  @Test func aDateOutsideOfTheBlockIsNoDeletion() throws {
    var edited = sheet
    edited[1, "date"] = "2027-03-01"
    let result = try take(edited)
    #expect(
      result.code == 1 && result.output.contains("back.csv:G3:") && result.output.contains("outside of the block"), "\(result.output)")
    #expect(!result.output.contains("deleted"), "\(result.output)")
    let (read, parts) = try counts(result)
    let block = sheet.rows.indices.count { sheet[$0, "client_id"] == sheet[1, "client_id"] }
    #expect(parts.values.reduce(0, +) == read && parts["refused"] == block, "\(result.output)")
  }

  @Test func aSheetThatWasCutOffInARowIsNotTakenIn() throws {
    // `…,120,2-0-1-0,…` cut to `…,12` in the last row.
    let text = sheet.saved()
    let last = try #require(sheet.rows.last)
    let place = try #require(sheet.heading.firstIndex(of: "rest_s"))
    var whole = sheet
    whole.rows.removeLast()
    let cut = (last[..<place] + ["12"]).joined(separator: ",")
    try workspace.write(whole.saved() + cut, to: "back.csv")
    let result = try workspace.run(
      "review", "import", "back.csv", "--coach", "marta", "--clients", "clients.jsonl", "--today", Workspace.today)
    #expect(
      result.code != 0 && result.errors.contains("the row ends before the cell 'revision': the file looks cut off"), "\(result.errors)")
    #expect(result.errors.contains("[sheet.ragged_row]") && result.errors.contains("nothing of it was taken in"), "\(result.errors)")
    #expect(text.hasPrefix(whole.saved()))
  }

  @Test func aRenamedColumnIsToldAlsoBesideAFileOfTheInbox() throws {
    var edited = sheet
    for row in edited.rows.indices where edited[row, "week"] == "1" { edited[row, "status"] = "approve" }
    let text = edited.saved().replacing(",status,", with: ",state,")
    try workspace.write(text, to: "back.csv")
    let result = try workspace.run(
      "review", "import", "back.csv", "--coach", "marta", "--clients", "clients.jsonl", "--today", Workspace.today)
    #expect(result.output.contains("no sheet has a column 'state', so nothing in it is read"), "\(result.output)\(result.errors)")
    #expect(result.output.contains("[sheet.unknown_column]") && result.output.contains("has no 'status'"), "\(result.output)")
    let path = "output/inbox/marta/back.csv"
    try workspace.write(text, to: path)
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: workspace.at(path))
    #expect(try workspace.run("review", "sync", "--clients", "clients.jsonl", "--today", Workspace.today).code == 0)
    #expect(try workspace.text("output/inbox/marta/done/back.csv.txt").contains("no sheet has a column 'state'"))
  }

  @Test func whatWasTypedIntoAllCellsOfADayAWeekOrAClientIsSaid() throws {
    let client = sheet[0, "client_id"]
    let own = sheet.rows.indices.filter { sheet[$0, "client_id"] == client }
    func typed(_ column: String, _ value: String, where isWanted: (Int) -> Bool) throws -> String {
      var edited = sheet
      for row in own where isWanted(row) { edited[row, column] = value }
      let result = try take(edited, "--dry-run")
      #expect(result.output.components(separatedBy: "[sheet.read_only]").count == 2, "\(column): \(result.output)\(result.errors)")
      return result.output
    }
    let day = sheet[0, "date"]
    #expect(
      try typed("focus", "Legs") { sheet[$0, "date"] == day }.contains(
        "the cell 'focus' does not agree with the plan and is not taken over"))
    #expect(try typed("phase", "deload") { sheet[$0, "week"] == "2" }.contains("the cell 'phase' does not agree with the plan"))
    #expect(try typed("week", "3") { sheet[$0, "week"] == "2" }.contains("the cell 'week' does not agree with the row's date"))
    let name = try typed("client_name", "Somebody Else") { _ in true }
    #expect(name.contains("does not agree with the client's profile") && !name.contains("Somebody"), "\(name)")
    let weekday = try typed("weekday", "sun") { sheet[$0, "date"] == day }
    #expect(weekday.contains("the cell 'weekday' does not agree with the row's date") && weekday.contains("the date counts"), "\(weekday)")
    var fine = sheet
    for row in fine.rows.indices { fine[row, "findings"] = "seen" }
    #expect(try !take(fine, "--dry-run").output.contains("sheet.read_only"))
  }

  @Test func aGermanSheetWithASessionThatNoRuleMadeSaysNothing() throws {
    #expect(try workspace.run("preferences", "--coach", "marta", "--language", "de").code == 0)
    #expect(try workspace.run("export", "--as", "csv", "--coach", "marta", "--to", "german.csv").code == 0)
    var german = EditedSheet(try workspace.bytes("german.csv"))
    let (client, day) = (german[0, "client_id"], german[0, "date"])
    let rest = try #require(
      ["2026-12-08", "2026-12-13"].first { date in !german.rows.contains { $0.contains(date) && $0.contains(client) } })
    let row = try #require(german.rows.indices.last { german[$0, "date"] == day && german[$0, "client_id"] == client })
    german.rows.append(german.rows[row])
    (german[german.rows.count - 1, "row_id"], german[german.rows.count - 1, "date"]) = ("", rest)
    let added = try take(german)
    #expect(added.output.contains("1 added"), "\(added.output)\(added.errors)")
    #expect(try workspace.run("export", "--as", "csv", "--coach", "marta", "--to", "again.csv").code == 0)
    let again = EditedSheet(try workspace.bytes("again.csv"))
    #expect(again.rows.contains { $0.contains("Zusatzeinheit") })
    let result = try take(again, "--dry-run")
    #expect(!result.output.contains("sheet.read_only"), "\(result.output)")
  }

  @Test func aGermanSheetAndAMovedSessionSayNothing() throws {
    #expect(try workspace.run("preferences", "--coach", "marta", "--language", "de").code == 0)
    #expect(try workspace.run("export", "--as", "csv", "--coach", "marta", "--to", "german.csv").code == 0)
    var german = EditedSheet(try workspace.bytes("german.csv"))
    #expect(german.rows.contains { row in row.contains("Aufbau") })
    #expect(try !take(german, "--dry-run").output.contains("sheet.read_only"))
    let first = german[0, "date"]
    let rest = try #require(
      ["2026-12-08", "2026-12-13"].first { date in !german.rows.contains { $0.contains(date) && $0.contains(german[0, "client_id"]) } })
    for row in german.rows.indices where german[row, "date"] == first && german[row, "client_id"] == german[0, "client_id"] {
      german[row, "date"] = rest
    }
    for _ in 0..<2 {
      let result = try take(german)
      #expect(!result.output.contains("sheet.read_only"), "\(result.output)")
    }
  }

  @Test func aRowWithAnIdThatThePlanDoesNotKnowIsTold() throws {
    var edited = sheet
    let row = sheet.first { sheet[$0, "kind"] == "work" }
    edited[row, "row_id"] = "rbbbbbbbbbbbb"
    let result = try take(edited)
    #expect(
      result.output.contains("back.csv:A\(row + 2): ") && result.output.contains("no row of the plan has this id"), "\(result.output)")
    #expect(result.output.contains("[sheet.unknown_row]") && result.output.contains("waits to be deleted"), "\(result.output)")
    #expect(result.output.contains("--allow-deletions") && result.output.contains("'back.csv.yes'"), "\(result.output)")
    #expect(try !take(edited).output.contains("no row of the plan has this id"), "the second time the plan has it")
    // The page gives its new rows ids, and has no columns that only tell something.
    var page = sheet
    page[row, "row_id"] = "rbbbbbbbbbbbc"
    let told = ["phase", "weekday", "focus", "findings"]
    let kept = page.heading.indices.filter { !told.contains(page.heading[$0]) }
    let lines = [page.heading] + page.rows
    let text = lines.enumerated().map { index, cells in
      (kept.map { cells[$0].contains(",") ? "\"" + cells[$0].replacing("\"", with: "\"\"") + "\"" : cells[$0] } + [
        index == 0 ? "delete" : ""
      ])
      .joined(separator: ",") + "\r\n"
    }.joined()
    try workspace.write(text, to: "back.csv")
    let paged = try workspace.run(
      "review", "import", "back.csv", "--coach", "marta", "--clients", "clients.jsonl", "--today", Workspace.today, "--dry-run")
    #expect(
      !paged.output.contains("no row of the plan has this id") && !paged.output.contains("unknown_column"), "\(paged.output)\(paged.errors)"
    )
  }

  @Test func aRefusedBlockWhoseWeekWasToBeApprovedSaysSo() throws {
    var edited = sheet
    let client = sheet[0, "client_id"]
    for row in sheet.rows.indices where sheet[row, "client_id"] == client && sheet[row, "week"] == "1" { edited[row, "status"] = "approve" }
    edited[0, "sets"] = "40"
    let result = try take(edited)
    #expect(
      result.code == 1 && result.output.contains("week 1 was not approved, because nothing of its block was taken in"), "\(result.output)")
  }

  @Test func aSheetWithoutARowSaysSo() throws {
    var edited = sheet
    edited.rows = []
    #expect(try take(edited).output.contains("the sheet has a heading and no row"))
  }
}
