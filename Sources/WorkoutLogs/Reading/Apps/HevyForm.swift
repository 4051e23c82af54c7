import Findings
import TrainingModel

/// Exports of Hevy.
struct HevyForm: RowForm {
  let app = LogApp.hevy
  let traits = FormTraits(ordersRestart: true)
  let columnCount: Int
  private let title, start, end, description, exercise, superset, note, order, kind, weight, reps, distance, seconds, effort: Int
  private let unit: LoadUnit?
  private let metres: Double

  static let columns = [
    KnownColumn("title"), KnownColumn("start_time", needed: true), KnownColumn("end_time"), KnownColumn("description"),
    KnownColumn("exercise_title", needed: true), KnownColumn("superset_id"), KnownColumn("exercise_notes"), KnownColumn("set_index"),
    KnownColumn("set_type", needed: true), KnownColumn("weight_kg", "weight_lbs", "weight_lb", needed: true),
    KnownColumn("reps", needed: true), KnownColumn("distance_km", "distance_miles", "distance_meters"), KnownColumn("duration_seconds"),
    KnownColumn("rpe"),
  ]

  init(_ heading: LogHeading) {
    let places = Self.columns.map { $0.place(in: heading) }
    (title, start, end, description, exercise, superset, note) =
      (places[0], places[1], places[2], places[3], places[4], places[5], places[6])
    (order, kind, weight, reps, distance, seconds, effort) =
      (places[7], places[8], places[9], places[10], places[11], places[12], places[13])
    columnCount = heading.count
    func unit(_ column: Int) -> String { column < 0 ? "" : String(heading.folded[column].split(separator: " ").last ?? "") }
    self.unit = LogUnits.load(unit(weight).utf8)
    metres = LogUnits.metres(unit(distance).utf8) ?? 1_000
  }

  mutating func row(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> LogRow {
    var row = try LogRow(line: cells.line, date: cells[start], &log)
    row.readTitle(cells[title], &log)
    try row.readExercise(cells[exercise], &log)
    if case .value(let value) = LogNumber.read(cells[order]) { row.order = Int32(exactly: value) ?? -1 }
    if case .value(let value) = LogNumber.read(cells[superset]) { row.superset = Int32(exactly: value) ?? -1 }
    row.kind = try Self.kind(cells[kind])
    try row.readLoad(cells[weight], unit, &log)
    try row.readReps(cells[reps])
    try row.readDistance(cells[distance], metres: metres)
    try row.readSeconds(cells[seconds])
    try row.readEffort(cells[effort])
    row.exerciseNote = log.texts.id(cells[note])
    row.sessionNote = log.texts.id(cells[description])
    row.minutes = minutes(cells, row.stamp, log.texts.id(cells[end]))
    row.dropZeros()
    if row.isNothing { row.skip = .logNothingRecorded }
    return row
  }

  private static func kind(_ cell: LogRow.Cell) throws(RowFault) -> SetKind {
    if cell.isEmpty || cell.isWord("normal") || cell.isWord("working") { return .work }
    if cell.isWord("warmup") || cell.isWord("warm up") || cell.isWord("warm-up") { return .ramp }
    if cell.isWord("dropset") || cell.isWord("drop set") || cell.isWord("drop") { return .drop }
    if cell.isWord("failure") { return .failure }
    throw RowFault(code: .logWord, message: "the set type is none of normal, warmup, dropset and failure")
  }

  /// The start and end that were read last, as numbers of a stamp and a text, and the minutes between them: a session's rows have the same.
  private var last: (stamp: Int32, end: Int32, minutes: Int16) = (-1, -1, 0)

  private mutating func minutes(_ cells: LogCells, _ stamp: Int32, _ end: Int32) -> Int16 {
    if last.stamp == stamp, last.end == end { return last.minutes }
    last = (stamp, end, Self.minutes(from: WrittenStamp(cells[start]), to: WrittenStamp(cells[self.end])))
    return last.minutes
  }

  private static func minutes(from start: WrittenStamp, to end: WrittenStamp) -> Int16 {
    guard case .settled(let start) = start, case .settled(let end) = end, start.second >= 0, end.second >= 0 else { return 0 }
    let minutes = (end.day - start.day) * 1_440 + Int(end.second - start.second) / 60
    return (1..<1_440).contains(minutes) ? Int16(minutes) : 0
  }
}
