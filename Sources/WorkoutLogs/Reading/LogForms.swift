import Findings
import TrainingModel

/// Tells by its heading which form a table has.
struct LogForms {
  /// One form: the columns by which it is told from all others, and all that it knows.
  private struct Entry: Sendable {
    var app: LogApp
    /// What it is called in messages.
    var name: String
    var signs: [KnownColumn]
    var columns: [KnownColumn]
    var quotes = RowCutter.Quotes.standard
    var make: @Sendable (LogHeading) -> any LogForm
  }

  private static let entries = [
    Entry(
      app: .hevy, name: "Hevy", signs: [KnownColumn("start_time"), KnownColumn("exercise_title"), KnownColumn("set_type")],
      columns: HevyForm.columns, make: { HevyForm($0) }),
    Entry(
      app: .fitbod, name: "Fitbod", signs: [KnownColumn("Exercise"), KnownColumn("isWarmup")], columns: FitbodForm.columns, quotes: .loose,
      make: { FitbodForm($0) }),
    Entry(
      app: .fitnotes, name: "FitNotes", signs: [KnownColumn("Date"), KnownColumn("Exercise"), KnownColumn("Category")],
      columns: FitNotesForm.columns, quotes: .loose, make: { FitNotesForm($0) }),
    Entry(
      app: .gymbook, name: "GymBook (Italian)", signs: [KnownColumn("Esercizio"), KnownColumn("Saltato")], columns: GymBookForm.columns,
      make: { GymBookForm($0) }),
    Entry(
      app: .strong, name: "Strong", signs: [StrongForm.exercises, StrongForm.orders], columns: StrongForm.columns,
      make: { StrongForm($0) }),
  ]

  /// A form with how its rows are cut.
  struct Found {
    var form: any LogForm
    var quotes: RowCutter.Quotes
    /// Whether the form reads its heading itself.
    var readsHeading = false
    /// Columns that the form doesn't know.
    var warnings: [Finding] = []
  }

  let path: String
  /// The first records of the file.
  let records: [LogHeading]
  /// The line of the heading.
  let line: Int

  var heading: LogHeading { records[0] }
  var place: Place { Place(file: path, line: line) }

  /// The form of an app; of any where `wanted` is nil. nil where no app has such a heading.
  ///
  /// - Throws: a refusal where the heading is nearly that of a form, or one that has no workouts.
  func app(_ wanted: LogApp?) throws(LogRefusal) -> Found? {
    if ["date", "time", "measurement", "value", "unit"].allSatisfy(heading.folded.contains) {
      throw LogRefusal(
        .logNoWorkouts, "the file has the body measurements of FitNotes, and no workouts", at: place,
        hint: "export the workouts: they have the columns Date, Exercise and Category")
    }
    if wanted == nil || wanted == .wide, isWide { return Found(form: WideForm(), quotes: .standard, readsHeading: true) }
    if wanted == nil || wanted == .stronglifts, heading.column(["exercise 1"]) >= 0, heading.column(["set 1"]) >= 0 {
      guard heading.column(["date"]) >= 0 else { throw missing(["Date"], of: "StrongLifts", wanted) }
      return Found(form: StrongLiftsForm(heading), quotes: .standard)
    }
    guard
      let entry = Self.entries.first(where: { entry in
        wanted.map { $0 == entry.app } ?? entry.signs.allSatisfy { $0.place(in: heading) >= 0 }
      })
    else { return nil }
    let lacking = entry.columns.filter { $0.isNeeded && $0.place(in: heading) < 0 }
    if !lacking.isEmpty { throw missing(lacking.map { $0.names[0] }, of: entry.name, wanted) }
    if let repeated = heading.repeated {
      throw LogRefusal(
        .logHeading, "the column '\(repeated)' stands twice in the heading", at: place, hint: "export the file again, and don't edit it")
    }
    return Found(form: entry.make(heading), quotes: entry.quotes, warnings: strange(entry))
  }

  /// Three rows make the heading of the sheet that is kept by hand.
  private var isWide: Bool {
    let firsts = records.prefix(3).map { $0.folded.first ?? "" }
    return firsts.contains("reps/weight") && (firsts.contains("workouts") || firsts.contains("dates"))
  }

  private func missing(_ columns: [String], of form: String, _ wanted: LogApp?) -> LogRefusal {
    let meant = wanted.map { "--app says \($0)" } ?? "the heading is that of \(form)"
    return LogRefusal(
      .logHeading, "\(meant), and the file has not got \(Self.list(columns))", at: place,
      hint: "export the file again, and don't edit it; a table of another kind is read with --map")
  }

  private func strange(_ entry: Entry) -> [Finding] {
    let known = Set(entry.columns.flatMap { $0.names.map(LogHeading.fold) })
    let strange = zip(heading.names, heading.folded).filter { !$0.1.isEmpty && !known.contains($0.1) }.map(\.0)
    if strange.isEmpty { return [] }
    return [
      Finding(
        .logUnknownColumn, "\(entry.name) is not known to have \(Self.list(strange)), and what stands there was left out", at: place)
    ]
  }

  /// `a column 'x'`, or `columns 'x' and 'y'`.
  private static func list(_ names: [String]) -> String {
    let quoted = names.prefix(8).map { "'\($0.prefix(40))'" }
    guard let last = quoted.last, quoted.count > 1 else { return "a column \(quoted.first ?? "")" }
    return "columns \(quoted.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// The refusal of a heading that no form has.
  func unknown() -> LogRefusal {
    let ranked = Self.entries.map { entry in
      (entry: entry, known: entry.columns.count { $0.place(in: heading) >= 0 })
    }
    let best = ranked.max { $0.known < $1.known }
    let hint =
      "known are exports of Strong, Hevy, FitNotes, Fitbod, GymBook (Italian) and StrongLifts, the sheet with a date above each pair of "
      + "columns, and our own table with date, exercise and reps; any other table is read with --map"
    // Only what is a heading may be repeated: without one, the first line is somebody's training, which has a date or another number.
    guard heading.namesColumns, let best, heading.count >= 5 || best.known >= 2 || OwnColumns.known(in: heading) >= 2 else {
      return LogRefusal(.logHeading, "the first line is the heading of no log that is known", at: place, hint: hint)
    }
    let seen = Self.list(heading.names.filter { !$0.isEmpty })
    let lacking = best.entry.columns.filter { $0.isNeeded && $0.place(in: heading) < 0 }.map { $0.names[0] }
    let nearest = lacking.isEmpty || best.known < 2 ? "" : "; nearest is \(best.entry.name), which also has \(Self.list(lacking))"
    return LogRefusal(.logHeading, "no log that is known has just \(seen)\(nearest)", at: place, hint: hint)
  }
}
