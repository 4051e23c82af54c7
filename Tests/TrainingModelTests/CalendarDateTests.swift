import Testing
import TrainingModel

@Suite struct CalendarDateTests {
  @Test func roundTripsEveryDayOfFourCenturies() throws {
    var date = try #require(CalendarDate(year: 1900, month: 1, day: 1))
    for _ in 0..<146_097 {
      #expect(CalendarDate(iso: date.description) == date)
      date = date + 1
    }
    #expect(date.description == "2300-01-01")
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-01", "20260101xx", "", "２０２６-01-01", "0000-01-01"])
  func refusesWhatTheCalendarDoesNotHave(text: String) { #expect(CalendarDate(iso: text) == nil) }

  @Test func knowsItsWeekday() throws {
    let date = try #require(CalendarDate(iso: "2026-12-02"))
    #expect(date.weekday == .wed)
    #expect(date.mondayOnOrAfter.description == "2026-12-07")
    #expect((date + 5).mondayOnOrAfter.description == "2026-12-07")
  }

  @Test(arguments: [("2000-02-29", "2026-02-28", 25), ("2000-02-29", "2026-03-01", 26), ("1990-12-07", "2026-12-07", 36)])
  func countsYearsAsBirthdaysDo(born: String, on: String, years: Int) throws {
    let birthday = try #require(CalendarDate(iso: born))
    #expect(birthday.years(until: try #require(CalendarDate(iso: on))) == years)
  }
}
