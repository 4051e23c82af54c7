import Editing
import Findings
import Testing
import TrainingModel

@testable import Intake

/// Dates as the programs of the world write them.
@Suite struct SheetDateTests {
  private let sheet = SampleSheet()

  /// Rewrites the year, month and day of both date columns.
  private func dated(_ form: (_ year: String, _ month: String, _ day: String) -> String) -> SampleSheet {
    sheet.mapping(["plan_start", "date"]) { iso in
      let parts = iso.split(separator: "-").map(String.init)
      return form(parts[0], parts[1], parts[2])
    }
  }

  private static let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  private static let german = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
  ]
  private static let french = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]

  private func expectSame(
    _ form: (_ year: String, _ month: String, _ day: String) -> String, _ vocabulary: SheetVocabulary = sheetVocabulary
  )
    throws
  {
    let text = dated(form).text(delimiter: ";")
    #expect(try readSheet(text, vocabulary) == readSheet(sheet.text(), sheetVocabulary), "\(text.prefix(400).suffix(120))")
  }

  @Test func ordersOfNumbers() throws {
    try expectSame { "\($2).\($1).\($0)" }
    try expectSame { "\($2)/\($1)/\($0)" }
    try expectSame { "\($1)/\($2)/\($0)" }
    try expectSame { "\($1)/\($2)/\($0.suffix(2))" }
    try expectSame { "\($2).\($1).\($0.suffix(2))" }
    try expectSame { "\(Int($2) ?? 0).\(Int($1) ?? 0).\($0)" }
    try expectSame { "\($2). \($1). \($0)" }
    try expectSame { "\($2)-\($1)-\($0)" }
    try expectSame { "\($0.suffix(2))-\($1)-\($2)" }
    try expectSame { "\($0)/\($1)/\($2)" }
    try expectSame { "\($0).\($1).\($2)" }
    try expectSame { "\($0)\($1)\($2)" }
    try expectSame { "'\($0)-\($1)-\($2)" }
    try expectSame { "\u{A0}\($0)-\($1)-\($2) " }
  }

  @Test func namesOfMonthsAndDays() throws {
    try expectSame { "\($2)-\(Self.english[(Int($1) ?? 1) - 1])-\($0.suffix(2))" }
    try expectSame { "Mon \($2) \(Self.english[(Int($1) ?? 1) - 1]) \($0)" }
    try expectSame { "Monday, \(Self.english[(Int($1) ?? 1) - 1]) \($2), \($0)" }
    try expectSame { "\($2). \(Self.german[(Int($1) ?? 1) - 1]) \($0)" }
    try expectSame { "Mo, \($2). \(Self.german[(Int($1) ?? 1) - 1].prefix(3)) \($0)" }
    try expectSame { "mar. \($2) \(Self.french[(Int($1) ?? 1) - 1]) \($0)" }
  }

  @Test(arguments: 1...12) func everyMonthHasItsNames(_ month: Int) throws {
    for names in [Self.english, Self.german, Self.french] {
      for form in ["15 \(names[month - 1]) 2027", "15. \(names[month - 1].uppercased()) 27"] {
        let bytes = Array(form.utf8)
        let starts = CalendarDate(year: 2027, month: month, day: 15).map { [$0] } ?? []
        var dates = SheetDates()
        let cell = bytes.withUnsafeBufferPointer { dates.add(WrittenDate($0)) }
        dates.add(SheetDates.Row(client: 0, start: cell, date: cell))
        dates.decide { _ in starts }
        #expect(dates[cell] == starts.first, "\(form)")
      }
    }
  }

  @Test func midnightIsNoTime() throws {
    try expectSame { "\($0)-\($1)-\($2) 00:00:00" }
    try expectSame { "\($0)-\($1)-\($2)T00:00:00.000Z" }
    try expectSame { "\($1)/\($2)/\($0) 12:00:00 AM" }
    try expectSame { "\($2).\($1).\($0) 00:00" }
    try expectSame { "\($2).\($1).\($0) um 00:00" }
    let findings = refusal(sheet.with("date", "2026-11-22 23:00:00").text())
    #expect(findings.map(\.message) == ["the cell 'date' holds a time of day beside the date"])
    #expect(findings.first?.place == Place(file: "marta.csv", line: 2, column: 56, endColumn: 75).inSheet(row: 2, column: 6))
  }

  @Test func serialNumbers() throws {
    func serial(_ epoch: Int, _ suffix: String = "") -> (String, String, String) -> String {
      { year, month, day in
        let date = CalendarDate(iso: "\(year)-\(month)-\(day)") ?? CalendarDate(dayNumber: 0)
        return "\(Int(date.dayNumber) + epoch)\(suffix)"
      }
    }
    #expect(serial(25569)("2026", "11", "23") == "46349")
    try expectSame(serial(25569))
    try expectSame(serial(25569, ".0"))
    try expectSame(serial(25569), strangers)
    try expectSame(serial(24107))
  }

  /// The starts 2026-12-07 and 2026-11-23 can both be read in one order only if somebody knows them, or the dates fit.
  @Test func theKnownStartsOfBlocksDecide() throws {
    var one = sheet
    one.rows = [sheet.rows[3]]
    one[0, "date"] = "07/12/2026"
    one[0, "plan_start"] = "07/12/2026"
    #expect(try readSheet(one.text()).first?.planStart == CalendarDate(iso: "2026-12-07"))
    let open = refusal(one.text(), strangers)
    #expect(
      open.map(\.message) == [
        "nothing in the sheet says whether day or month comes first in the cell 'plan_start' and others written like it"
      ])
    #expect(open.first?.place?.line == 2)
    let american = SheetVocabulary(ExerciseNames([["easy_run": "Easy Run"]])) { _ in [CalendarDate(iso: "2026-07-12")].compactMap { $0 } }
    #expect(try readSheet(one.text(), american).first?.planStart == CalendarDate(iso: "2026-07-12"))
  }

  @Test func withoutKnownStartsTheBlockDecides() throws {
    let german = dated { "\($2)/\($1)/\($0)" }
    #expect(try readSheet(german.text(), strangers).map(\.date) == readSheet(sheet.text(), strangers).map(\.date))
    var one = sheet
    one.rows = [sheet.rows[3]]
    one[0, "plan_start"] = "07.12.2026"
    one[0, "date"] = "10.12.2026"
    #expect(try readSheet(one.text(), strangers).first?.date == CalendarDate(iso: "2026-12-10"))
  }

  /// A date typed by hand, in a sheet whose program writes the other order: the two have another sign.
  @Test func aDateTypedInAnotherManner() throws {
    var american = dated { "\($1)/\($2)/\($0)" }
    american[2, "date"] = "5.12.2026"
    #expect(try readSheet(american.text(delimiter: ";")) == readSheet(sheet.text()))
  }

  @Test func sameDayInBothOrdersIsNotOpen() throws {
    var one = sheet
    one.rows = [sheet.rows[3]]
    one[0, "plan_start"] = "12/12/2026"
    one[0, "date"] = "12/12/2026"
    #expect(try readSheet(one.text(), strangers).first?.date == CalendarDate(iso: "2026-12-12"))
  }

  @Test(arguments: [
    ("2026-02-30", "the cell 'date' holds a day that is in no calendar"),
    ("31 Feb 2026", "the cell 'date' holds a day that is in no calendar"),
    ("23-May", "the date in the cell 'date' has no year, and is no one day of the row's block"),
    ("tomorrow", "the cell 'date' takes a date"),
    ("1-2-3-4", "the cell 'date' takes a date"),
    ("###", "the cell 'date' was saved as '###', because its column was too narrow"), ("", "the cell 'date' is empty"),
    ("46349.5", "the cell 'date' takes a date"), ("12", "the cell 'date' takes a date"),
  ])
  func whatIsNoDateIsSaid(_ cell: String, _ message: String) {
    #expect(refusal(sheet.with("date", cell).text()).map(\.message) == [message])
  }

  @Test func anImpossibleDayInTheFilesOwnOrder() {
    var german = dated { "\($2).\($1).\($0)" }
    german[1, "date"] = "31.11.2026"
    let findings = refusal(german.text())
    #expect(findings.map(\.message) == ["the cell 'date' holds a day that is in no calendar"])
    #expect(findings.first?.place?.line == 3 && findings.first?.place?.column == 56)
  }
}
