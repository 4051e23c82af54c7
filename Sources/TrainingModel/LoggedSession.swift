/// One training unit that a client really did, or a part of one, as the planner reads it: exercises by their place in the rules, no names and
/// no texts.
public struct LoggedSession: Hashable, Sendable {
  public var date: CalendarDate
  /// Minutes after midnight, 0 to 1,439, where the source has a time.
  public var startMinute: Int16?
  /// The first day of the block that the session belongs to; nil for training that no plan asked for.
  public var planStart: CalendarDate?
  /// 1 to 4 and 1 to 7, where the session belongs to a block.
  public var week: Int?
  public var day: Int?
  /// The unit of every load in the session.
  public var unit: LoadUnit
  /// In the order in which they were done; those of exercises that nobody knows are left out.
  public var sets: [LoggedSet]
  /// Whether there is a working set that can be believed, be it of an exercise that nobody knows.
  public var isTrained = false

  public init(
    date: CalendarDate, startMinute: Int16? = nil, planStart: CalendarDate? = nil, week: Int? = nil, day: Int? = nil, unit: LoadUnit,
    sets: [LoggedSet]
  ) {
    (self.date, self.startMinute, self.planStart, self.week, self.day) = (date, startMinute, planStart, week, day)
    (self.unit, self.sets) = (unit, sets)
  }

  /// The day of its block, where it has one.
  public var place: PlanDay? { week.flatMap { week in day.map { PlanDay(week: week, day: $0) } } }
}

/// One set that was done.
public struct LoggedSet: Hashable, Sendable {
  public var exercise: ExerciseID
  /// The row of the plan that asked for it; nil where the log names none.
  public var row: RowID?
  /// Ramp sets count neither for volume nor for progress.
  public var kind: SetKind
  /// Repetitions, 0 and up; 0 is an attempt that failed. nil where the set wasn't counted in repetitions.
  public var reps: Int32?
  /// Seconds, 0 and up.
  public var seconds: Int32?
  /// Metres in hundredths, 0 and up.
  public var centimetres: Int32?
  /// nil for body weight alone; of an assistance machine the help, as a positive number.
  public var load: Load?
  /// Effort in half steps of the 1–10 scale, 2 to 20, where 20 left nothing in reserve; nil where it was not noted.
  public var halfRPE: UInt8?
  /// Pain from 0 to 10; nil where it was not noted.
  public var pain: UInt8?
  /// Which limb did it, where the sides were logged each.
  public var side: LogSide?
  /// Whether it can't be right, as it is written: it counts for nothing.
  public var isFlagged = false
  /// Whether its note says that pain radiates.
  public var radiates = false

  public init(
    exercise: ExerciseID, row: RowID? = nil, kind: SetKind = .work, reps: Int32? = nil, seconds: Int32? = nil, centimetres: Int32? = nil,
    load: Load? = nil, halfRPE: UInt8? = nil, pain: UInt8? = nil, side: LogSide? = nil
  ) {
    (self.exercise, self.row, self.kind) = (exercise, row, kind)
    (self.reps, self.seconds, self.centimetres) = (reps, seconds, centimetres)
    (self.load, self.halfRPE, self.pain, self.side) = (load, halfRPE, pain, side)
  }

  /// A set of a log whose exercise is known.
  ///
  /// - Parameter radiates: Whether its note says that pain radiates.
  public init(_ done: DoneSet, of exercise: ExerciseID, radiates: Bool = false) {
    self.init(
      exercise: exercise, row: done.row, kind: done.kind, reps: done.reps, seconds: done.seconds, centimetres: done.centimetres,
      load: done.load, halfRPE: done.halfRPE, pain: done.pain, side: done.side)
    (isFlagged, self.radiates) = (done.isFlagged, radiates)
  }

  /// Effort from 1 to 10 in half steps; nil where it was not noted.
  public var rpe: Double? {
    get { halfRPE.map { Double($0) / 2 } }
    set { halfRPE = newValue.map { UInt8(clamping: Int(($0 * 2).rounded())) } }
  }

  /// Whether it is work that can be believed as far as the log itself tells.
  public var counts: Bool { kind.isWorking && !isFlagged }

  /// What was done in what a prescription counts: repetitions, seconds, minutes or metres; nil where the log counts something else.
  public func amount(_ measure: Measure) -> Int? {
    switch measure {
    case .reps, .repsEachSide: reps.map { Int($0) }
    case .seconds, .secondsEachSide: seconds.map { Int($0) }
    case .minutes: seconds.map { Int($0) / 60 }
    case .metres: centimetres.map { Int($0) / 100 }
    }
  }
}
