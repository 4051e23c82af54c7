/// A training day of an approved block, as logs are matched to it.
public struct PlannedTraining: Sendable, Hashable {
  public var planStart: CalendarDate
  public var day: PlanDay
  /// The ids of its exercises with working sets, as the rules spell them.
  public var exercises: Set<String>
  /// The ids of all its rows.
  public var rows: [RowID]

  public init(planStart: CalendarDate, day: PlanDay, exercises: Set<String> = [], rows: [RowID] = []) {
    (self.planStart, self.day, self.exercises, self.rows) = (planStart, day, exercises, rows)
  }
}

/// An approved block as it is held against logs: its working sets, and all days on which something was planned.
public struct ApprovedTraining: Sendable, Equatable {
  /// The rows with working sets whose exercises today's rules have.
  public var block: PastBlock
  /// Every day with a session, in order; a session without working sets, such as a walk, is one as well.
  public var days: [PlanDay]

  public init(block: PastBlock, days: [PlanDay]) { (self.block, self.days) = (block, days) }
}
