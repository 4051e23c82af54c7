import Testing
import TrainingModel

@testable import Nightly

/// Which block a client is planned for tonight.
@Suite struct BlockTargetTests {
  /// 2026-12-02, a Wednesday.
  static let wednesday = CalendarDate(dayNumber: 20_789)

  private func decide(
    preview: CalendarDate? = nil, openUntil: CalendarDate? = nil, approvedUntil: CalendarDate? = nil, override: CalendarDate? = nil
  ) -> BlockTarget {
    BlockTarget.decide(
      today: Self.wednesday, preview: preview, openUntil: openUntil, lastApprovedEnd: approvedUntil, override: override)
  }

  @Test func aNewClientStartsOnTheNextMonday() {
    #expect(decide() == .due(start: Self.wednesday + 5, expired: false))
  }

  @Test(arguments: 0..<7) func theStartIsAMondayOnOrAfterToday(offset: Int) {
    let today = Self.wednesday + offset
    let target = BlockTarget.decide(today: today, preview: nil, openUntil: nil, lastApprovedEnd: nil, override: nil)
    #expect(target.start >= today && target.start - today < 7)
    #expect(target.start.weekday == .mon)
  }

  @Test func theNextBlockFollowsTheApprovedOne() {
    #expect(decide(approvedUntil: Self.wednesday + -1) == .due(start: Self.wednesday, expired: false))
    #expect(decide(approvedUntil: Self.wednesday + 9) == .due(start: Self.wednesday + 10, expired: false))
    #expect(decide(approvedUntil: Self.wednesday + 10) == .notDue(start: Self.wednesday + 11))
  }

  @Test func anApprovedBlockThatIsLongOverLeavesItToTheMonday() {
    #expect(decide(approvedUntil: Self.wednesday + -2) == .due(start: Self.wednesday + 5, expired: false))
  }

  @Test func aPreviewWhoseStartHasPassedMakesWay() {
    #expect(decide(preview: Self.wednesday + -2) == .due(start: Self.wednesday + 5, expired: true))
    #expect(decide(preview: Self.wednesday) == .due(start: Self.wednesday, expired: false))
  }

  @Test func aPreviewWhoseTimeIsStillToComeKeepsItsStart() {
    #expect(decide(preview: Self.wednesday + 12) == .due(start: Self.wednesday + 12, expired: false))
    #expect(decide(preview: Self.wednesday + 12, approvedUntil: Self.wednesday + 15) == .notDue(start: Self.wednesday + 16))
  }

  @Test func aPartlyApprovedBlockIsKeptToTheEndOfItsLastOpenWeek() {
    let start = Self.wednesday + -27
    #expect(decide(preview: start, openUntil: start + 27, approvedUntil: start + 27) == .kept(start: start))
    #expect(decide(preview: start + -1, openUntil: start + 26, approvedUntil: start + 26) == .due(start: start + 27, expired: true))
  }

  @Test func aBlockWhoseOpenWeeksAreAllOverWaitsForTheNext() {
    let start = Self.wednesday + -14
    #expect(decide(preview: start, openUntil: start + 13, approvedUntil: start + 27) == .notDue(start: start + 28))
    #expect(decide(preview: start + -5, openUntil: start + 8, approvedUntil: start + 22) == .due(start: start + 23, expired: true))
    #expect(decide(preview: start, openUntil: start + 14, approvedUntil: start + 27) == .kept(start: start))
  }

  @Test func theUsersStartGoesFirst() {
    #expect(decide(approvedUntil: Self.wednesday + 20, override: Self.wednesday + 40) == .due(start: Self.wednesday + 40, expired: false))
  }
}
