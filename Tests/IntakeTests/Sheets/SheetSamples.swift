import Editing
import Findings
import Testing
import TrainingModel

@testable import Intake

/// A sheet of four rows of two clients, cell by cell, that tests rewrite in the manner of some program.
struct SampleSheet {
  static let columns = [
    "row_id", "client_id", "client_name", "plan_start", "week", "phase", "date", "weekday", "focus", "status", "order", "superset",
    "exercise_id", "exercise", "kind", "measure", "sets", "reps_min", "reps_max", "load", "unit", "load_basis", "target", "rir", "rest_s",
    "tempo", "note", "findings", "revision",
  ]

  var columns = Self.columns
  var rows: [[String]] = [
    [
      "rbcdfghjklmnp", "c-1042", "Dana Reyes", "2026-11-23", "1", "introduce", "2026-11-23", "mon", "Upper A", "pending", "1", "A",
      "bench_press",
      "Bench Press", "work", "reps", "3", "8", "12", "62.5", "kg", "total", "85 % TM", "2", "120", "2-0-1-0", "slow, then \"fast\"", "",
      "3",
    ],
    [
      "rbcdfghjklmnq", "c-1042", "Dana Reyes", "2026-11-23", "1", "introduce", "2026-11-23", "mon", "Upper A", "pending", "2", "",
      "plank", "Unterarmstütz", "work", "seconds", "3", "30", "", "", "kg", "none", "", "", "60", "", "two\nlines", "", "3",
    ],
    [
      "rbcdfghjklmnr", "c-1042", "Dana Reyes", "2026-11-23", "2", "build", "2026-12-05", "sat", "Lower B", "approved", "1", "",
      "bench_press", "Bankdrücken", "amrap", "reps", "1", "5", "", "1.25", "kg", "per_hand", "easy, can talk", "0", "180", "3-0-X-0", "",
      "", "4",
    ],
    [
      "rcdfghjklmnpq", "z_9.b", "", "2026-12-07", "4", "deload", "2027-01-03", "sun", "Run", "pending", "1", "", "easy_run", "Easy Run",
      "cardio",
      "minutes", "1", "20", "40", "", "lb", "none", "HR 118 to 132", "", "0", "", "", "", "1",
    ],
  ]

  /// The sheet as text, every cell quoted where it has to be (or always), rows ended by `end`.
  func text(delimiter: String = ",", decimal: String = ".", end: String = "\r\n", quotesAll: Bool = false) -> String {
    ([columns] + rows).enumerated().map { index, row in
      row.enumerated().map { place, cell in
        var cell = cell
        if index > 0, place < columns.count, columns[place] == "load" { cell = cell.replacing(".", with: decimal) }
        let isSpecial = cell.contains { $0 == "\"" || $0.isNewline } || cell.contains(delimiter)
        return quotesAll || isSpecial ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: delimiter) + end
    }.joined()
  }

  subscript(row: Int, column: String) -> String {
    get { rows[row][columns.firstIndex(of: column) ?? 0] }
    set { rows[row][columns.firstIndex(of: column) ?? 0] = newValue }
  }

  /// The sheet with one cell changed.
  func with(_ column: String, _ value: String, row: Int = 0) -> SampleSheet {
    var copy = self
    copy[row, column] = value
    return copy
  }

  /// The sheet with every cell of a column rewritten.
  func mapping(_ columns: [String], _ change: (String) -> String) -> SampleSheet {
    var copy = self
    for row in rows.indices { for column in columns { copy[row, column] = change(copy[row, column]) } }
    return copy
  }
}

let sheetVocabulary = SheetVocabulary(
  ExerciseNames([
    ["bench_press": "Bench Press", "plank": "Plank", "easy_run": "Easy Run"],
    ["bench_press": "Bankdrücken", "plank": "Unterarmstütz", "easy_run": "Lockerer Lauf"],
  ]),
  planStarts: { client in
    switch client {
    case "c-1042": ["2026-10-26", "2026-11-23"].compactMap { CalendarDate(iso: $0) }
    case "z_9.b": ["2026-12-07"].compactMap { CalendarDate(iso: $0) }
    default: []
    }
  })

/// A vocabulary that knows no client, so that only the sheet itself can tell what its dates mean.
let strangers = SheetVocabulary(
  ExerciseNames([["bench_press": "Bench Press", "plank": "Unterarmstütz", "easy_run": "Easy Run", "x": "Bankdrücken"]]),
  planStarts: { _ in [] })

func readSheet(_ text: String, _ vocabulary: SheetVocabulary = sheetVocabulary) throws -> [SheetLine] {
  try readSheet(Array(text.utf8), vocabulary)
}

func readSheet(_ bytes: [UInt8], _ vocabulary: SheetVocabulary = sheetVocabulary) throws -> [SheetLine] {
  let table = try SheetScan(bytes, named: "marta.csv").table(vocabulary)
  #expect(table.findings.isEmpty && table.keptBack.isEmpty)
  return table.lines
}

/// The findings for which a sheet is refused, or clients of it are kept back, in reading order.
func refusal(_ text: String, _ vocabulary: SheetVocabulary = sheetVocabulary) -> [Finding] { refusal(Array(text.utf8), vocabulary) }

func refusal(_ bytes: [UInt8], _ vocabulary: SheetVocabulary = sheetVocabulary) -> [Finding] {
  do throws(IntakeFailure) {
    return Finding.inReadingOrder(try SheetScan(bytes, named: "marta.csv").table(vocabulary).keptBack.values.flatMap(\.self))
  } catch {
    return error.findings
  }
}

/// The lines without their numbers, for comparison of one sheet in two forms.
func content(_ lines: [SheetLine]) -> [SheetLine] {
  lines.map { line in
    var line = line
    line.line = 0
    return line
  }
}
