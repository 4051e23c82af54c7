import TrainingModel

/// A week of a client's block, as a key.
package struct WeekKey: Hashable, Comparable, Sendable {
  package var clientID: String
  package var planStart: CalendarDate
  /// 1 to 4.
  package var week: Int

  package init(clientID: String, planStart: CalendarDate, week: Int) {
    self.clientID = clientID
    self.planStart = planStart
    self.week = week
  }

  package static func < (lhs: WeekKey, rhs: WeekKey) -> Bool {
    (lhs.clientID, lhs.planStart, lhs.week) < (rhs.clientID, rhs.planStart, rhs.week)
  }
}
