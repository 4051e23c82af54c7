import GRDB
import TrainingModel

extension RowColumn {
  /// Where the column's value stands in a row of `selection` or of the archive: known when it is compiled.
  @inline(__always) var place: Int32 { Int32(rawValue) }

  /// Where the column's value is bound in an INSERT.
  @inline(__always) fileprivate var parameter: Int32 { Int32(rawValue) + 1 }

  /// What is selected from `prescriptions`, each column in its place.
  static let selection = allCases.prefix { $0.rawValue <= stored.last?.rawValue ?? 0 }.map { $0.table ?? "NULL" }.joined(separator: ", ")

  /// The columns of `prescriptions`.
  static let stored = allCases.filter { $0.table != nil }
}

/// A row as `prescriptions` holds it: numbers, codes of words and keys of texts.
struct RowCodes {
  var rowID, place, day, order, superset, exercise, kind, measure, sets, repsMin: Int
  var repsMax, load: Int?
  var basis, target: Int
  var rir: Int?
  var rest, tempo, note, reasons: Int
}

/// Inserts rows into `prescriptions`: the only place that binds their columns.
struct RowInsertion {
  private let statement: DirectStatement

  init(_ db: Database) throws {
    let names = RowColumn.stored.compactMap(\.table).joined(separator: ", ")
    let values = RowColumn.stored.map { "?\($0.parameter)" }.joined(separator: ", ")
    statement = try DirectStatement(db, "INSERT INTO prescriptions (\(names)) VALUES (\(values))")
  }

  /// Inserts the row and returns how many rows the database took.
  @inline(__always) func run(_ row: RowCodes) throws -> Int {
    bind(row.rowID, .rowID)
    bind(row.place, .week)
    bind(row.day, .day)
    bind(row.order, .order)
    bind(row.superset, .superset)
    bind(row.exercise, .exercise)
    bind(row.kind, .kind)
    bind(row.measure, .measure)
    bind(row.sets, .sets)
    bind(row.repsMin, .repsMin)
    bind(row.repsMax, .repsMax)
    bind(row.load, .load)
    bind(row.basis, .basis)
    bind(row.target, .target)
    bind(row.rir, .rir)
    bind(row.rest, .rest)
    bind(row.tempo, .tempo)
    bind(row.note, .note)
    bind(row.reasons, .reasons)
    try statement.run()
    return statement.changes
  }

  @inline(__always) private func bind(_ value: Int, _ column: RowColumn) { statement.bind(value, at: column.parameter) }

  @inline(__always) private func bind(_ value: Int?, _ column: RowColumn) { statement.bind(value, at: column.parameter) }
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
