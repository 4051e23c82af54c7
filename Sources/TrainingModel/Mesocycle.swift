/// Four weeks of training for one client, as planned: what validation saw and the store keeps.
public struct Mesocycle: Sendable, Equatable {
  /// How many weeks a block has.
  public static let weekCount = 4

  /// The first day of week 1.
  public var start: CalendarDate
  /// The unit of every load in the block.
  public var unit: LoadUnit
  /// The weeks in order, each with its number: `weekCount` of them as planned, and fewer of a block that lost some.
  public var weeks: [Microcycle]
  /// Every session, by week and day.
  public var sessions: [Session]
  /// Every prescription, by week, day and order.
  public var prescriptions: [Prescription]

  public init(start: CalendarDate, unit: LoadUnit, weeks: [Microcycle] = [], sessions: [Session] = [], prescriptions: [Prescription] = []) {
    self.start = start
    self.unit = unit
    self.weeks = weeks
    self.sessions = sessions
    self.prescriptions = prescriptions
  }

  /// Takes these weeks (1 to 4) away, with their sessions and prescriptions.
  public mutating func drop(weeks gone: [Int]) {
    if gone.isEmpty { return }
    weeks.removeAll { gone.contains($0.week) }
    sessions.removeAll { gone.contains($0.week) }
    prescriptions.removeAll { gone.contains(Int($0.week)) }
  }

  /// The date of day `day` (1 to 7) of week `week` (1 to 4).
  public func date(week: Int, day: Int) -> CalendarDate { start + ((week - 1) * 7 + (day - 1)) }
}

/// A week of a block.
public struct Microcycle: Sendable, Equatable {
  /// 1 to 4.
  public var week: Int
  public var phase: Phase

  public init(week: Int, phase: Phase) {
    self.week = week
    self.phase = phase
  }
}

/// One dated training unit.
public struct Session: Sendable, Equatable {
  /// 1 to 4.
  public var week: Int
  /// 1 to 7, counted from the week's first day.
  public var day: Int
  /// What the session is about, as the sheet shows it: `Upper A`.
  public var focus: String
  /// How long it takes by the session-time model (training-science section 3.5), in seconds.
  public var seconds: Int
  /// The same in minutes, rounded up: a session never takes longer than the sheet says.
  public var minutes: Int { (seconds + 59) / 60 }

  public init(week: Int, day: Int, focus: String, seconds: Int) {
    self.week = week
    self.day = day
    self.focus = focus
    self.seconds = seconds
  }
}

/// One row of a plan: sets × reps × load or effort × rest × tempo of one exercise.
public struct Prescription: Sendable, Equatable {
  /// 1 to 4.
  public var week: UInt8
  /// 1 to 7, counted from the week's first day.
  public var day: UInt8
  /// The place in the session, from 1, unique in it.
  public var order: UInt8
  /// The superset the row belongs to, from 1 (`A`); 0 where it stands alone.
  public var superset: UInt8 = 0
  public var rowID: RowID
  public var exercise: ExerciseID
  public var kind: RowKind
  public var measure: Measure
  /// 1 to 12.
  public var sets: UInt8
  /// The fewest repetitions, seconds, minutes or metres a set has.
  public var repsMin: UInt16
  /// The most; 0 where there is no upper end, as in an AMRAP.
  public var repsMax: UInt16
  /// nil where the client finds it by effort or the exercise has none.
  public var load: Load?
  public var loadBasis: LoadBasis
  public var target = Target.none
  /// Reps in reserve, 0 to 6; nil where effort is not given so.
  public var rir: UInt8?
  /// Seconds between sets, 0 to 600.
  public var restSeconds: UInt16
  /// nil where repetitions have no tempo.
  public var tempo: Tempo?
  /// The conditions whose sentences stand before the row's own.
  public var cautions = ConditionSet()
  /// A sentence of the rules for the coach and client: how the exercise is done.
  public var note: NoteID?
  /// The rules that made the row, in the order in which they spoke.
  public var reasons = Reasons()

  public init(
    week: UInt8, day: UInt8, order: UInt8, rowID: RowID, exercise: ExerciseID, kind: RowKind, measure: Measure, sets: UInt8,
    repsMin: UInt16, repsMax: UInt16, load: Load?, loadBasis: LoadBasis, rir: UInt8?, restSeconds: UInt16, tempo: Tempo?
  ) {
    self.week = week
    self.day = day
    self.order = order
    self.rowID = rowID
    self.exercise = exercise
    self.kind = kind
    self.measure = measure
    self.sets = sets
    self.repsMin = repsMin
    self.repsMax = repsMax
    self.load = load
    self.loadBasis = loadBasis
    self.rir = rir
    self.restSeconds = restSeconds
    self.tempo = tempo
  }
}
