import Findings
import Intake
import TrainingModel

/// Exports of the workouts of FitNotes.
struct FitNotesForm: RowForm {
  let app = LogApp.fitnotes
  let traits = FormTraits()
  let columnCount: Int
  let mayHaveMore = true
  private let date, exercise, weight, weightUnit, reps, distance, distanceUnit, time, note: Int
  private let unit: LoadUnit?
  private let loose: LooseCells?

  static let columns = [
    KnownColumn("Date", needed: true), KnownColumn("Exercise", needed: true), KnownColumn("Category", needed: true),
    KnownColumn("Weight", "Weight (kgs)", "Weight (lbs)", "Weight (kg)", "Weight (lb)", needed: true), KnownColumn("Weight Unit"),
    KnownColumn("Reps", needed: true), KnownColumn("Distance"), KnownColumn("Distance Unit"), KnownColumn("Time"),
    KnownColumn("Comment", "Notes"),
  ]

  init(_ heading: LogHeading) {
    let places = Self.columns.map { $0.place(in: heading) }
    (date, exercise, weight, weightUnit, reps) = (places[0], places[1], places[3], places[4], places[5])
    (distance, distanceUnit, time, note) = (places[6], places[7], places[8], places[9])
    columnCount = heading.count
    let name = weight < 0 ? "" : heading.folded[weight]
    unit = name.contains("kg") ? .kg : name.contains("lb") ? .lb : nil
    // In the order in which FitNotes writes them; in any other, a spreadsheet has been there, which quotes.
    let run = zip(places[3...8], [LooseCells.Kind.number, .loadUnit, .number, .number, .distanceUnit, .time]).filter { $0.0 >= 0 }
    let isOwnOrder = Array(places[0...2]) == [0, 1, 2] && run.map(\.0) == Array(3..<(3 + run.count))
    loose =
      isOwnOrder
      ? LooseCells(text: 1, texts: 2, run: run.map(\.1), hasNote: note == 3 + run.count, columnCount: columnCount) : nil
  }

  mutating func row(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> LogRow {
    let shift = try LooseCells.shift(cells, loose, columnCount)
    func at(_ column: Int) -> Int { column < 0 ? -1 : column + shift }
    var row = try LogRow(line: cells.line, date: cells[date], &log)
    try row.readExercise(cells.span(exercise, exercise + shift), &log)
    let own = LogUnits.load(cells[at(weightUnit)])
    try row.readLoad(cells[at(weight)], own ?? unit, &log)
    if own == nil, !cells[at(weightUnit)].isEmpty, abs(row.load) > 0 { throw .unit }
    try row.readReps(cells[at(reps)])
    try row.readSeconds(cells[at(time)])
    let metres = LogUnits.metres(cells[at(distanceUnit)])
    try row.readDistance(cells[at(distance)], metres: metres ?? 1)
    // Rows that had none to give have the unit of a weight.
    if metres == nil, row.centimetres > 0 { throw .distanceUnit }
    if note >= 0 { row.note = log.texts.id(cells.span(at(note), max(at(note), cells.count - 1))) }
    row.dropZeros()
    if row.isNothing { row.skip = row.note == 0 ? .logNothingRecorded : .logNote }
    return row
  }
}
