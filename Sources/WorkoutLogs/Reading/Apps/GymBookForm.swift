import Findings
import Intake
import TrainingModel

/// Exports of GymBook in Italian, whose cells carry their units.
struct GymBookForm: RowForm {
  let app = LogApp.gymbook
  let traits = FormTraits(rowsHaveTimes: true)
  let columnCount: Int
  private let date, title, time, exercise, kind, amount, load, note, skipped: Int

  static let columns = [
    KnownColumn("Data", needed: true), KnownColumn("Programma"), KnownColumn("Orario"), KnownColumn("Esercizio", needed: true),
    KnownColumn("Zona"), KnownColumn("Gruppi muscolari (Primari)"), KnownColumn("Gruppi muscolari (Secondari)"),
    KnownColumn("Set / Set di riscaldamento / Set di defaticamento", needed: true), KnownColumn("Ripetizioni / Tempo", needed: true),
    KnownColumn("Peso / Distanza", needed: true), KnownColumn("Appunti"), KnownColumn("Saltato", needed: true),
  ]

  init(_ heading: LogHeading) {
    let places = Self.columns.map { $0.place(in: heading) }
    (date, title, time, exercise) = (places[0], places[1], places[2], places[3])
    (kind, amount, load, note, skipped) = (places[7], places[8], places[9], places[10], places[11])
    columnCount = heading.count
  }

  mutating func row(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> LogRow {
    let (day, minute) = (try Self.day(cells[date]), Self.minute(cells[time]))
    var row = LogRow(line: cells.line, stamp: log.stamps.id(of: day, line: cells.line))
    row.minute = minute
    row.readTitle(cells[title], &log)
    try row.readExercise(cells[exercise], &log)
    row.note = log.texts.id(cells[note])
    row.kind = try Self.kind(cells[kind])
    try Self.readAmount(cells[amount], &row)
    try Self.readLoad(cells[load], &row)
    row.dropZeros()
    let answer = String(decoding: cells[skipped], as: UTF8.self).lowercased()
    if ["si", "sì", "yes", "true", "1"].contains(answer) {
      row.skip = .logSkipped
    } else if !["", "no", "false", "0"].contains(answer) {
      throw RowFault(code: .logWord, message: "Saltato is neither Si nor No")
    } else if row.isNothing {
      row.skip = row.note == 0 ? .logNothingRecorded : .logNote
    }
    return row
  }

  /// `09/01/25` is a day, a month and a year.
  private static func day(_ cell: LogRow.Cell) throws(RowFault) -> CalendarDate {
    if cell.isEmpty { throw .noDate }
    switch WrittenDate(cell) {
    case .day(let day): return day
    case .open(let date):
      guard let day = date.day(DateReading(order: .dayMonthYear)) else { throw .date }
      return day
    default: throw .date
    }
  }

  private static func minute(_ cell: LogRow.Cell) -> Int16 {
    let parts = cell.split(separator: 58).map { LogNumber.read(LogRow.Cell(rebasing: $0)) }
    guard parts.count >= 2, case .value(let hour) = parts[0], case .value(let minute) = parts[1], hour >= 0, hour < 24, minute >= 0,
      minute < 60
    else { return -1 }
    return Int16(hour) * 60 + Int16(minute)
  }

  /// Sets that cool down count for as little as those that warm up.
  private static func kind(_ cell: LogRow.Cell) throws(RowFault) -> SetKind {
    if cell.isWord("set") || cell.isEmpty { return .work }
    if cell.isWord("set di riscaldamento") || cell.isWord("set di defaticamento") { return .ramp }
    throw RowFault(code: .logWord, message: "the kind of set is none of Set, Set di riscaldamento and Set di defaticamento")
  }

  /// `12 ripetizioni`, `60 secondi`, `1 minuto 30 secondi`.
  private static func readAmount(_ cell: LogRow.Cell, _ row: inout LogRow) throws(RowFault) {
    if cell.isEmpty { return }
    var seconds: Double?
    var rest = cell
    while !rest.isEmpty {
      guard let (value, unit, length) = LogNumber.take(rest), value >= 0 else { throw seconds == nil ? .reps : .seconds }
      rest = SheetCell.trimmed(LogRow.Cell(rebasing: rest[length...]))
      if let size = size(unit) {
        seconds = (seconds ?? 0) + value * size
      } else {
        guard seconds == nil, rest.isEmpty, unit.isEmpty || unit.hasPrefix("rip"), value <= LogNumber.mostReps,
          let whole = Int32(exactly: value)
        else { throw .reps }
        row.reps = whole
      }
    }
    if let seconds {
      guard seconds <= LogNumber.mostSeconds else { throw .seconds }
      row.seconds = Int32(seconds.rounded())
    }
  }

  private static func size(_ unit: String) -> Double? {
    if unit.hasPrefix("sec") || unit == "s" { return 1 }
    if unit.hasPrefix("min") { return 60 }
    return unit == "ore" || unit == "ora" || unit == "h" ? 3_600 : nil
  }

  private static func readLoad(_ cell: LogRow.Cell, _ row: inout LogRow) throws(RowFault) {
    if cell.isEmpty { return }
    guard let (value, unit) = LogNumber.split(cell) else { throw .load }
    if let metres = LogUnits.metres(unit.utf8) {
      guard value >= 0, value * metres <= LogNumber.mostMetres else { throw .metres }
      row.centimetres = Int32((value * metres * 100).rounded())
    } else {
      guard abs(value) <= LogNumber.heaviest else { throw .load }
      (row.load, row.unit) = (value, LogUnits.load(unit.utf8))
      if row.unit == nil, value != 0 { throw .unit }
    }
  }
}
