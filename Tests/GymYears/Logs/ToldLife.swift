import TrainingModel

/// What has to be stored of a client after the exports that came, worked out from what was promised of them alone.
struct ToldLife: Sendable {
  struct Part: Sendable {
    var app: LogSending.App
    var age: ExportAge
    var isInPounds: Bool
    var session: TrueSession

    var content: String { session.content(in: app) }
  }

  /// By the number of the session.
  private(set) var parts: [Int: Part] = [:]
  private var newest: [LogSending.App: ExportAge] = [:]
  private var pruned: [LogSending.App: ExportAge] = [:]

  /// An export comes in.
  mutating func take(_ export: MadeExport, _ route: LogSending.Route, today: CalendarDate) {
    let sessions = export.told(today: today)
    guard !sessions.isEmpty else { return }
    let (app, age) = (export.app, MadeExport.age(sessions))
    let before = newest[app] ?? ExportAge(minutes: 0, sets: 0)
    let told = Set(sessions.map(\.number))
    for session in sessions {
      let new = Part(app: app, age: age, isInPounds: export.isInPounds, session: session)
      guard let known = parts[session.number] else {
        if route == .replacing || age >= pruned[app] ?? ExportAge(minutes: 0, sets: 0) { parts[session.number] = new }
        continue
      }
      if known.app != app {
        // The younger export is believed, and of two that are as old the one of the first app.
        if (age.minutes, -app.number) > (known.age.minutes, -known.app.number) { parts[session.number] = new }
      } else if age > known.age {
        parts[session.number] = new
      } else if route == .replacing, known.content != new.content || known.isInPounds != new.isInPounds {
        parts[session.number] = new
      }
    }
    if route == .pruning {
      if app != .csv, age >= before { parts = parts.filter { $0.value.app != app || told.contains($0.key) } }
      pruned[app] = max(pruned[app] ?? age, age)
    }
    newest[app] = max(before, age)
  }

  /// What is stored, a line a session.
  var lines: [String] { parts.values.map(\.content).sorted() }
}

/// A client with the logs that there are, and those that reached the gym.
struct Logger: Sendable {
  /// Everything that was done, in the order of its days.
  var done: [TrueSession] = []
  var told = ToldLife()
  /// The exports that were made, the newest last.
  var exports: [LogSending.App: [MadeExport]] = [:]
  var nextNumber = 1
  /// The last day of which it was said whether it was trained on.
  var trainedUntil: CalendarDate?
}

/// A file of a log that waits in the inbox.
struct WaitingLog: Sendable {
  var client: String
  var name: String
  var export: MadeExport
  /// nil for one that has to be refused.
  var route: LogSending.Route
}
