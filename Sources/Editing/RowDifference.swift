/// What has to be written so that one list of rows becomes another: nothing for rows that stay as they are.
public struct RowDifference: Sendable {
  /// Rows that only the new list has.
  public var added: [PlanRow] = []
  /// Rows that only the old list has.
  public var removed: [PlanRow] = []
  /// Rows of both that say something else now, in the new list's order.
  public var changed: [(old: PlanRow, new: PlanRow)] = []

  public init(from old: [PlanRow], to new: [PlanRow]) {
    let known = Dictionary(old.map { ($0.rowID, $0) }, uniquingKeysWith: { first, _ in first })
    for row in new {
      guard let before = known[row.rowID] else {
        added.append(row)
        continue
      }
      if before != row { changed.append((before, row)) }
    }
    let kept = Set(new.map(\.rowID))
    removed = old.filter { !kept.contains($0.rowID) }
  }

  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

  /// The days, as week and day, on which something is different; a row that moved makes two days different.
  public var days: Set<PlanDay> {
    var days = Set((added + removed).map { PlanDay(week: $0.week, day: $0.day) })
    for (old, new) in changed { days.formUnion([PlanDay(week: old.week, day: old.day), PlanDay(week: new.week, day: new.day)]) }
    return days
  }
}

/// A day of a block.
public struct PlanDay: Hashable, Comparable, Sendable {
  /// 1 to 4.
  public var week: Int
  /// 1 to 7, counted from the week's first day.
  public var day: Int

  public init(week: Int, day: Int) { (self.week, self.day) = (week, day) }

  public static func < (lhs: PlanDay, rhs: PlanDay) -> Bool { (lhs.week, lhs.day) < (rhs.week, rhs.day) }
}
