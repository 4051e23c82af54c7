/// A day of a block, by its week and by its place in it: the only place that knows how weeks and days become dates.
package struct PlanDay: Hashable, Comparable, Sendable {
  /// How many days a block has.
  package static let count = Mesocycle.weekCount * 7

  /// 1 to 4.
  package var week: Int
  /// 1 to 7, counted from the week's first day.
  package var day: Int

  @inlinable package init(week: Int, day: Int) { (self.week, self.day) = (week, day) }

  /// The day that comes so many days after the block's first; nil where the block is over by then, or has not begun.
  package init?(offset: Int) {
    guard (0..<Self.count).contains(offset) else { return nil }
    self.init(week: offset / 7 + 1, day: offset % 7 + 1)
  }

  /// How many days it comes after the block's first: 0 to 27.
  @inlinable package var offset: Int { (week - 1) * 7 + day - 1 }

  package static func < (lhs: PlanDay, rhs: PlanDay) -> Bool { (lhs.week, lhs.day) < (rhs.week, rhs.day) }
}

/// Of the first day of a block.
extension CalendarDate {
  /// The date of a day (1 to 7) of one of its weeks (1 to 4).
  @inlinable package func day(_ day: Int, ofWeek week: Int) -> CalendarDate { self + PlanDay(week: week, day: day).offset }

  /// The date of one of its days.
  package func date(of day: PlanDay) -> CalendarDate { self + day.offset }

  /// The last day of the block.
  package var endOfBlock: CalendarDate { self + (PlanDay.count - 1) }
}
