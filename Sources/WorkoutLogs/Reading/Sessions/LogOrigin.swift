import TrainingModel

/// From which export a session is that came out of a store.
package struct LogOrigin: Hashable, Sendable {
  package var app: LogApp
  /// How old the export was, as `LogAge` counts it.
  package var age: Int64

  package init(app: LogApp, age: Int64) { (self.app, self.age) = (app, age) }

  /// Reads `strong` and `2026-11-20 18:30/412`: the start of the export's newest session, and how many sets it had. Without the second the
  /// export is older than any.
  init?(app: LogRow.Cell, exported: LogRow.Cell) {
    guard let app = LogApp(bytes: app), app.source == app else { return nil }
    if exported.isEmpty {
      self.init(app: app, age: 1)
      return
    }
    let text = String(decoding: exported, as: UTF8.self)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let sets = Int64(parts[1]), sets >= 0, sets < 1 << LogAge.setBits, parts[0].count == 16,
      let date = CalendarDate(iso: parts[0].prefix(10)), parts[0].dropFirst(10).first == " "
    else { return nil }
    let clock = parts[0].suffix(5).split(separator: ":")
    guard clock.count == 2, let hour = Int64(clock[0]), let minute = Int64(clock[1]), (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    let day = Int64(date.dayNumber) + LogAge.firstDay
    guard day >= 0 else { return nil }
    self.init(app: app, age: max(1, (day * 1440 + hour * 60 + minute) << LogAge.setBits | sets))
  }

  /// The age as it is written.
  var exported: String {
    let minutes = age >> LogAge.setBits
    let date = CalendarDate(dayNumber: Int32(clamping: minutes / 1440 - LogAge.firstDay))
    return "\(date) \(LogOrigin.clock(Int(minutes % 1440)))/\(age & (1 << LogAge.setBits - 1))"
  }

  /// `18:30` of minutes after midnight.
  static func clock(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }
}

/// How old an export is: as old as its newest session, and of two with the same newest the one with more sets is the younger.
enum LogAge {
  static let setBits: Int64 = 20
  /// Days from 1900-01-01 to 1970-01-01.
  static let firstDay: Int64 = 25_567

  /// Greater is younger; more than 0 for every export that has a session.
  static func of(_ sessions: [DoneSession]) -> Int64 {
    guard let newest = sessions.map(stamp).max() else { return 0 }
    let sets = sessions.reduce(0) { $0 + $1.exercises.reduce(0) { $0 + $1.sets.count } }
    return max(1, newest << setBits | min(Int64(sets), 1 << setBits - 1))
  }

  /// Minutes from 1900-01-01 to the start of a session: no app is older.
  static func stamp(_ session: DoneSession) -> Int64 {
    max(0, (Int64(session.date.dayNumber) + firstDay) * 1440 + Int64(session.startMinute ?? 0))
  }
}

extension LogApp {
  /// The source under which sessions are stored: our own forms, and tables that are read by a mapping, are one.
  package var source: LogApp { self == .jsonl || self == .mapped ? .csv : self }
}
