import Testing
import TrainingModel

@testable import Nightly

/// Which block a client is planned for tonight.
@Suite struct BlockTargetTests {
  /// 2026-12-02, a Wednesday.
  static let wednesday = CalendarDate(dayNumber: 20_789)

  private func decide(
    preview: CalendarDate? = nil, partly: Bool = false, approvedUntil: CalendarDate? = nil, override: CalendarDate? = nil
  ) -> BlockTarget {
    BlockTarget.decide(
      today: Self.wednesday, preview: preview, isPartlyApproved: partly, lastApprovedEnd: approvedUntil, override: override)
  }

  @Test func aNewClientStartsOnTheNextMonday() {
    #expect(decide() == .due(start: Self.wednesday + 5, expired: false))
  }

  @Test(arguments: 0..<7) func theStartIsAMondayOnOrAfterToday(offset: Int) {
    let today = Self.wednesday + offset
    let target = BlockTarget.decide(today: today, preview: nil, isPartlyApproved: false, lastApprovedEnd: nil, override: nil)
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

  @Test func aPartlyApprovedBlockIsKeptToItsEnd() {
    #expect(decide(preview: Self.wednesday + -27, partly: true) == .kept(start: Self.wednesday + -27))
    #expect(decide(preview: Self.wednesday + -28, partly: true) == .due(start: Self.wednesday + 5, expired: true))
  }

  @Test func theUsersStartGoesFirst() {
    #expect(decide(approvedUntil: Self.wednesday + 20, override: Self.wednesday + 40) == .due(start: Self.wednesday + 40, expired: false))
  }
}
