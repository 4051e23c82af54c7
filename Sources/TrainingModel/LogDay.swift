/// What kind of set a log says it was.
public enum SetKind: UInt8, Word {
  case work, ramp, drop, failure

  public static let spellings = ["work", "ramp", "drop", "failure"]

  /// Whether the set counts as working: a ramp set leads up to the work and counts neither for volume nor for progress.
  public var isWorking: Bool { self != .ramp }
}

/// Which limb did a set, where a log says so.
public enum LogSide: UInt8, Word {
  case left, right

  public static let spellings = ["left", "right"]
}

/// Where a log came from: an app's export, a form of our own, or a person.
public enum LogApp: UInt8, Word {
  case strong, hevy, fitnotes, fitbod, gymbook, stronglifts, wide, csv, jsonl, mapped, sheet, hand

  public static let spellings = [
    "strong", "hevy", "fitnotes", "fitbod", "gymbook", "stronglifts", "wide", "csv", "jsonl", "mapped", "sheet", "hand",
  ]
}

/// One set as a client did it, exercise and session aside.
public struct DoneSet: Hashable, Sendable {
  public var kind: SetKind
  /// The prescription that was meant, where the log names it.
  public var row: RowID?
  /// Repetitions, 0 and up; 0 is an attempt that failed. nil where the set wasn't counted in repetitions.
  public var reps: Int32?
  /// Seconds, 0 and up.
  public var seconds: Int32?
  /// Metres in hundredths, 0 and up.
  public var centimetres: Int32?
  /// nil for body weight alone or where the log says none; of an assistance machine the help, as a positive number.
  public var load: Load?
  /// Effort in half steps of the 1–10 scale: 2 to 20.
  public var halfRPE: UInt8?
  /// Pain from 0 to 10.
  public var pain: UInt8?
  public var side: LogSide?
  public var note: String?

  public init(
    kind: SetKind = .work, row: RowID? = nil, reps: Int32? = nil, seconds: Int32? = nil, centimetres: Int32? = nil, load: Load? = nil,
    halfRPE: UInt8? = nil, pain: UInt8? = nil, side: LogSide? = nil, note: String? = nil
  ) {
    (self.kind, self.row, self.reps, self.seconds, self.centimetres) = (kind, row, reps, seconds, centimetres)
    (self.load, self.halfRPE, self.pain, self.side, self.note) = (load, halfRPE, pain, side, note)
  }
}

/// An exercise of a session with its sets, in the order in which they were done.
///
/// The same exercise may come twice in a session: each time is a block of its own.
public struct DoneExercise: Hashable, Sendable {
  /// The name as the log has it, blanks at its ends taken away.
  public var name: String
  /// The exercise of the rules that the name means; nil while nobody knows.
  public var exercise: ExerciseID?
  /// The number of the superset within the session.
  public var superset: Int32?
  public var note: String?
  public var sets: [DoneSet]

  public init(name: String, exercise: ExerciseID? = nil, superset: Int32? = nil, note: String? = nil, sets: [DoneSet]) {
    (self.name, self.exercise, self.superset, self.note, self.sets) = (name, exercise, superset, note, sets)
  }
}

/// A session as one source tells it.
public struct DoneSession: Hashable, Sendable {
  public var date: CalendarDate
  /// Minutes after midnight where the source has a time, 0 to 1,439.
  public var startMinute: Int16?
  /// Minutes that it lasted, where the source says so and it can be true (1 to 1,439).
  public var minutes: Int16?
  /// What the client or the app called it; empty where nothing.
  public var name: String
  /// The unit of every load in the session.
  public var unit: LoadUnit
  public var note: String?
  public var exercises: [DoneExercise]

  public init(
    date: CalendarDate, startMinute: Int16? = nil, minutes: Int16? = nil, name: String = "", unit: LoadUnit, note: String? = nil,
    exercises: [DoneExercise]
  ) {
    (self.date, self.startMinute, self.minutes, self.name) = (date, startMinute, minutes, name)
    (self.unit, self.note, self.exercises) = (unit, note, exercises)
  }
}
