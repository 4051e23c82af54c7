import Findings
import TrainingModel

/// Exports of Fitbod: loads are kilograms whatever the lifter types, and times are those of Greenwich.
struct FitbodForm: RowForm {
  let app = LogApp.fitbod
  let traits = FormTraits(doubling: .apart, timesAreGreenwich: true)
  let columnCount: Int
  let mayHaveMore = true
  private let date, exercise, sets, reps, weight, seconds, distance, warmup, note: Int
  private let unit: LoadUnit
  private let metres: Double
  private let loose: LooseCells?

  static let columns = [
    KnownColumn("Date", needed: true), KnownColumn("Exercise", needed: true), KnownColumn("Sets"), KnownColumn("Reps", needed: true),
    KnownColumn("Weight(kg)", "Weight", "Weight (kg)", "Weight(lbs)", "Weight(lb)", needed: true), KnownColumn("Duration(s)"),
    KnownColumn("Distance(m)", "Distance(km)", "Distance(mi)"), KnownColumn("Incline"), KnownColumn("Resistance"),
    KnownColumn("isWarmup", needed: true), KnownColumn("Note"), KnownColumn("multiplier"),
  ]

  init(_ heading: LogHeading) {
    let places = Self.columns.map { $0.place(in: heading) }
    (date, exercise, sets, reps, weight, seconds) = (places[0], places[1], places[2], places[3], places[4], places[5])
    (distance, warmup, note) = (places[6], places[9], places[10])
    columnCount = heading.count
    unit = weight >= 0 && heading.folded[weight].contains("lb") ? .lb : .kg
    let far = distance < 0 ? "" : heading.folded[distance]
    metres = far.hasSuffix("(km)") ? 1_000 : far.hasSuffix("(mi)") ? 1_609.344 : 1
    let run = (2...9).map { places[$0] }.filter { $0 >= 0 }
    let isOwnOrder = places[0] == 0 && places[1] == 1 && run == Array(2..<(2 + run.count)) && note == 2 + run.count
    let kinds = run.map { $0 == places[9] ? LooseCells.Kind.flag : .number }
    loose = isOwnOrder ? LooseCells(text: 1, texts: 1, run: kinds, hasNote: true, columnCount: columnCount) : nil
  }

  mutating func row(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> LogRow {
    let shift = try LooseCells.shift(cells, loose, columnCount)
    func at(_ column: Int) -> Int { column < 0 ? -1 : column + shift }
    var row = try LogRow(line: cells.line, date: cells[date], &log)
    try row.readExercise(cells.span(exercise, exercise + shift), &log)
    try row.readReps(cells[at(reps)])
    try row.readLoad(cells[at(weight)], unit, &log)
    try row.readSeconds(cells[at(seconds)])
    try row.readDistance(cells[at(distance)], metres: metres)
    let mark = cells[at(warmup)]
    if mark.isWord("true") {
      row.kind = .ramp
    } else if !mark.isEmpty, !mark.isWord("false") {
      throw RowFault(code: .logWord, message: "isWarmup is neither true nor false")
    }
    if case .value(let count) = LogNumber.read(cells[at(sets)]) {
      guard let whole = Int32(exactly: count), (1...50).contains(whole) else {
        throw RowFault(code: .logNumber, message: "the sets are no whole number from 1 to 50")
      }
      row.copies = whole
    }
    if note >= 0 {
      // What follows the note in the heading ends the line too; every cell between belongs to it.
      let behind = columnCount - 1 - note
      row.note = log.texts.id(cells.span(at(note), max(at(note), cells.count - 1 - behind)))
    }
    row.dropZeros()
    if row.isNothing { row.skip = row.note == 0 ? .logNothingRecorded : .logNote }
    return row
  }
}
