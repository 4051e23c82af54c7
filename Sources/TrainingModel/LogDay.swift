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

  /// Whether a person typed it: what an app or a file tells is set against that, and never in its place.
  public var isPersonal: Bool { self == .sheet || self == .hand }
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
  /// Whether it can't be right, as it is written: it is kept and counts for nothing.
  public var isFlagged = false
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
  /// The id of the exercise that the name means, as the rules spell it; nil while nobody knows.
  public var exercise: String?
  /// The number of the superset within the session.
  public var superset: Int32?
  public var note: String?
  public var sets: [DoneSet]

  public init(name: String, exercise: String? = nil, superset: Int32? = nil, note: String? = nil, sets: [DoneSet]) {
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

/// Which training day of a client a log is: no client has two logs of one.
public struct LogKey: Hashable, Sendable {
  /// The client's id.
  public var client: String
  /// The first day of the block that the day belongs to; nil for training that no plan asked for.
  public var planStart: CalendarDate?
  /// 1 to 4 in a block; else the weeks since Monday 1970-01-05, from 0.
  public var week: Int
  /// 1 to 7, in a block from its first day, else from Monday.
  public var day: Int

  public init(client: String, planStart: CalendarDate?, week: Int, day: Int) {
    (self.client, self.planStart, self.week, self.day) = (client, planStart, week, day)
  }

  /// The key of a day that belongs to no block.
  public init(client: String, free date: CalendarDate) {
    let days = Int(date.dayNumber) - 4
    let week = days >= 0 ? days / 7 : (days - 6) / 7
    self.init(client: client, planStart: nil, week: week, day: days - week * 7 + 1)
  }

  /// `client/plan_start`, or `client/free`: the programme that the log belongs to.
  public var program: String { "\(client)/\(planStart.map(\.description) ?? "free")" }
}

/// A training day as it is stored: everything that was done on it, in parts where there was more than one session.
public struct WorkoutLog: Hashable, Sendable {
  public var key: LogKey
  /// The day on which it was done, which may be another than the day that was planned.
  public var date: CalendarDate
  /// Whether every planned exercise of the day has a working set; true for what no plan asked for.
  public var isCompleted: Bool
  /// Of the day as a whole, as another system's table may have it: what apps and people say is kept at sessions, exercises and sets.
  public var note: String?
  /// In the order of their starts; at least one.
  public var parts: [LogPart]

  public init(key: LogKey, date: CalendarDate, isCompleted: Bool, note: String? = nil, parts: [LogPart]) {
    (self.key, self.date, self.isCompleted, self.note, self.parts) = (key, date, isCompleted, note, parts)
  }
}

/// One session of a training day, with the source that is believed for it.
public struct LogPart: Hashable, Sendable {
  public var app: LogApp
  /// How old the export was that told it, greater for younger; 0 where the newest export of its app tells it so.
  public var exported: Int64
  /// What was done, with what people typed.
  public var session: DoneSession
  /// What the source told, where a person typed something else; nil where the session is that.
  public var original: DoneSession?

  public init(app: LogApp, exported: Int64, session: DoneSession, original: DoneSession? = nil) {
    (self.app, self.exported, self.session, self.original) = (app, exported, session, original)
  }

  /// The part as its source told it; nil where all of it was typed by people.
  public var told: LogPart? {
    app.isPersonal ? nil : original.map { LogPart(app: app, exported: exported, session: $0) } ?? self
  }
}

/// How old the newest export of an app is, and the newest whose gaps were taken for deletions; 0 where there is none.
public struct LogExports: Sendable, Equatable {
  public var newest: Int64
  /// What an export older than this one tells, and this one doesn't, does not come back.
  public var pruned: Int64

  public init(newest: Int64, pruned: Int64 = 0) { (self.newest, self.pruned) = (newest, pruned) }
}
