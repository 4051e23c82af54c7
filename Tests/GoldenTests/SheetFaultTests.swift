import Foundation
import Testing

/// What a coach is told of a sheet in which something is not as they meant it.
@Suite struct SheetFaultTests {
  let workspace: Workspace
  let sheet: EditedSheet

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 12, seed: 16).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
  }

  private func take(_ sheet: EditedSheet, _ options: String...) throws -> Program.Result {
    try workspace.write(sheet.saved(), to: "back.csv")
    return try Program(
      arguments: ["review", "import", "back.csv", "--coach", "marta", "--clients", "clients.jsonl", "--today", Workspace.today] + options,
      in: workspace
    ).wait()
  }

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
    #expect(result.output.contains("back.csv:3:") && result.output.contains("the cell 'focus' does not agree with the other rows"))
    #expect(result.output.contains("(and in 1 more row: line 4)") && result.output.contains("[sheet.read_only]"), "\(result.output)")
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
    let more = " (and in \(sheet.rows.count - 1) more rows: lines 3, 4, 5, 6 and on to"
    #expect(told.count == 2 && told.last?.hasPrefix(more) == true, "\(result.output)")
    #expect(result.output.split(separator: "\n").count { $0.contains(", block from ") } == 1, "\(result.output)")
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
    #expect(result.code == 1 && result.output.contains("back.csv:3:") && result.output.contains("outside of the block"), "\(result.output)")
    #expect(!result.output.contains("deleted"), "\(result.output)")
    let (read, parts) = try counts(result)
    let block = sheet.rows.indices.count { sheet[$0, "client_id"] == sheet[1, "client_id"] }
    #expect(parts.values.reduce(0, +) == read && parts["refused"] == block, "\(result.output)")
  }
}
