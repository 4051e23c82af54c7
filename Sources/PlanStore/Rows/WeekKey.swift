import TrainingModel

/// A week of a client's block, as a key.
public struct WeekKey: Hashable, Comparable, Sendable {
  public var clientID: String
  public var planStart: CalendarDate
  /// 1 to 4.
  public var week: Int

  public init(clientID: String, planStart: CalendarDate, week: Int) {
    self.clientID = clientID
    self.planStart = planStart
    self.week = week
  }

  public static func < (lhs: WeekKey, rhs: WeekKey) -> Bool {
    (lhs.clientID, lhs.planStart, lhs.week) < (rhs.clientID, rhs.planStart, rhs.week)
  }
}
