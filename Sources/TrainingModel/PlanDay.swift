/// A day of a block, by its week and by its place in it: the only place that knows how weeks and days become dates.
public struct PlanDay: Hashable, Comparable, Sendable {
  /// How many days a block has.
  public static let count = Mesocycle.weekCount * 7

  /// 1 to 4.
  public var week: Int
  /// 1 to 7, counted from the week's first day.
  public var day: Int

  @inlinable public init(week: Int, day: Int) { (self.week, self.day) = (week, day) }

  /// The day that comes so many days after the block's first; nil where the block is over by then, or has not begun.
  public init?(offset: Int) {
    guard (0..<Self.count).contains(offset) else { return nil }
    self.init(week: offset / 7 + 1, day: offset % 7 + 1)
  }

  /// How many days it comes after the block's first: 0 to 27.
  @inlinable public var offset: Int { (week - 1) * 7 + day - 1 }

  public static func < (lhs: PlanDay, rhs: PlanDay) -> Bool { (lhs.week, lhs.day) < (rhs.week, rhs.day) }
}

/// Of the first day of a block.
extension CalendarDate {
  /// The date of a day (1 to 7) of one of its weeks (1 to 4).
  @inlinable public func day(_ day: Int, ofWeek week: Int) -> CalendarDate { self + PlanDay(week: week, day: day).offset }

  /// The date of one of its days.
  public func date(of day: PlanDay) -> CalendarDate { self + day.offset }

  /// The last day of the block.
  public var endOfBlock: CalendarDate { self + (PlanDay.count - 1) }
}
