import Foundation
import ProgramRuns
import Testing

extension ReviewPage {
  /// What *save* gives: exactly what was changed, beside the sheet that the same night has exported.
  @Suite struct SaveTests {
    static let columns = [
      "row_id", "client_id", "client_name", "plan_start", "week", "date", "status", "order", "superset", "exercise_id", "exercise", "kind",
      "measure", "sets", "reps_min", "reps_max", "load", "unit", "load_basis", "target", "rir", "rest_s", "tempo", "note", "revision",
      "delete",
    ]

    @Test func aChangedCellGivesItsDayAndNoOther() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let rows = try await page.rows("1-1")
      let old = try #require(try await page.value(rows[1], "sets"))
      let new = old == "3" ? "4" : "3"
      try await page.enter(new, rows[1], "sets")
      let saved = try await page.save()
      #expect(saved.header == Self.columns)
      let exported = try Self.exported(client: "anna-beck", date: Workspace.start)
      #expect(exported.count == rows.count && saved.rows.map { $0["row_id"] } == exported.map { $0["row_id"] })
      for (row, before) in zip(saved.rows, exported) {
        var expected = before.filter { Self.columns.contains($0.key) }
        expected["delete"] = ""
        if row["row_id"] == rows[1] { expected["sets"] = new }
        // An apostrophe that only keeps a spreadsheet from guessing is no difference; a date never has one.
        #expect(row.mapValues(Self.read) == expected.mapValues(Self.read))
        #expect(row["date"] == before["date"] && row["plan_start"] == before["plan_start"])
      }
      let name = (saved.path as NSString).lastPathComponent
      #expect(name.wholeMatch(of: /marta-\d{8}-\d{6}\.csv/) != nil, "\(name)")
    }

    @Test func anApprovedWeekIsWrittenInFull() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      try await page.act("approve-week")
      let saved = try await page.save()
      let exported = try Self.exported(client: "anna-beck").filter { $0["week"] == "1" }
      #expect(saved.rows.map { $0["row_id"] } == exported.map { $0["row_id"] })
      #expect(saved.rows.allSatisfy { $0["status"] == "approve" && $0["delete"] == "" })
    }

    @Test func anApprovedMonthIsWrittenInFull() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      try await page.act("approve-month")
      let saved = try await page.save()
      #expect(saved.rows.map { $0["row_id"] } == (try Self.exported(client: "anna-beck")).map { $0["row_id"] })
      #expect(saved.rows.allSatisfy { $0["status"] == "approve" })
    }

    @Test func removedAndNewRowsAreTold() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let rows = try await page.rows("1-1")
      let (lift, last) = (try await page.lifts("1-1")[0], try #require(rows.last))
      try await page.act("copy-row", row: lift)
      try await page.act("remove", row: last)
      try await page.act("paste", in: "[data-day=\"1-1\"]")
      let now = try await page.rows("1-1")
      // The build-up comes along; the lift stands behind it.
      let added = try #require(now.last { !rows.contains($0) })
      #expect(!now.contains(last))
      let saved = try await page.save()
      #expect(saved.rows(["delete": "yes"]).map { $0["row_id"] } == [last])
      let copy = try #require(saved.rows(["row_id": added]).first)
      #expect(added.wholeMatch(of: /r[bcdfghjklmnpqrstvwxz]{12}/) != nil)
      let original = try #require(saved.rows(["row_id": lift]).first)
      for column in ["exercise_id", "sets", "reps_min", "reps_max", "load", "rir", "rest_s", "tempo", "date", "client_id"] {
        #expect(copy[column] == original[column])
      }
    }

    @Test func savingTellsWhereTheFileGoes() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      try await page.enter("4", try await page.rows("1-1")[0], "sets")
      _ = try await page.save()
      try await page.browser.wait("where to put the file", "return document.body.innerText.includes('output/inbox/marta/')")
    }

    /// A cell as import reads it.
    private static func read(_ cell: String) -> String { cell.hasPrefix("'") ? String(cell.dropFirst()) : cell }

    /// The rows that the night's own sheet has for a client and a date.
    static func exported(client: String, date: String? = nil) throws -> [[String: String]] {
      let night = try #require(Night.shipped)
      let sheet = try SavedSheet(path: night.folder + "/output/review/marta.csv")
      return sheet.rows(["client_id": client]).filter { date == nil || $0["date"] == date }
    }
  }
}
