/// What follows from the date on which a child is expected or was born.
extension Client {
  /// A pregnancy is over by this many days after the date it was expected (42 weeks, WHO), so that a clearance later than that is one
  /// after the birth, and an earlier one may be of the pregnancy.
  public static let latestBirth = 14

  /// The date in `due` where it is that of a birth that the client is cleared after; else nil.
  public var clearedBirth: CalendarDate? {
    guard let due, let clearanceDate, clearanceDate > due + Self.latestBirth else { return nil }
    return due
  }

  /// The first day on which nothing may be trained until a birth and a later clearance are known; nil where no child is expected.
  public var heldFrom: CalendarDate? { clearedBirth == nil ? due : nil }

  /// How many days before the due date the days of a block lie, at least 1; nil where no child is expected.
  ///
  /// 14 weeks 0 days of a pregnancy are 182 days before, 28 weeks 0 days 84.
  public func daysToDue(of block: ClosedRange<CalendarDate>) -> ClosedRange<Int>? {
    guard let heldFrom else { return nil }
    return max(1, Int(heldFrom - block.upperBound))...max(1, Int(heldFrom - block.lowerBound))
  }

  /// How many days after a birth the days of a block lie, at least 1; nil where there was none that the client is cleared after.
  public func daysSinceBirth(of block: ClosedRange<CalendarDate>) -> ClosedRange<Int>? {
    guard let clearedBirth else { return nil }
    return max(1, Int(block.lowerBound - clearedBirth))...max(1, Int(block.upperBound - clearedBirth))
  }
}
