import TrainingModel

/// A session as a client really did it, whatever is told of it where.
struct TrueSession: Hashable, Sendable {
  struct Exercise: Hashable, Sendable {
    var id: String
    /// As every app of the client calls it.
    var name: String
    var sets: [Work]
  }

  struct Work: Hashable, Sendable {
    var isRamp = false
    var reps = 0
    var seconds = 0
    /// Quarters of a kilogram; 0 for body weight.
    var quarters = 0
    /// 0 for none.
    var rpe = 0
    var pain = 0
    /// The prescription that was meant, where the client's form says it.
    var row = ""
  }

  /// Tells it from all others of the client.
  var number: Int
  var date: CalendarDate
  /// Minutes after midnight.
  var start: Int
  var note = ""
  var exercises: [Exercise]
  /// Where it is written down.
  var apps: Set<LogSending.App>
  var isFixed = false

  var sets: Int { exercises.reduce(0) { $0 + $1.sets.count } }

  /// What an app can tell of it, in one text.
  func content(in app: LogSending.App) -> String {
    let lines = exercises.map { exercise in
      exercise.name + ":" + exercise.sets.map { $0.content(hasAll: app == .csv) }.joined(separator: ";")
    }
    return ["\(date) \(start)", note, lines.joined(separator: "|")].joined(separator: "/")
  }
}

extension TrueSession.Work {
  func content(hasAll: Bool) -> String {
    let more = hasAll ? " pain \(pain) \(row)" : " pain 0 "
    return "\(isRamp ? "w" : "")\(reps)r \(seconds)s \(quarters)q rpe \(rpe)" + more
  }
}

/// How old an export is: the start of its newest session, and how many sets it has.
struct ExportAge: Comparable, Hashable, Sendable {
  var minutes: Int
  var sets: Int

  static func < (a: Self, b: Self) -> Bool { (a.minutes, a.sets) < (b.minutes, b.sets) }
}

/// An export as it was made.
struct MadeExport: Sendable {
  var app: LogSending.App
  var isInPounds: Bool
  var sessions: [TrueSession]

  /// What it tells on a day: nobody logs what is to come.
  func told(today: CalendarDate) -> [TrueSession] { sessions.filter { $0.date <= today + 1 } }

  static func age(_ sessions: [TrueSession]) -> ExportAge {
    ExportAge(
      minutes: sessions.map { Int($0.date.dayNumber) * 1440 + $0.start }.max() ?? 0, sets: sessions.reduce(0) { $0 + $1.sets })
  }
}
