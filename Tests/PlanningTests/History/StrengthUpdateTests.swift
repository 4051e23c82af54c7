import Rulebook
import Testing

@testable import Planning

/// 1RM after logged sets (training-science section 4.8).
@Suite struct StrengthUpdateTests {
  private func updated(_ old: Double, _ measured: [Double], rise: Double = 0.1) -> StrengthUpdate? {
    StrengthUpdate(old: old, measured: measured, rise: rise, StrengthRules())
  }

  @Test func mixesTheMedianOfTheLastSetsWithTheOldValue() throws {
    let update = try #require(updated(100, [110, 104, 120, 500]))
    #expect(abs(update.oneRepMax - 107) < 1e-9 && !update.isCapped, "0.7 × 110 + 0.3 × 100")
    #expect(abs(try #require(updated(100, [98, 102])).oneRepMax - 100) < 1e-9)
  }

  @Test(arguments: [(0.25, 125.0), (0.1, 110), (0.05, 105)]) func risesNoMoreThanAMonthBrings(rise: Double, most: Double) throws {
    let update = try #require(updated(100, [150], rise: rise))
    #expect(abs(update.oneRepMax - most) < 1e-9 && update.isCapped)
  }

  @Test func fallsNoMoreThanAMonthBrings() throws {
    let update = try #require(updated(100, [70]))
    #expect(abs(update.oneRepMax - 85) < 1e-9 && update.isCapped)
  }

  @Test func needsASet() { #expect(updated(100, []) == nil) }

  @Test func believesTheWeakestWhereNothingWasKnown() { #expect(updated(0, [90, 80, 85])?.oneRepMax == 80) }
}
