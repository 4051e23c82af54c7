import Editing
import Findings
import Foundation
import SeededNumbers
import Testing
import TrainingModel

@testable import Intake

/// Dates in the digits, words and calendars of the world; where a cell leaves it open, the plan tells.
@Suite struct WorldDateTests {
  private static let monday = CalendarDate(iso: "2026-12-07") ?? CalendarDate(dayNumber: 0)

  /// What a column of these cells means, the first of which is a `plan_start`, for a client whose block starts on a day.
  private func read(_ cells: [String], start: CalendarDate?) -> [CalendarDate?] {
    var dates = SheetDates()
    let places = cells.map { text in
      let bytes = Array(text.utf8)
      return bytes.withUnsafeBufferPointer { dates.add(WrittenDate($0)) }
    }
    for place in places { dates.add(SheetDates.Row(client: 0, start: places[0], date: place)) }
    dates.decide { _ in start.map { [$0] } ?? [] }
    return places.map { dates[$0] }
  }

  @Test(arguments: [
    "7.12.2026 г.", "07.12.2026 г.", "понеделник, 7 декември 2026 г.", "7 декабря 2026 г.", "2026年12月7日", "2026年12月07日（月曜日）", "2026 年12月7日",
    "令和8年12月7日（月）", "R8.12.7", "2026年（令和8年）12月07日", "二〇二六年十二月七日 星期一", "民國115年12月7日 (一)", "中華民國一一五年十二月七日", "115/12/07", "2026年12月7號",
    "2026년 12월 7일", "26-12-7 월요일", "2026/12/7 月曜日", "2026년 12월 7일 월요일", "2026. 12. 7.", "2026. 12. 7. (월)", "26年12月7日", "26년 12월 7일",
    "26/12/7", "26-12-7", "26/12/07",
    "7/12/26",
    "12/7/26", "٧/١٢/٢٠٢٦", "٢٠٢٦/١٢/٠٧", "٠٧ ديسمبر ٢٠٢٦", "الاثنين ٠٧ ديسمبر ٢٠٢٦", "۲۰۲۶/۱۲/۷", "۷ دسامبر ۲۰۲۶", "７／１２／２０２６",
    "२०२६-१२-०७",
    "7 दिसंबर 2026", "सॊमवार् दिसंबर 7, 2026", "7 ธันวาคม พ.ศ. 2569", "วันจันทร์ที่ ๗ ธันวาคม พ.ศ. ๒๕๖๙", "7 ธ.ค. 2569", "7/12/2569", "7/12/69",
    "7 ธ.ค. 69",
    "7/12/2569 BE", "2026. december 7., hétfő", "2026. XII. 7.", "2026. dec. 7.", "pondělí 7. prosince 2026",
    "poniedziałek, 7 grudnia 2026 r.",
    "7 Aralık 2026 Pazartesi", "7 ARALIK 2026", "lunes, 7 de diciembre de 2026", "segunda-feira, 7 de dezembro de 2026",
    "lunedì 7 dicembre 2026",
    "7. joulukuuta 2026", "maanantaina 7. joulukuuta 2026", "2026 m. gruodžio 7 d.", "2026. gada 7. decembris",
    "ponedjeljak, 7. prosinca 2026.",
    "понедељак, 7. децембар 2026.", "Δευτέρα, 7 Δεκεμβρίου 2026", "понеділок, 7 грудня 2026 р.", "dilluns, 7 de desembre de 2026",
    "måndag den 7 december 2026",
    "mandag den 7. desember 2026", "maandag 7 december 2026", "יום שני, 7 בדצמבר 2026", "שני, 07 דצמבר, 2026", "ngày 07 tháng 12 năm 2026",
    "Thứ hai, 7 tháng 12, 2026",
    "2026(e)ko abenduak 7", "7 Disember 2026", "26-Dec-07", "7-Dec-26", "2026-Dec-07", "07 12 2026",
  ])
  func theSeventhOfDecember(_ text: String) {
    #expect(read([text], start: Self.monday) == [Self.monday], "\(text)")
  }

  /// Every name of the table, in the language's own line, is its month where the plan leaves no other.
  @Test func everyMonthOfEveryLanguage() throws {
    let table = try String(contentsOfFile: Project.path("Sources/Intake/Dates/Assets/date-names.txt"), encoding: .utf8)
    var count = 0
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      for (month, names) in fields[1].split(separator: "|", omittingEmptySubsequences: false).enumerated() {
        let start = try #require(CalendarDate(year: 2027, month: month + 1, day: 18))
        for name in names.split(separator: ",") {
          count += 1
          #expect(read(["18 \(name) 2027"], start: start) == [start], "\(fields[0]): \(name)")
        }
      }
    }
    #expect(count > 3000)
  }

  @Test func aMonthThatTwoLanguagesNameOtherwiseIsToldByThePlan() throws {
    let (october, november) = (try #require(CalendarDate(iso: "2026-10-05")), try #require(CalendarDate(iso: "2026-11-02")))
    #expect(read(["5. listopada 2026."], start: october) == [october], "as in Croatia")
    #expect(read(["2 listopada 2026"], start: november) == [november], "as in Poland")
    #expect(read(["2 listopada 2026"], start: nil) == [nil], "nothing tells")
    // Only in November they are in one block with a day in December.
    #expect(read(["9 listopada 2026", "15 listopada 2026", "1 grudnia 2026"], start: nil)[0] == november + 7)
  }

  @Test func yearsOfTwoDigitsAreOfThisCenturyUnlessThePlanSaysOtherwise() throws {
    let start = try #require(CalendarDate(iso: "2026-12-07"))
    #expect(read(["7/12/69", "14/12/69"], start: start) == [start, start + 7])
    #expect(read(["07/12/26", "14/12/26"], start: nil) == [start, start + 7])
    #expect(read(["26/12/7", "26/12/14"], start: nil) == [start, start + 7])
    let leap = try #require(CalendarDate(iso: "2028-02-29"))
    #expect(read(["29 ก.พ. 2571"], start: leap) == [leap], "a day that the year 2571 of ours has not")
  }

  @Test(arguments: [
    "7 foo 2026", "7/12/2026/1", "1448年13月7日", "十/十二/七", "32 декември 2026 г.", "٣٢/٢٥/٢٠٢٦", "26/13/40", "🏋 7.12.2026", "7,12,2026",
  ])
  func whatIsNoDateStaysNone(_ text: String) { #expect(read([text], start: Self.monday) == [nil]) }

  /// Whatever stands in a cell, nothing breaks over it, and the cells beside it mean what they meant.
  @Test func piecesOfDatesInAnyOrder() {
    var random = SeededRandom(20_261_207)
    let pieces = [
      "7", "07", "12", "26", "2026", "2569", "115", "8", "٧", "２０２６", "十二", "一一五", "年", "月", "日", "월", "일", "г.", "dec", "mar", "lis",
      "พ.ศ.", "令和", "R", "民國",
      "BE", "Mon", "월요일", "(", ")", "/", ".", "-", " ", ", ", ":", "00:00", "\u{200F}", "'", "་", "🏋", "e\u{301}", "999999999", "T", "am",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      let days = read([text, "2026-12-07"], start: Self.monday)
      #expect(days[1] == Self.monday)
      if let day = days[0] { #expect((1...9999).contains(day.components.year), "\(text)") }
    }
  }

  @Test func anOpenMonthIsSaid() throws {
    var sheet = SampleSheet()
    sheet.rows = [sheet.rows[3]]
    sheet[0, "plan_start"] = "2 listopada 2026"
    sheet[0, "date"] = "2 listopada 2026"
    #expect(
      refusal(sheet.text(), strangers).map(\.message) == [
        "nothing in the sheet says which year or month is meant in the cell 'plan_start' and others written like it"
      ])
  }
}
