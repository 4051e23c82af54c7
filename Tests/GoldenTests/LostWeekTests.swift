import Foundation
import Testing

/// Blocks that have fewer than four weeks: some expired, or a hold took them. Sheets of the whole block come back later all the same.
@Suite struct LostWeekTests {
  let workspace: Workspace
  let night: SheetNight
  let client: String

  init() throws {
    night = try SheetNight()
    workspace = night.workspace
    client = night.sheet[0, "client_id"]
  }

  private func approve(_ weeks: String) throws {
    try #require(try workspace.run("approve", "--client", client, "--weeks", weeks, "--by", "Marta").code == 0)
    for other in Set(night.sheet.rows.indices.map { night.sheet[$0, "client_id"] }).subtracting([client]) {
      try #require(try workspace.run("approve", "--client", other, "--by", "Marta").code == 0)
    }
    try #require(try workspace.run("export").code == 0)
  }

  private func nightly(_ today: String) throws -> Program.Result {
    try workspace.nightly("--accept-change", "--tolerate-rejected", "100%", today: today)
  }

  private func weeks() throws -> String {
    try workspace.query(
      "SELECT group_concat(week_index, ' ') FROM weeks WHERE client_id = '\(client)' AND plan_start = '\(Workspace.start)';")
  }

  /// Takes a sheet in on a day.
  private func take(_ sheet: EditedSheet, on today: String) throws -> Program.Result { try night.take(sheet, ["--today", today]) }

  private var kept: EditedSheet {
    get throws { EditedSheet(try workspace.bytes("kept.csv")) }
  }

  /// The block lost its last week, as nobody approved it in time; or its first one, or one in the middle.
  @Test(arguments: ["1-3", "2-4", "1,3-4"]) func aSheetThatKnowsMoreWeeksThanTheBlockDoesNoHarm(approved: String) throws {
    try approve(approved)
    try workspace.copy("output/review/marta.csv", to: "kept.csv")
    for today in ["2026-12-31", "2027-01-07"] { #expect(try nightly(today).code == 0) }
    let today = "2027-01-07"
    let left = try weeks().split(separator: " ").joined().dropLast()
    #expect(left.count == 3, "\(left)")
    let lost = try #require(["1", "2", "3", "4"].first { !left.contains($0) })

    let untouched = try take(kept, on: today)
    #expect(untouched.code == 0 && untouched.output.contains("Nothing was stored"), "\(untouched.output)\(untouched.errors)")

    var edited = try kept
    let row = edited.first { edited[$0, "client_id"] == client && edited[$0, "week"] == lost }
    edited[row, "note"] = "new"
    let changed = try take(edited, on: today)
    #expect(changed.code == 1, "\(changed.output)\(changed.errors)")
    let message =
      "error: the sheet asks for 1 row in week \(lost), which the block from \(Workspace.start) does not have any more [review.block]"
    #expect(changed.output.contains("back.csv:G\(row + 2):") && changed.output.contains(message), "\(changed.output)")

    var wish = try kept
    for row in wish.rows.indices where wish[row, "client_id"] == client && wish[row, "week"] == lost { wish[row, "status"] = "approve" }
    let approving = try take(wish, on: today)
    #expect(approving.code == 1, "\(approving.output)\(approving.errors)")
    let words = "week \(lost) was not approved, for the block from \(Workspace.start) does not have it any more"
    #expect(approving.output.contains(words), "\(approving.output)")

    for sheet in [edited, wish, try kept] {
      let path = "output/inbox/marta/\(sheet.rows.count)-\(UUID().uuidString).csv"
      try workspace.write(sheet.saved(), to: path)
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: workspace.at(path))
    }
    let last = try nightly(today)
    #expect(last.code == 0, "\(last.output)\(last.errors)")
    #expect(try workspace.query("SELECT count(*) FROM inbox WHERE state = 'queued';") == "0\n")
    #expect(try workspace.run("doctor").code == 0)
  }

  @Test func commandsSayWhichWeeksTheBlockHas() throws {
    try approve("1-3")
    for today in ["2026-12-31", "2027-01-07"] { #expect(try nightly(today).code == 0) }
    try #require(
      try workspace.run("template", "save", "--client", client, "--week", "1", "--start", Workspace.start, "--name", "one", "--by", "M")
        .code == 0)
    for verb in [["edit", "set", "sets=2"], ["edit", "rows"], ["template", "apply", "one"], ["edit", "accept", "--note", "fine"]] {
      let by = verb[1] == "rows" ? [] : ["--by", "M"]
      let place = ["--client", client, "--week", "4", "--start", Workspace.start, "--clients", "clients.jsonl", "--today", "2027-01-07"]
      let result = try Program(arguments: verb + place + by, in: workspace).wait()
      #expect(result.code == 1, "\(verb): \(result.output)\(result.errors)")
      #expect(
        result.errors.contains("week 4 is not in the block from \(Workspace.start), which has weeks 1, 2 and 3\n"),
        "\(verb): \(result.errors)")
    }
    for view in ["weekly", "monthly"] {
      #expect(try workspace.run("show", "--client", client, "--start", Workspace.start, "--view", view, "--today", "2027-01-07").code == 0)
    }
    let history = try workspace.run("history", "--client", client, "--start", Workspace.start)
    #expect(history.code == 0 && history.output.contains(/withdrawn +4/), "\(history.output)")
  }

  /// A hold takes what nobody has approved; what is approved can still be edited.
  @Test func aBlockWithoutItsFirstWeekIsEditedAndChecked() throws {
    try approve("2-4")
    try workspace.copy("output/review/marta.csv", to: "kept.csv")
    let list = try workspace.text("clients.jsonl")
    try workspace.write(
      list.components(separatedBy: "\n").dropLast().map { line in
        line.contains("\"\(client)\"")
          ? line.replacing("\"clearance\":\"cleared\"", with: "\"clearance\":\"clearance_required\"") : line
      }.joined(separator: "\n") + "\n", to: "clients.jsonl")
    #expect(try nightly("2026-12-03").code == 0)
    #expect(try weeks() == "2 3 4\n")
    try workspace.write(list, to: "clients.jsonl")
    let edit = try workspace.run(
      "edit", "set", "--client", client, "--week", "2", "--start", Workspace.start, "rest=90", "--by", "M", "--clients", "clients.jsonl",
      "--today", "2026-12-03")
    #expect(edit.code == 0, "\(edit.output)\(edit.errors)")
    var sheet = try kept
    let row = sheet.first { sheet[$0, "client_id"] == client && sheet[$0, "week"] == "3" }
    sheet[row, "note"] = "new"
    let result = try take(sheet, on: "2026-12-03")
    #expect(result.output.contains("1 changed") && !result.output.contains("review.block"), "\(result.output)\(result.errors)")
    #expect(
      try workspace.run(
        "undo", "--client", client, "--start", Workspace.start, "--by", "marta", "--clients", "clients.jsonl", "--today", "2026-12-03"
      ).code == 0)
    #expect(try workspace.run("doctor").code == 0)
  }
}
