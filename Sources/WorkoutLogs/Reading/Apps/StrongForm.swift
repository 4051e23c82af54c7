import Findings
import Intake
import TrainingModel

/// Exports of Strong, of every year, phone and language that is known.
struct StrongForm: RowForm {
  let app = LogApp.strong
  let traits = FormTraits(doubling: .inSession, notesHaveMarks: true, ordersRestart: true)
  let columnCount: Int
  private let date, title, exercise, order, weight, weightUnit, reps, distance, distanceUnit, seconds, duration, note, sessionNote,
    effort: Int
  /// The unit that the heading of the weights has.
  private let unit: LoadUnit?
  /// The metres of the unit that the heading of the distances has.
  private let metres: Double?

  static let exercises = KnownColumn("Exercise Name", "Name der Übung", "Nom de l'exercice", "运动名称", "menu", needed: true)
  static let orders = KnownColumn("Set Order", "Reihenfolge festlegen", "Ordre de la série", "设置顺序", needed: true)
  static let weights = KnownColumn(
    "Weight", "Weight (kg)", "Weight (lb)", "Weight (lbs)", "kg", "lb", "lbs", "Gewicht", "Poids", "重量", needed: true)
  static let columns = [
    KnownColumn("Date", "Datum", "日期", needed: true), KnownColumn("Workout Name", "Workout-Name", "Nom de l'entraînement", "锻炼名称"),
    exercises, orders, weights, KnownColumn("Weight Unit"),
    KnownColumn("Reps", "Wiederh.", "Réps", "次", needed: true),
    KnownColumn("Distance", "Distance (meters)", "Distance (km)", "Distance (miles)", "km", "mi", "Entfernung", "距离"),
    KnownColumn("Distance Unit"), KnownColumn("Seconds", "Sekunden", "Secondes", "秒", "sec"),
    KnownColumn("Duration", "Dauer", "Durée", "时长", "Workout Duration", "Duration (sec)"),
    KnownColumn("Notes", "Notizen", "备注", "note"),
    KnownColumn("Workout Notes", "Workout-Notizen", "Notes d'entraînement", "锻炼备注", "workout_note"), KnownColumn("RPE"),
    KnownColumn("Workout #"), KnownColumn("part"),
  ]

  init(_ heading: LogHeading) {
    let places = Self.columns.map { $0.place(in: heading) }
    (date, title, exercise, order, weight, weightUnit) = (places[0], places[1], places[2], places[3], places[4], places[5])
    (reps, distance, distanceUnit, seconds, duration) = (places[6], places[7], places[8], places[9], places[10])
    (note, sessionNote, effort) = (places[11], places[12], places[13])
    columnCount = heading.count
    unit = Self.unit(heading.folded[max(0, weight)]).flatMap { LogUnits.load($0.utf8) }
    metres = distance < 0 ? nil : Self.unit(heading.folded[distance]).flatMap { LogUnits.metres($0.utf8) }
  }

  /// The unit of a column called by it, or with it in brackets: `kg`, `weight (kg)`.
  private static func unit(_ name: String) -> String? {
    guard let open = name.firstIndex(of: "("), name.last == ")" else { return name }
    return String(name[name.index(after: open)...].dropLast())
  }

  mutating func row(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> LogRow {
    var row = try LogRow(line: cells.line, date: cells[date], &log)
    row.readTitle(cells[title], &log)
    try row.readExercise(cells[exercise], &log)
    try row.readReps(cells[reps])
    try row.readSeconds(cells[seconds])
    let isRest = try kind(cells[order], &row)
    let own = LogUnits.load(cells[weightUnit])
    try row.readLoad(cells[weight], own ?? unit, &log)
    if own == nil, !cells[weightUnit].isEmpty, abs(row.load) > 0 { throw .unit }
    try readDistance(cells, &row, &log)
    try row.readEffort(cells[effort])
    row.minutes = LogDuration.minutes(cells[duration])
    row.exerciseNote = log.texts.id(cells[note])
    row.sessionNote = log.texts.id(cells[sessionNote])
    if isRest {
      // In a language that we don't have, a word with nothing but seconds is the rest.
      if row.reps > 0 || abs(row.load) > 0 || row.centimetres > 0 { throw Self.unknownOrder }
      row.skip = row.seconds > 0 ? .logRestTimer : row.exerciseNote != 0 ? .logNote : .logNothingRecorded
    }
    if row.skip == .logNote { (row.note, row.exerciseNote) = (row.exerciseNote, 0) }
    row.dropZeros()
    if row.skip == nil, row.isNothing { row.skip = row.exerciseNote == 0 ? .logNothingRecorded : .logNote }
    return row
  }

  private static let unknownOrder = RowFault(code: .logWord, message: "the set order is neither a number nor W, D or F")

  /// Reads what kind of set it is; true for a word that is none of Strong's.
  private func kind(_ cell: LogRow.Cell, _ row: inout LogRow) throws(RowFault) -> Bool {
    if case .value(let value) = LogNumber.read(cell) {
      row.order = Int32(exactly: value) ?? -1
      return false
    }
    if cell.isEmpty { return false }
    if cell.isWord("w") {
      row.kind = .ramp
    } else if cell.isWord("d") {
      row.kind = .drop
    } else if cell.isWord("f") {
      row.kind = .failure
    } else if cell.isWord("rest timer") || cell.isWord("ruhezeit") {
      row.skip = .logRestTimer
    } else if cell.isWord("note") || cell.isWord("notiz") {
      row.skip = .logNote
    } else {
      return true
    }
    return false
  }

  private func readDistance(_ cells: LogCells, _ row: inout LogRow, _ log: inout LogCollector) throws(RowFault) {
    let own = LogUnits.metres(cells[distanceUnit])
    try row.readDistance(cells[distance], metres: own ?? metres ?? 1_000)
    guard row.centimetres > 0 else { return }
    if own == nil, !cells[distanceUnit].isEmpty { throw .distanceUnit }
    if own == nil, metres == nil { log.hasBareDistance = true }
  }
}
