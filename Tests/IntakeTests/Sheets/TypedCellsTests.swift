import Findings
import Testing
import TrainingModel

@testable import Intake

/// What a coach types into cells that only tell something.
@Suite struct TypedCellsTests {
  /// Two weeks of two sessions with three rows each, and three rows of another client.
  private let sheet: SampleSheet = {
    var sheet = SampleSheet()
    let sample = sheet.rows[0]
    let consonants = Array("bcdfghjklmnpqrstvwxz")
    sheet.rows = []
    for (client, name, phases) in [("c-1042", "Dana Reyes", ["introduce", "build"]), ("z_9.b", "Ozan", ["work"])] {
      let start = CalendarDate(iso: client == "c-1042" ? "2026-11-23" : "2026-12-07") ?? CalendarDate(dayNumber: 0)
      for (week, phase) in phases.enumerated() {
        for (day, focus) in client == "c-1042" ? [(0, "Upper A"), (2, "Lower A")] : [(0, "Run")] {
          for order in 1...3 {
            var row = sample
            func set(_ column: String, _ value: String) { row[SampleSheet.columns.firstIndex(of: column) ?? 0] = value }
            let number = sheet.rows.count
            set("row_id", "rbcdfghjklm" + String([consonants[number / 20], consonants[number % 20]]))
            set("client_id", client)
            set("client_name", name)
            set("plan_start", "\(start)")
            set("week", "\(week + 1)")
            set("phase", phase)
            set("date", "\(start + (week * 7 + day))")
            set("weekday", (start + day).weekday.id)
            set("focus", focus)
            set("order", "\(order)")
            sheet.rows.append(row)
          }
        }
      }
    }
    return sheet
  }()

  /// `line:column message` of what is said about a sheet that could be read.
  private func told(_ sheet: SampleSheet) throws -> [String] {
    let table = try SheetScan(Array(sheet.text(end: "\n").utf8), named: "marta.csv").table(sheetVocabulary)
    return table.findings.map { finding in
      #expect(finding.severity == .warning && finding.hint != nil && finding.code == .sheetReadOnly)
      return "\(finding.place?.line ?? 0):\(finding.place?.column ?? 0) \(finding.message)"
    }
  }

  private func with(_ column: String, _ value: String, _ rows: Int...) -> SampleSheet {
    rows.reduce(sheet) { $0.with(column, value, row: $1) }
  }

  @Test func theSheetAsItIsSaysNothing() throws { #expect(try told(sheet).isEmpty) }

  @Test func aFocusThatWasTypedIsTold() throws {
    let focus = try told(with("focus", "Legs", 1))
    #expect(focus.count == 1 && focus[0].hasPrefix("3:"))
    #expect(focus[0].contains("the cell 'focus' does not agree with the other rows of its day and is not taken over"))
    #expect(try told(with("focus", "Lower A", 1)).count == 1, "also where another session is called so")
    var three = with("focus", "Legs", 1, 4, 7)
    #expect(try told(three).map { $0.hasSuffix("(and in 2 more rows: rows 6 and 9)") } == [true])
    // Rows in whatever order.
    three.rows.reverse()
    #expect(try told(three).map { $0.hasSuffix("(and in 2 more rows: rows 12 and 15)") } == [true])
  }

  @Test func aNameAPhaseAndAWeekThatWereTypedAreTold() throws {
    #expect(try told(with("client_name", "Dana R.", 4)).map { $0.contains("the cell 'client_name' does not agree") } == [true])
    #expect(try told(with("client_name", "Dana R.", 12)).count == 1, "two of three rows say otherwise")
    let phase = try told(with("phase", "deload", 6, 7))
    #expect(phase.count == 1 && phase[0].contains("8:") && phase[0].contains("'phase'") && phase[0].contains("1 more row: row"))
    // A coach who wants to move a session by its week.
    let week = try told(with("week", "2", 0, 1, 2))
    #expect(week.count == 1 && week[0].hasPrefix("2:") && week[0].contains("the row stays in its week (and in 2 more rows: rows 3 and 4)"))
    #expect(try told(with("week", "7", 13)).count == 1, "no row can have come from a week that there is not")
  }

  @Test func eachColumnIsToldOnItsOwn() throws {
    let sheet = with("focus", "Legs", 1).with("client_name", "D", row: 3).with("phase", "deload", row: 2)
    #expect(try told(sheet).count == 3)
  }

  @Test func whoMovesRowsIsNotWarned() throws {
    // A session to a free day, and onto another session; then with the weekday written anew.
    for (date, weekday) in [("2026-11-24", "tue"), ("2026-11-25", "wed")] {
      var moved = with("date", date, 0, 1, 2)
      #expect(try told(moved).isEmpty, "\(date)")
      for row in 0...2 { moved = moved.with("weekday", weekday, row: row) }
      #expect(try told(moved).isEmpty, "\(date) with its weekday")
    }
    // One row to another session, a session by a week, and one row by a week.
    #expect(try told(with("date", "2026-11-25", 1)).isEmpty)
    #expect(try told(with("date", "2026-11-30", 0, 1, 2)).isEmpty)
    #expect(try told(with("date", "2026-11-30", 1)).isEmpty)
    #expect(try told(with("date", "2026-12-08", 1)).isEmpty)
  }

  @Test func whatNobodyReadsAndWhatIsNewIsNotTold() throws {
    #expect(try told(with("weekday", "Sonntag", 0, 5)).isEmpty)
    #expect(try told(with("findings", "fine", 0)).isEmpty)
    let new = with("row_id", "", 1).with("focus", "", row: 1).with("client_name", "", row: 1).with("phase", "", row: 1)
    #expect(try told(new.with("week", "", row: 1)).isEmpty)
  }

  @Test func withoutTheWeekdayOnlyNamesAreTold() throws {
    var sheet = with("focus", "Legs", 1).with("client_name", "D", row: 1)
    let place = try #require(sheet.columns.firstIndex(of: "weekday"))
    sheet.columns.remove(at: place)
    for row in sheet.rows.indices { sheet.rows[row].remove(at: place) }
    #expect(try told(sheet).map { $0.contains("client_name") } == [true])
  }

  @Test func germanWeekdaysAreRead() throws {
    let german = with("focus", "Beine", 1).mapping(["weekday"]) { ["mon": "Mo", "wed": "Mi"][$0] ?? $0 }
    #expect(try told(german).count == 1)
  }
}
