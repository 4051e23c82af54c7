/// Four weeks of training for one client, as planned: what validation saw and the store keeps.
package struct Mesocycle: Sendable, Equatable {
  /// How many weeks a block has.
  package static let weekCount = 4

  /// The first day of week 1.
  package var start: CalendarDate
  /// The unit of every load in the block.
  package var unit: LoadUnit
  /// The weeks in order, each with its number: `weekCount` of them as planned, and fewer of a block that lost some.
  package var weeks: [Microcycle]
  /// Every session, by week and day.
  package var sessions: [Session]
  /// Every prescription, by week, day and order.
  package var prescriptions: [Prescription]

  package init(start: CalendarDate, unit: LoadUnit, weeks: [Microcycle] = [], sessions: [Session] = [], prescriptions: [Prescription] = [])
  {
    self.start = start
    self.unit = unit
    self.weeks = weeks
    self.sessions = sessions
    self.prescriptions = prescriptions
  }

  /// Takes these weeks (1 to 4) away, with their sessions and prescriptions.
  package mutating func drop(weeks gone: [Int]) {
    if gone.isEmpty { return }
    weeks.removeAll { gone.contains($0.week) }
    sessions.removeAll { gone.contains($0.week) }
    prescriptions.removeAll { gone.contains(Int($0.week)) }
  }

  /// The date of day `day` (1 to 7) of week `week` (1 to 4).
  package func date(week: Int, day: Int) -> CalendarDate { start.day(day, ofWeek: week) }
}

/// A week of a block.
package struct Microcycle: Sendable, Equatable {
  /// 1 to 4.
  package var week: Int
  package var phase: Phase

  package init(week: Int, phase: Phase) {
    self.week = week
    self.phase = phase
  }
}

/// One dated training unit.
package struct Session: Sendable, Equatable {
  /// 1 to 4.
  package var week: Int
  /// 1 to 7, counted from the week's first day.
  package var day: Int
  /// What the session is about, as the sheet shows it: `Upper A`.
  package var focus: String
  /// How long it takes by the session-time model (training-science section 3.5), in seconds.
  package var seconds: Int
  /// The same in minutes, rounded up: a session never takes longer than the sheet says.
  package var minutes: Int { (seconds + 59) / 60 }

  package init(week: Int, day: Int, focus: String, seconds: Int) {
    self.week = week
    self.day = day
    self.focus = focus
    self.seconds = seconds
  }
}

/// One row of a plan: sets × reps × load or effort × rest × tempo of one exercise.
package struct Prescription: Sendable, Equatable {
  /// 1 to 4.
  package var week: UInt8
  /// 1 to 7, counted from the week's first day.
  package var day: UInt8
  /// The place in the session, from 1, unique in it.
  package var order: UInt8
  /// The superset the row belongs to, from 1 (`A`); 0 where it stands alone.
  package var superset: UInt8 = 0
  package var rowID: RowID
  package var exercise: ExerciseID
  package var kind: RowKind
  package var measure: Measure
  /// 1 to 12.
  package var sets: UInt8
  /// The fewest repetitions, seconds, minutes or metres a set has.
  package var repsMin: UInt16
  /// The most; 0 where there is no upper end, as in an AMRAP.
  package var repsMax: UInt16
  /// nil where the client finds it by effort or the exercise has none.
  package var load: Load?
  package var loadBasis: LoadBasis
  package var target = Target.none
  /// Reps in reserve, 0 to 6; nil where effort is not given so.
  package var rir: UInt8?
  /// Seconds between sets, 0 to 600.
  package var restSeconds: UInt16
  /// nil where repetitions have no tempo.
  package var tempo: Tempo?
  /// The conditions whose sentences stand before the row's own.
  package var cautions = ConditionSet()
  /// A sentence of the rules for the coach and client: how the exercise is done.
  package var note: NoteID?
  /// The rules that made the row, in the order in which they spoke.
  package var reasons = Reasons()

  package init(
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
