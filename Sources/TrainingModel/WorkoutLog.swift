/// One training unit that a client really did, or a part of one.
public struct LoggedSession: Hashable, Sendable {
  public var date: CalendarDate
  /// The first day of the block that the session belongs to; nil for training that no plan asked for.
  public var planStart: CalendarDate?
  /// 1 to 4 and 1 to 7, where the session belongs to a block.
  public var week: Int?
  public var day: Int?
  /// The unit of every load in the session.
  public var unit: LoadUnit
  /// In the order in which they were done.
  public var sets: [LoggedSet]

  public init(date: CalendarDate, planStart: CalendarDate? = nil, week: Int? = nil, day: Int? = nil, unit: LoadUnit, sets: [LoggedSet]) {
    self.date = date
    self.planStart = planStart
    self.week = week
    self.day = day
    self.unit = unit
    self.sets = sets
  }
}

/// One set that was done.
public struct LoggedSet: Hashable, Sendable {
  public var exercise: ExerciseID
  /// The row of the plan that asked for it; nil where none did.
  public var row: RowID?
  /// Ramp sets count neither for volume nor for progress.
  public var kind: RowKind
  /// Repetitions, seconds, minutes or metres done, 0 to 10,000.
  public var amount: Int
  /// nil for body weight alone.
  public var load: Load?
  /// Effort from 1 to 10 in half steps, where 10 left nothing in reserve; nil where it was not noted.
  public var rpe: Double?
  /// Pain from 0 to 10; nil where it was not noted.
  public var pain: Int?

  public init(
    exercise: ExerciseID, row: RowID? = nil, kind: RowKind = .work, amount: Int, load: Load? = nil, rpe: Double? = nil, pain: Int? = nil
  ) {
    self.exercise = exercise
    self.row = row
    self.kind = kind
    self.amount = amount
    self.load = load
    self.rpe = rpe
    self.pain = pain
  }
}
