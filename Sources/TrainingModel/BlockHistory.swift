/// What the client trained in earlier blocks, the latest first: decides what stays and what rotates.
public struct BlockHistory: Sendable, Equatable {
  /// The exercises of one block, each once.
  public var blocks: [[ExerciseID]]
  /// The latest approved block with its prescriptions; nil where there is none.
  public var last: PastBlock?
  /// What the client really did, the earliest first.
  public var sessions: [LoggedSession]
  /// The named programme of the last block, with what it carried when that block began.
  public var programme: ProgrammeRecord?

  public init(blocks: [[ExerciseID]] = [], sessions: [LoggedSession] = [], programme: ProgrammeRecord? = nil) {
    (self.blocks, self.sessions, self.programme) = (blocks, sessions, programme)
  }
}

/// A past block whose exercises are those of today's rules.
public typealias PastBlock = PrescribedBlock<ExerciseID>

/// A row of a past block whose exercises are those of today's rules.
public typealias PastRow = PrescribedRow<ExerciseID>

/// A past block as it is shown, whatever the rules have by now.
public typealias LastBlock = PrescribedBlock<NamedExercise>

/// An exercise by its id and a name.
public struct NamedExercise: Sendable, Equatable {
  public var id: String
  /// The name that it had when it was last planned; its id where nobody knows one.
  public var name: String

  public init(id: String, name: String) { (self.id, self.name) = (id, name) }
}

/// An approved block as it was prescribed.
public struct PrescribedBlock<Exercise: Sendable & Equatable>: Sendable, Equatable {
  /// The first day of its week 1.
  public var start: CalendarDate
  /// The day of its last approved session.
  public var lastDay: CalendarDate
  /// The unit of every load in it.
  public var unit: LoadUnit
  /// The phase of each of the four weeks, nil for a week that nobody approved.
  public var phases: [Phase?]
  /// Its working sets, by week, day and order: ramp sets, cardio and mobility are left out.
  public var rows: [PrescribedRow<Exercise>]

  public init(start: CalendarDate, lastDay: CalendarDate, unit: LoadUnit, phases: [Phase?], rows: [PrescribedRow<Exercise>]) {
    (self.start, self.lastDay, self.unit, self.phases, self.rows) = (start, lastDay, unit, phases, rows)
  }

  /// The phase of week 1 to 4, where it was approved.
  public func phase(_ week: Int) -> Phase? { phases.indices.contains(week - 1) ? phases[week - 1] : nil }

  /// Whether week 1 to 4 was one that volume and loads are compared by: neither easy nor a return.
  public func isHard(_ week: Int) -> Bool { phase(week).map { $0 != .deload && $0 != .return } ?? false }
}

/// One prescription of a past block.
public struct PrescribedRow<Exercise: Sendable & Equatable>: Sendable, Equatable {
  public var id: RowID
  public var exercise: Exercise
  /// 1 to 4 and 1 to 7.
  public var week: Int
  public var day: Int
  public var sets: Int
  /// What one set counts, from the least to the most; both are the least where there was no upper end.
  public var reps: ClosedRange<Int>
  /// Whether there was no upper end.
  public var isOpen: Bool
  /// In the block's unit; nil where the client found it by effort.
  public var load: Load?
  /// Reps in reserve, or nil.
  public var rir: Int?

  public init(
    id: RowID, exercise: Exercise, week: Int, day: Int, sets: Int, reps: ClosedRange<Int>, isOpen: Bool = false, load: Load? = nil,
    rir: Int? = nil
  ) {
    (self.id, self.exercise, self.week, self.day) = (id, exercise, week, day)
    (self.sets, self.reps, self.isOpen, self.load, self.rir) = (sets, reps, isOpen, load, rir)
  }
}

/// The programme of a block with what it carried when the block began: kept with the block, so that the next one goes on from there.
public struct ProgrammeRecord: Sendable, Equatable {
  public var template: String
  /// What `ProgrammeState` carried, as text.
  public var state: String
  /// The first day of the block.
  public var start: CalendarDate
  /// The week (1 to 4) and day (1 to 7) of each of the block's sessions, in their order.
  public var sessions: [(week: Int, day: Int)]

  public init(template: String, state: String, start: CalendarDate, sessions: [(week: Int, day: Int)]) {
    (self.template, self.state, self.start, self.sessions) = (template, state, start, sessions)
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.template == b.template && a.state == b.state && a.start == b.start && a.sessions.elementsEqual(b.sessions, by: ==)
  }
}
