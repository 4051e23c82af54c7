import Editing
import Findings
import TrainingModel

@testable import Intake

/// A log sheet of a few prescriptions of one client, cell by cell, that tests rewrite in the manner of some program.
struct SampleLog {
  static let columns = SheetColumn.logged.map(\.id) + TypedField.allCases.map(\.column)
  static let date = CalendarDate(year: 2026, month: 11, day: 23) ?? CalendarDate(dayNumber: 0)

  var columns = Self.columns
  var plan: [PlanRow]
  /// What is typed, by row and field.
  var done: [[String]]

  init(_ plan: [PlanRow] = [Self.row()], done: [TypedField: String] = [:]) {
    self.plan = plan
    self.done = plan.map { _ in TypedField.allCases.map { done[$0] ?? "" } }
  }

  static func row(
    _ number: UInt64 = 1, measure: Measure = .reps, sets: Int = 3, reps: Int = 8, to most: Int? = 12, load: Int32? = 6_000
  ) -> PlanRow {
    PlanRow(
      rowID: RowID(rawValue: number), week: 1, day: 1, order: Int(number), exercise: "bench_press", measure: measure, sets: sets,
      repsMin: reps, repsMax: most, load: load.map { Load(hundredths: $0) }, basis: load == nil ? .none : .total, rir: 2, rest: 120,
      tempo: "2-0-1-0", note: "slow; then, \"fast\"")
  }

  /// The cell of a row under a heading.
  func cell(_ row: Int, _ column: String) -> String {
    if let field = TypedField(column: column) { return done[row][Int(field.rawValue)] }
    let plan = plan[row]
    return switch SheetColumn(id: column) {
    case .rowID: plan.rowID.description
    case .clientID: "c-1042"
    case .clientName: "Dana Reyes"
    case .planStart, .date: Self.date.description
    case .week: "1"
    case .phase: "build"
    case .weekday: "mon"
    case .focus: "Upper A"
    case .status: "approved"
    case .order: "\(plan.order)"
    case .exerciseID: plan.exercise
    case .exercise: "Bankdrücken"
    case .kind: plan.kind.id
    case .measure: plan.measure.id
    case .sets: "\(plan.sets)"
    case .repsMin: "\(plan.repsMin)"
    case .repsMax: plan.repsMax.map { "\($0)" } ?? ""
    case .load: plan.load?.description ?? ""
    case .unit: "kg"
    case .loadBasis: plan.basis.id
    case .rir: "2"
    case .rest: "120"
    case .tempo: plan.tempo
    case .note: plan.note
    default: ""
    }
  }

  /// The sheet as text, every cell quoted where it has to be (or always), decimal signs of loads and RPE as given.
  func text(delimiter: String = ",", decimal: String = ".", end: String = "\r\n", quotesAll: Bool = false, rows: [Int]? = nil) -> String {
    let lines =
      [columns]
      + (rows ?? Array(plan.indices)).map { row in
        columns.map { column in
          let isNumber = [TypedField.load.column, TypedField.rpe.column, "load"].contains(column)
          return isNumber ? cell(row, column).replacing(".", with: decimal) : cell(row, column)
        }
      }
    return lines.map { line in
      line.map { cell in
        let isSpecial = cell.contains { $0 == "\"" || $0.isNewline } || cell.contains(delimiter)
        return quotesAll || isSpecial ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: delimiter) + end
    }.joined()
  }

  /// What is read of each row, by its id.
  func read(_ text: String) throws -> [RowID: LogSheetRow] { try read(Array(text.utf8)) }

  func read(_ bytes: [UInt8]) throws -> [RowID: LogSheetRow] {
    let scan = try LogSheetScan(bytes, named: "marta.log.csv")
    var read: [RowID: LogSheetRow] = [:]
    for line in scan.lines {
      guard let id = line.id, let row = plan.first(where: { $0.rowID == id }) else { continue }
      read[id] = LogSheetRow(line, of: scan, row, on: Self.date, .kg)
    }
    return read
  }

  /// What is read of the one row.
  func row(delimiter: String = ",", decimal: String = ".") throws -> LogSheetRow? {
    try read(text(delimiter: delimiter, decimal: decimal))[plan[0].rowID]
  }
}

extension LogSheetRow {
  var reps: [Int32]? { values.amounts?.list }
  var loads: [Int32]? { values.loads?.list.map(\.hundredths) }
}
