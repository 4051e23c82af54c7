/// One training unit that a client really did, or a part of one.
package struct LoggedSession: Hashable, Sendable {
  package var date: CalendarDate
  /// The first day of the block that the session belongs to; nil for training that no plan asked for.
  package var planStart: CalendarDate?
  /// 1 to 4 and 1 to 7, where the session belongs to a block.
  package var week: Int?
  package var day: Int?
  /// The unit of every load in the session.
  package var unit: LoadUnit
  /// In the order in which they were done.
  package var sets: [LoggedSet]

  package init(date: CalendarDate, planStart: CalendarDate? = nil, week: Int? = nil, day: Int? = nil, unit: LoadUnit, sets: [LoggedSet]) {
    self.date = date
    self.planStart = planStart
    self.week = week
    self.day = day
    self.unit = unit
    self.sets = sets
  }
}

/// One set that was done.
package struct LoggedSet: Hashable, Sendable {
  package var exercise: ExerciseID
  /// The row of the plan that asked for it; nil where none did.
  package var row: RowID?
  /// Ramp sets count neither for volume nor for progress.
  package var kind: RowKind
  /// Repetitions, seconds, minutes or metres done, 0 to 10,000.
  package var amount: Int
  /// nil for body weight alone.
  package var load: Load?
  /// Effort from 1 to 10 in half steps, where 10 left nothing in reserve; nil where it was not noted.
  package var rpe: Double?
  /// Pain from 0 to 10; nil where it was not noted.
  package var pain: Int?

  package init(
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
