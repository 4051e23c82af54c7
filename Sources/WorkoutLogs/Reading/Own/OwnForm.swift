import Findings
import Intake
import TrainingModel

/// Our own table of sets.
struct OwnForm: RowForm {
  typealias Cell = LogRow.Cell

  let app = LogApp.csv
  let traits = FormTraits(ordersRestart: true)
  let columnCount: Int
  private let date, start, session, exercise, set, kind, reps, seconds, metres, load, unit, rpe, pain, side, row, note: Int
  private let more: OwnColumns
  private let typed: TypedCells
  /// Whether a text that a spreadsheet would take for a formula has a mark before it, as in a table that came out of a store.
  private let hasMarks: Bool

  /// - Parameter isTable: whether the columns are a table's.
  init(_ columns: OwnColumns, isTable: Bool) {
    (columnCount, more, hasMarks) = (columns.count, columns, isTable && columns[.app] >= 0)
    typed = TypedCells(columns)
    (date, start, session, exercise) = (columns[.date], columns[.start], columns[.session], columns[.exercise])
    (set, kind, reps, seconds) = (columns[.set], columns[.kind], columns[.reps], columns[.seconds])
    (metres, load, unit, rpe) = (columns[.metres], columns[.load], columns[.unit], columns[.rpe])
    (pain, side, row, note) = (columns[.pain], columns[.side], columns[.row], columns[.note])
  }

  @inline(__always) mutating func row(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> LogRow {
    var row = try LogRow(line: cells.line, date: cells[date], &log)
    if more.isStored, try readExports(cells, &log) {
      row.skip = .logExports
      return row
    }
    try row.readExercise(text(cells[exercise]), &log)
    try row.readOwn(start: cells[start], session: text(cells[session]), &log)
    try row.readOwn(order: cells[set], kind: cells[kind])
    try row.readReps(cells[reps])
    try row.readSeconds(cells[seconds])
    try row.readDistance(cells[metres], metres: 1)
    try row.readOwn(load: cells[load], unit: cells[unit], &log)
    try row.readEffort(cells[rpe])
    try row.readOwn(pain: cells[pain], side: cells[side], row: cells[self.row])
    row.note = log.texts.id(text(cells[note]))
    if more.isStored, try readStored(cells, into: &row, &log) { return row }
    row.dropZeros()
    if row.isNothing { row.skip = row.note == 0 ? .logNothingRecorded : .logNote }
    return row
  }

  @inline(__always) mutating func takesBeside(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> Bool {
    guard more.isStored, typed.isTyped(cells) else { return false }
    log.take(try typed.record(cells, text: text), cells.line)
    return true
  }

  /// The text of a cell without the mark that keeps it from being a formula.
  @inline(__always) private func text(_ cell: Cell) -> Cell {
    hasMarks && cell.first == 39 ? SheetCell.trimmed(Cell(rebasing: cell[1...])) : cell
  }

  /// Reads a row without an exercise that says of an app how old its newest export was, and the newest whose gaps were deletions; returns
  /// whether it is one.
  private func readExports(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> Bool {
    let (app, exported, pruned) = (cells[more[.app]], cells[more[.exported]], cells[more[.pruned]])
    guard cells[exercise].isEmpty, !app.isEmpty, !exported.isEmpty else { return false }
    guard let newest = LogOrigin(app: app, exported: exported) else { throw .origin }
    var exports = LogExports(newest: newest.age)
    if !pruned.isEmpty {
      guard let last = LogOrigin(app: app, exported: pruned) else { throw .origin }
      exports.pruned = last.age
    }
    log.exports[newest.app] = exports
    return true
  }

  /// Reads what only a log has that came out of a store; returns whether the row says from which export it is, and is then taken as it is.
  private func readStored(_ cells: LogCells, into row: inout LogRow, _ log: inout LogCollector) throws(RowFault) -> Bool {
    row.exerciseNote = log.texts.id(text(cells[more[.exerciseNote]]), before: log.rows.last?.exerciseNote ?? 0)
    row.sessionNote = log.texts.id(text(cells[more[.sessionNote]]), before: log.rows.last?.sessionNote ?? 0)
    row.exerciseID = log.texts.id(cells[more[.exerciseID]], before: log.rows.last?.exerciseID ?? 0)
    row.superset = try StoredCell.whole(cells[more[.superset]], upTo: 1_000_000) ?? -1
    row.minutes = Int16(try StoredCell.whole(cells[more[.minutes]], upTo: 1_439) ?? 0)
    row.isFlagged = try StoredCell.whole(cells[more[.isFlagged]], upTo: 1) == 1
    guard !cells[more[.app]].isEmpty else { return false }
    let origin = try log.origin(app: cells[more[.app]], exported: cells[more[.exported]], part: cells[more[.part]])
    row.part += origin << LogRow.startBits
    // A session without a load has a unit too.
    row.unit = LoadUnit(bytes: cells[unit])
    if row.reps < 0, row.seconds < 0, row.centimetres < 0 { row.skip = .logNothingRecorded }
    return true
  }
}

/// What only our own form has, as a table and as JSON Lines.
extension LogRow {
  /// Reads when a session began, `18:30`, and what it is called: both tell sessions of a day apart.
  @inline(__always) mutating func readOwn(start: Cell, session: Cell, _ log: inout LogCollector) throws(RowFault) {
    readTitle(session, &log)
    if start.isEmpty { return }
    func digits(_ from: Int) -> Int? {
      guard from + 2 <= start.count, start[from] &- 48 < 10, start[from + 1] &- 48 < 10 else { return nil }
      return Int(start[from] - 48) * 10 + Int(start[from + 1] - 48)
    }
    let isTime = start.count == 5 || (start.count == 8 && start[5] == 58)
    guard isTime, start[2] == 58, let hour = digits(0), let minute = digits(3), hour < 24, minute < 60 else {
      throw RowFault(code: .logDate, message: "the start is no time of day, such as 18:30")
    }
    self.minute = Int16(hour * 60 + minute)
    part = Int32(self.minute) + 1
  }

  @inline(__always) mutating func readOwn(order: Cell, kind: Cell) throws(RowFault) {
    switch LogNumber.read(order) {
    case .empty: break
    case .value(let value):
      guard value >= 0, let whole = Int32(exactly: value) else {
        throw RowFault(code: .logNumber, message: "the number of the set is no whole number")
      }
      self.order = whole
    case .unreadable: throw RowFault(code: .logNumber, message: "the number of the set is no whole number")
    }
    if kind.isEmpty { return }
    guard let word = SetKind(bytes: kind) else {
      throw RowFault(code: .logWord, message: "the kind is none of \(SetKind.spellings.joined(separator: ", "))")
    }
    self.kind = word
  }

  @inline(__always) mutating func readOwn(load: Cell, unit: Cell, _ log: inout LogCollector) throws(RowFault) {
    if unit.isEmpty { return try readLoad(load, nil, &log) }
    let own: LoadUnit? = unit.isWord("kg") ? .kg : unit.isWord("lb") ? .lb : LogUnits.load(unit)
    guard let own else { throw .unit }
    try readLoad(load, own, &log)
  }

  @inline(__always) mutating func readOwn(pain: Cell, side: Cell, row: Cell) throws(RowFault) {
    switch LogNumber.read(pain) {
    case .empty: break
    case .value(let value):
      guard value >= 0, value <= 10, let whole = UInt8(exactly: value) else { throw Self.painFault }
      self.pain = whole
    case .unreadable: throw Self.painFault
    }
    if !side.isEmpty {
      guard let word = LogSide(bytes: side) else { throw RowFault(code: .logWord, message: "the side is neither left nor right") }
      self.side = word
    }
    if !row.isEmpty {
      guard let id = RowID(bytes: row) else {
        throw RowFault(code: .logWord, message: "row_id is no id of a prescription: r and twelve letters")
      }
      self.row = id
    }
  }

  private static let painFault = RowFault(code: .logNumber, message: "the pain is no whole number from 0 to 10")
}
