import Findings
import PlanStore
import TrainingModel

/// A review sheet that came back as CSV, read by the names of its columns.
public struct ReviewSheet: Sendable {
  /// In the order of the file.
  public let rows: [SheetRow]

  /// The columns that say what is prescribed; others are for reading only.
  private static let columns = [
    "client_id", "plan_start", "week", "date", "order", "superset", "exercise_id", "kind", "measure", "sets", "reps_min", "reps_max",
    "load", "unit", "load_basis", "target", "rir", "rest_s", "tempo", "note",
  ]

  /// Reads the sheet at `path`; throws everything that is wrong with it, with row and column.
  ///
  /// - Parameter exerciseNames: The names that sheets show, by id: a coach who wrote another name meant another exercise.
  public static func read(path: String, exerciseNames: [String: String]) throws(IntakeFailure) -> ReviewSheet {
    let file = try InputFile(opening: path)
    let head = try file.prefix(RawRecord.maximumSize + 2)
    let offset = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let header = try TableHeader.find(in: head, from: offset, path: path)
    var cells = CSVCells()
    header.row.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: header.delimiter) }
    let names = cells.cells.indices.map { cells.string($0) }
    let places = columns.map { names.firstIndex(of: $0) }
    if let missing = places.firstIndex(of: nil) {
      throw IntakeFailure(
        .approvalSheet, "the sheet has no column '\(columns[missing])'", at: Place(file: path, line: 1),
        hint: "give a sheet that 'export' wrote")
    }
    let exercise = names.firstIndex(of: "exercise")
    var reader = CSVReader(file, from: header.end, line: header.nextLine, delimiter: header.delimiter)
    var rows: [SheetRow] = []
    var findings: [Finding] = []
    while let record = try reader.next() {
      if let fault = record.fault {
        findings.append(fault)
        continue
      }
      record.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: header.delimiter) }
      var row = ReviewSheetRow(cells, columns: columns, places: places.compactMap { $0 }, at: record.place)
      if let read = row.read() {
        if let exercise { row.check(exercise, is: exerciseNames[read.exercise] ?? read.exercise) }
        rows.append(read)
      }
      findings += row.findings
    }
    guard findings.isEmpty else { throw IntakeFailure(findings) }
    return ReviewSheet(rows: rows)
  }
}

/// One row of a review sheet on its way from cells to values.
private struct ReviewSheetRow {
  private let cells: CSVCells
  private let columns: [String]
  private let places: [Int]
  private let place: Place
  private(set) var findings: [Finding] = []

  init(_ cells: CSVCells, columns: [String], places: [Int], at place: Place) {
    (self.cells, self.columns, self.places, self.place) = (cells, columns, places, place)
  }

  mutating func read() -> SheetRow? {
    let (start, date) = (date("plan_start"), date("date"))
    let (week, order, sets, repsMin, rest) = (number("week"), number("order"), number("sets"), number("reps_min"), number("rest_s"))
    let (repsMax, rir, load) = (optional("reps_max"), optional("rir"), load())
    guard findings.isEmpty, let start, let date, let week, let order, let sets, let repsMin, let rest else { return nil }
    return SheetRow(
      key: WeekKey(clientID: text("client_id"), planStart: start, week: week), day: date - start - (week - 1) * 7 + 1, order: order,
      superset: text("superset"), exercise: text("exercise_id"), kind: text("kind"), measure: text("measure"), sets: sets, repsMin: repsMin,
      repsMax: repsMax, load: load, unit: text("unit"), basis: text("load_basis"), target: text("target"), rir: rir, restSeconds: rest,
      tempo: text("tempo"), note: text("note"))
  }

  /// Refuses a cell at `index` of the column `exercise` that does not hold `name`.
  mutating func check(_ index: Int, is name: String) {
    if text(at: index) == name { return }
    findings.append(
      Finding(
        .approvalSheet, "the cell 'exercise' names another exercise than 'exercise_id'", at: place,
        hint: "restore the cell; another exercise has to be planned before it can be approved"))
  }

  /// The cell's text without the one apostrophe that kept a spreadsheet from changing it; empty where the row has no such cell.
  private func text(_ column: String) -> String {
    columns.firstIndex(of: column).map { text(at: places[$0]) } ?? ""
  }

  private func text(at index: Int) -> String {
    guard cells.cells.indices.contains(index) else { return "" }
    let text = cells.string(index)
    return text.hasPrefix("'") ? String(text.dropFirst()) : text
  }

  private mutating func date(_ column: String) -> CalendarDate? {
    let date = CalendarDate(iso: text(column))
    if date == nil { complain(column, "takes a date such as 2026-12-07") }
    return date
  }

  private mutating func number(_ column: String) -> Int? {
    let value = Int(text(column)).flatMap { (0...100_000).contains($0) ? $0 : nil }
    if value == nil { complain(column, "takes a whole number") }
    return value
  }

  private mutating func optional(_ column: String) -> Int? { text(column).isEmpty ? nil : number(column) }

  /// The load, with either decimal sign.
  private mutating func load() -> Load? {
    let text = text("load").replacing(",", with: ".")
    if text.isEmpty { return nil }
    guard let value = Double(text), (0...100_000).contains(value) else {
      complain("load", "takes a number")
      return nil
    }
    return Load(hundredths: Int32((value * 100).rounded()))
  }

  private mutating func complain(_ column: String, _ what: String) {
    findings.append(Finding(.approvalSheet, "the cell '\(column)' \(what)", at: place, hint: "restore the cell, or export the sheet again"))
  }
}
