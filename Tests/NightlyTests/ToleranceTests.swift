import Testing

@testable import Nightly

/// How many bad clients a run may have, as its option writes it.
@Suite struct ToleranceTests {
  @Test(arguments: [("0", Tolerance.count(0)), ("12", .count(12)), ("0%", .percent(0)), ("2.5%", .percent(2.5)), ("100%", .percent(100))])
  func isRead(text: String, tolerance: Tolerance) { #expect(Tolerance(text: text) == tolerance) }

  @Test(arguments: ["", "%", "-1", "-1%", "101%", "nan%", "inf%", "two", "1.5", "1e400%", "9999999999999999999999"])
  func isRefused(text: String) { #expect(Tolerance(text: text) == nil) }

  @Test func countsOfAllWhoWereRead() {
    #expect(Tolerance.percent(10).allows(1, of: 10) && !Tolerance.percent(10).allows(2, of: 19))
    #expect(Tolerance.percent(0).allows(0, of: 0) && Tolerance.count(1).allows(1, of: 1) && !Tolerance.count(0).allows(1, of: 1_000_000))
  }
}
