import Foundation
import Testing

/// How much a coach may send, and how much of it a plan may hold.
@Suite struct SheetLimitTests {
  let night: SheetNight
  let workspace: Workspace
  let sheet: EditedSheet

  init() throws {
    night = try SheetNight()
    (workspace, sheet) = (night.workspace, night.sheet)
  }

  /// Adds new rows, each a copy of the first one.
  private func adding(_ count: Int, to sheet: EditedSheet, _ change: (inout EditedSheet, Int) -> Void = { _, _ in }) -> EditedSheet {
    var edited = sheet
    for place in 0..<count {
      edited.rows.append(sheet.rows[0])
      let row = edited.rows.count - 1
      for column in ["row_id", "order", "superset", "revision"] { edited[row, column] = "" }
      change(&edited, place)
    }
    return edited
  }

  private func sync() throws -> Program.Result {
    try workspace.run("review", "sync", "--clients", "clients.jsonl", "--today", Workspace.today)
  }

  /// Lets the files in a folder be an hour old.
  private func age() throws { try workspace.shell("touch -d '1 hour ago' output/inbox/marta/*.csv") }

  @Test func aDayHasAHundredRowsAtTheMost() throws {
    let result = try night.take(adding(120, to: sheet))
    #expect(result.code == 1, "\(result.output)\(result.errors)")
    let date = sheet[0, "date"]
    #expect(
      result.output.contains("error: \(date) has more than 100 rows, which is the most that a day may have [review.row]"),
      "\(result.output)")
    #expect(result.output.contains("take out what does not belong to that day"))
    #expect(try night.take(adding(40, to: sheet)).output.contains("40 added"))
    // What is there already counts, whether or not the sheet has it.
    var again = adding(60, to: sheet)
    again.rows.removeFirst(sheet.rows.count)
    again[0, "revision"] = sheet[0, "revision"]
    let other = sheet.first { sheet[$0, "exercise_id"] != sheet[0, "exercise_id"] }
    for row in again.rows.indices {
      for column in ["exercise_id", "exercise"] { again[row, column] = sheet[other, column] }
      for column in ["kind", "measure", "load", "load_basis", "target"] { again[row, column] = "" }
    }
    let more = try night.take(again)
    #expect(
      more.output.contains("would have more than 100 rows, the most that a day may have [review.row]"), "\(more.output)\(more.errors)")
    #expect(
      try workspace.query("SELECT max(n) FROM (SELECT count(*) n FROM schedule_preview GROUP BY client_id, date);").split(separator: "\n")
        .first.flatMap { Int($0) }.map { $0 <= 100 } == true)
  }

  @Test func aBlockHasTwoThousandRowsAtTheMost() throws {
    let start = try #require(Self.day(sheet[0, "plan_start"]))
    let many = adding(2_100, to: sheet) { edited, place in
      edited[edited.rows.count - 1, "date"] = Self.text(start.addingTimeInterval(Double(place % 28) * 86_400))
    }
    let result = try night.take(many)
    #expect(result.code == 1)
    #expect(
      result.output.contains("error: the block has more than 2000 rows, which is the most that a block may have [review.row]"),
      "\(result.output)")
  }

  @Test func aNoteHasTwoThousandCharactersAtTheMost() throws {
    var edited = sheet
    edited[0, "note"] = String(repeating: "ä", count: 2_001)
    let result = try night.take(edited)
    #expect(result.code == 1)
    #expect(result.output.contains("back.csv:AA2:"), "\(result.output)")
    #expect(
      result.output.contains("the cell 'note' holds 2001 characters, and 2000 are the most [review.row]\n    say it shorter"),
      "\(result.output)")
    edited[0, "note"] = String(repeating: "ä", count: 2_000)
    #expect(try night.take(edited).output.contains("1 changed"))
  }

  @Test func aHeadingHasFiveHundredColumnsAtTheMost() throws {
    let text = sheet.saved()
    let heading = try #require(text.split(separator: "\r\n", maxSplits: 1).first)
    let wide = heading + "," + (0..<120_000).map { "x\($0)" }.joined(separator: ",")
    try workspace.write(text.replacing(heading, with: wide, maxReplacements: 1), to: "wide.csv")
    let begun = ContinuousClock.now
    let result = try workspace.run(
      "review", "import", "wide.csv", "--coach", "marta", "--clients", "clients.jsonl", "--today", Workspace.today)
    #expect(result.code == 1 && ContinuousClock.now - begun < .seconds(30))
    #expect(result.errors.contains("the heading names 120030 columns, and a sheet has 500 at the most [sheet.heading]"), "\(result.errors)")
    let some = heading + "," + (0..<100).map { "column \($0)" }.joined(separator: ",")
    try workspace.write(text.replacing(heading, with: some, maxReplacements: 1), to: "wide.csv")
    let told = try workspace.run(
      "review", "import", "wide.csv", "--coach", "marta", "--clients", "clients.jsonl", "--today", Workspace.today)
    #expect(told.output.contains("80 more columns of the heading are in no sheet"), "\(told.output)")
  }

  @Test func whatIsNoSheetIsNeverStored() throws {
    try workspace.shell(
      "for n in 1 2 3 4 5 6 7 8; do truncate -s 60M output/inbox/marta/sparse$n.csv; done; truncate -s 65M output/inbox/marta/big.csv")
    try age()
    let result = try sync()
    #expect(result.code == 1, "\(result.errors)")
    #expect(try workspace.query("SELECT count(*) FROM inbox;") == "0\n")
    #expect(
      try workspace.shell("stat -c %s output/mesocycle.sqlite").output.split(separator: "\n").first.flatMap { Int($0) }.map {
        $0 < 4_000_000
      } == true)
    let refused = try FileManager.default.contentsOfDirectory(atPath: workspace.at("output/inbox/marta/refused"))
    #expect(refused.count == 18, "\(refused)")
    #expect(try workspace.text("output/inbox/marta/refused/sparse1.csv.txt").contains("the file has no heading of a review sheet"))
    #expect(try workspace.text("output/inbox/marta/refused/big.csv.txt").contains("it is larger than 64 MB"))
  }

  @Test func twoHundredFilesOfACoachAreTakenInANightAndTheirRefusalsAreOneMessage() throws {
    try workspace.shell("for n in $(seq 1 203); do echo \"no sheet $n\" > output/inbox/marta/$n.csv; done")
    try age()
    let result = try sync()
    #expect(result.code == 1)
    #expect(
      result.output.contains(
        "3 files of coach 'marta' wait for the next time: 200 files and 64 MB of a coach are taken in a night [inbox.limit]"),
      "\(result.output.suffix(600))")
    let events = "SELECT count(*), sum(payload ->> '$.counts.files') FROM outbox_events WHERE kind = 'refused';"
    #expect(try workspace.query(events) == "1|200\n")
    let next = try sync()
    #expect(next.output.contains("Took 3 files") && !next.output.contains("inbox.limit"), "\(next.output)")
    // Two runs within a second are one moment.
    #expect(try ["1|203\n", "2|203\n"].contains(workspace.query(events)))
  }

  @Test func whatIsNoSheetIsCountedAndTold() throws {
    try workspace.shell(
      "for n in $(seq 1 150); do : > output/inbox/marta/e$n.csv; done; for n in $(seq 1 60); do : > output/inbox/marta/y$n.csv.yes; done")
    try workspace.shell("touch -d '1 hour ago' output/inbox/marta/*")
    let result = try sync()
    #expect(result.code == 1 && result.output.contains("10 files of coach 'marta' wait for the next time"), "\(result.output.suffix(600))")
    let events = "SELECT coach_id, count(*), sum(payload ->> '$.counts.files') FROM outbox_events WHERE kind = 'refused' GROUP BY 1;"
    #expect(try workspace.query(events) == "marta|1|200\n")
    let left = try FileManager.default.contentsOfDirectory(atPath: workspace.at("output/inbox/marta")).filter { $0.hasSuffix(".yes") }
    #expect(left.count == 10)
  }

  @Test func aYesHasItsTurnHoweverManySheetsWait() throws {
    var edited = sheet
    edited.rows.remove(at: 1)
    try workspace.write(edited.saved(), to: "output/inbox/marta/back.csv")
    try age()
    #expect(try sync().code == 1)
    #expect(workspace.exists("output/inbox/marta/waiting/back.csv"))
    try workspace.shell("for n in $(seq 1 403); do echo \"no sheet $n\" > output/inbox/marta/$n.csv; done")
    try age()
    try workspace.shell("for n in back other; do : > output/inbox/marta/$n.csv.yes; done; touch -d '1 minute ago' output/inbox/marta/*.yes")
    let result = try sync()
    #expect(result.output.contains("1 removed"), "\(result.output.suffix(600))")
    #expect(workspace.exists("output/inbox/marta/done/back.csv"))
    #expect(workspace.exists("output/inbox/marta/other.csv.yes"), "its sheet may be one of those that wait")
  }

  @Test func sixtyFourMegabytesOfACoachAreTakenInANight() throws {
    let heading = try #require(sheet.saved().split(separator: "\r\n", maxSplits: 1).first)
    for name in ["a.csv", "b.csv", "c.csv"] {
      try workspace.write(heading + "\r\n\(name)", to: "output/inbox/marta/\(name)")
      try workspace.shell("truncate -s 25M output/inbox/marta/\(name)")
    }
    try age()
    let result = try sync()
    #expect(result.output.contains("1 file of coach 'marta' waits for the next time"), "\(result.output)\(result.errors)")
    #expect(try workspace.query("SELECT name, state FROM inbox ORDER BY name;") == "a.csv|refused\nb.csv|refused\n")
  }

  private static func day(_ text: String) -> Date? { try? Date(text + "T00:00:00Z", strategy: .iso8601) }

  private static func text(_ date: Date) -> String { String(date.formatted(.iso8601).prefix(10)) }
}
