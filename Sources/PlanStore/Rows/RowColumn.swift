/// The columns of `prescriptions` after `place`, in the order of the table: what is read, written and compared of a row is taken from here.
enum RowColumn: Int32, CaseIterable {
  case rowID, day, order, exercise, kind, measure, sets, repsMin, repsMax, load, basis, target, rir, rest, tempo, superset, note, reasons

  /// How the table names it.
  var name: String {
    switch self {
    case .rowID: "row_id"
    case .day: "day_index"
    case .order: "order_index"
    case .repsMin: "reps_min"
    case .repsMax: "reps_max"
    case .rest: "rest_s"
    case .exercise, .kind, .measure, .sets, .load, .basis, .target, .rir, .tempo, .superset, .note, .reasons: "\(self)"
    }
  }

  /// All of them, for a SELECT: a column's place in its rows is the raw value.
  static let list = allCases.map(\.name).joined(separator: ", ")

  /// Where the value of the column is bound in `insertion`; `place` is bound at 1.
  var parameter: Int32 { rawValue + 2 }

  /// The INSERT of one row.
  static let insertion =
    "INSERT INTO prescriptions (place, \(list)) VALUES (?1, \(allCases.map { "?\($0.parameter)" }.joined(separator: ", ")))"
}

/// The places of rows: those of one version of a week lie side by side under its number, in the order of days and sessions.
enum RowPlace {
  /// How many rows a week has room for.
  static let capacity = 256

  static func first(of number: Int) -> Int { number * capacity }
  static func last(of number: Int) -> Int { number * capacity + capacity - 1 }

  /// A condition that the row `row` is one of the week whose number is `number`.
  static func isOf(_ row: String, _ number: String) -> String {
    "\(row).place BETWEEN \(capacity) * \(number) AND \(capacity) * \(number) + \(capacity - 1)"
  }

  /// Where the session of a day (1 to 7) of a version of a week lies in `week_sessions`.
  static func session(_ number: Int, day: Int) -> Int { number * 8 + day }

  /// A week has more rows than it has room for.
  static var overflow: StoreError {
    StoreError(.other, "a week has more than \(capacity) rows, so nothing of it was stored", hint: "take rows out of it")
  }
}
