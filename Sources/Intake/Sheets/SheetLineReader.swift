import Editing
import Findings
import TrainingModel

/// Reads rows of cells into lines, one after the other; what only the whole file decides waits for `finish`.
struct SheetLineReader {
  private(set) var lines: [SheetLine] = []
  private(set) var complaints = SheetComplaints()
  private(set) var places: SheetPlaces
  private let vocabulary: SheetVocabulary
  private var pool: TextPool
  private var dates = SheetDates()
  private var signs = SheetNumber.Signs()
  private var openNumbers: [OpenNumber] = []
  private var firstLines: [RowID: Int] = [:]

  private var dateCells = PoolMemo<Int32>()
  private var lowerCased = PoolMemo<String>()
  private var exerciseIDs = PoolMemo<Bool>()
  private var exerciseNames = PoolMemo<Bool>()
  private var tempos = PoolMemo<Tempo?>()

  /// A number whose sign means one thing or another, in the row at `row`.
  private struct OpenNumber {
    var row: Int
    var column: SheetColumn
    var decimal: (hundredths: Int, isExact: Bool)
    var grouped: Int
    var sign: UInt8
  }

  init(vocabulary: SheetVocabulary, places: SheetPlaces, returnsEndLines: Bool) {
    (self.vocabulary, self.places) = (vocabulary, places)
    pool = TextPool(returnsEndLines: returnsEndLines)
  }

  mutating func complain(_ finding: Finding) { complaints.add(finding) }

  private mutating func complain(_ message: SheetMessages.Message, _ column: SheetColumn, _ cells: SheetCells) {
    complaints.add(Finding(message.code, message.text, at: cells.place(of: column), hint: message.hint))
  }

  // MARK: - Rows

  mutating func read(_ cells: SheetCells) {
    if cells.isBlank { return }
    if let beyond = cells.firstBeyondHeading {
      complaints.add(
        Finding(
          .sheetRaggedRow, "the row has more cells than the heading has columns", at: cells.record.place(of: beyond),
          hint: "a number with a decimal comma needs quotes in a file whose cells are separated by commas"))
    }
    let isDeleted = isDeleted(cells)
    let rowID = rowID(cells, isDeleted: isDeleted)
    let client = client(cells)
    let row = SheetDates.Row(client: Int32(client), start: date(.planStart, cells), date: date(.date, cells))
    var line = SheetLine(
      line: cells.record.line, rowID: rowID, clientID: pool[client].text, planStart: CalendarDate(dayNumber: 0),
      date: CalendarDate(dayNumber: 0))
    line.isDeleted = isDeleted
    line.status = status(cells)
    if !isDeleted {
      readWords(cells, &line)
      readTexts(cells, &line)
      for column in Self.numbers { readNumber(column, cells, &line) }
    }
    dates.add(row)
    places.add(cells.record)
    lines.append(line)
  }

  private mutating func rowID(_ cells: SheetCells, isDeleted: Bool) -> RowID? {
    let cell = SheetCell.value(cells[.rowID] ?? SheetCell.Bytes(start: nil, count: 0))
    if cell.isEmpty {
      if isDeleted { complain((.sheetRowID, "the row is to be deleted and has no 'row_id'", "restore the cell"), .rowID, cells) }
      return nil
    }
    guard let id = RowID(bytes: cell) else {
      complain(
        (.sheetRowID, "the cell 'row_id' holds no row id", "restore it, or empty it in a new row; it is 'r' and 12 letters"), .rowID, cells)
      return nil
    }
    if let first = firstLines.updateValue(cells.record.line, forKey: id) {
      firstLines[id] = first
      complain(
        (.sheetDuplicateRow, "the row has the same 'row_id' as line \(first)", "empty the cell 'row_id' of the row that is a copy"), .rowID,
        cells)
    }
    return id
  }

  private mutating func client(_ cells: SheetCells) -> Int {
    let cell = SheetCell.trimmed(cells[.clientID] ?? SheetCell.Bytes(start: nil, count: 0))
    let id = SheetCell.unprotected(cell)
    if id.isEmpty {
      complain(SheetMessages.empty(.clientID), .clientID, cells)
    } else if id.count > 64 || !id.allSatisfy({ ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 || $0 == 45 || $0 == 46 || $0 == 95 }) {
      complain((.sheetWord, "the cell 'client_id' holds no client's id", "restore the cell"), .clientID, cells)
    }
    return pool.index(cell)
  }

  private mutating func date(_ column: SheetColumn, _ cells: SheetCells) -> Int32 {
    let cell = SheetCell.trimmed(cells[column] ?? SheetCell.Bytes(start: nil, count: 0))
    let index = dateCells.value(pool.index(cell)) { dates.add(WrittenDate(cell)) }
    switch dates.cells[Int(index)] {
    case .day, .numbers, .serial: break
    case let fault: complain(SheetMessages.date(fault, column), column, cells)
    }
    return index
  }

  private mutating func isDeleted(_ cells: SheetCells) -> Bool {
    guard let cell = cells[.delete].map(SheetCell.value), !cell.isEmpty else { return false }
    let word = String(decoding: cell, as: UTF8.self).lowercased()
    if ["yes", "y", "ja", "oui", "x", "1", "true", "wahr", "vrai"].contains(word) { return true }
    if !["no", "n", "nein", "non", "0", "false", "falsch", "faux", "-"].contains(word) {
      complain(SheetMessages.word(.delete, "write yes into it, or leave it empty"), .delete, cells)
    }
    return false
  }

  private mutating func status(_ cells: SheetCells) -> String? {
    guard let cell = cells[.status].map(SheetCell.trimmed) else { return nil }
    let index = pool.index(cell)
    return lowerCased.value(index) { pool[index].text.lowercased() }
  }

  // MARK: - Words and texts

  private mutating func readWords(_ cells: SheetCells, _ line: inout SheetLine) {
    line.kind = word(.kind, cells, line)
    line.measure = word(.measure, cells, line)
    line.unit = word(.unit, cells, line)
    line.basis = word(.loadBasis, cells, line)
    guard let tempo = cells[.tempo].map(SheetCell.trimmed) else { return }
    line.tempo = ""
    if tempo.isEmpty { return }
    let index = pool.index(tempo)
    if let read = tempos.value(index, make: { Self.tempo(pool[index].text) }) {
      line.tempo = read.description
    } else {
      complain(SheetMessages.tempo(looksLikeDate: WrittenDate(tempo).isDate), .tempo, cells)
    }
  }

  /// A tempo with whatever dash a program made of the plain one.
  private static func tempo(_ text: String) -> Tempo? {
    Tempo(text: String(text.map { "–—−‑".contains($0) ? "-" : $0 }).uppercased())
  }

  private mutating func word<Value: Word>(_ column: SheetColumn, _ cells: SheetCells, _ line: SheetLine) -> Value? {
    guard let cell = cells[column].map(SheetCell.value) else { return nil }
    if cell.isEmpty {
      if line.rowID != nil { complain(SheetMessages.empty(column), column, cells) }
      return nil
    }
    if let index = Value.spellings.firstIndex(where: { $0.utf8.elementsEqual(cell) }) { return Value(rawValue: UInt8(index)) }
    let text = String(decoding: cell, as: UTF8.self).lowercased()
    if let value = Value(id: text) { return value }
    let hint = Suggestion.hint(for: text, among: Value.spellings) ?? "it takes \(Value.spellings.joined(separator: ", "))"
    complain(SheetMessages.word(column, hint), column, cells)
    return nil
  }

  private mutating func readTexts(_ cells: SheetCells, _ line: inout SheetLine) {
    line.superset = text(.superset, cells, isTrimmed: true)
    line.target = text(.target, cells)
    line.note = text(.note, cells)
    if let cell = cells[.exerciseID].map(SheetCell.trimmed) {
      let index = pool.index(cell)
      let id = pool[index].text
      line.exerciseID = id
      if !exerciseIDs.value(index, make: { id.isEmpty || vocabulary.isExercise(id) }) {
        complain(
          (.sheetUnknownExercise, "the cell 'exercise_id' holds no exercise of the rules", vocabulary.hint(forID: id)), .exerciseID, cells)
      }
    }
    if let cell = cells[.exercise] {
      let index = pool.index(cell)
      let name = pool[index].text
      line.exerciseName = name
      if !exerciseNames.value(index, make: { SheetCell.trimmed(cell).isEmpty || !vocabulary.exercises(named: name).isEmpty }) {
        complain(
          (.sheetUnknownExercise, "the cell 'exercise' names no exercise of the rules", vocabulary.hint(forName: name)), .exercise, cells)
      }
    }
  }

  private mutating func text(_ column: SheetColumn, _ cells: SheetCells, isTrimmed: Bool = false) -> String? {
    guard let cell = cells[column].map({ isTrimmed ? SheetCell.trimmed($0) : $0 }) else { return nil }
    if cell.isEmpty { return "" }
    let index = pool.index(cell)
    let entry = pool[index]
    if entry.isError { complain(SheetMessages.spreadsheetError(column), column, cells) }
    if entry.hasControls {
      complain(
        (.sheetControlCharacter, "the cell '\(column)' holds a character that can't be seen", "type the cell again if this is not meant"),
        column, cells)
    }
    return entry.text
  }

  // MARK: - Numbers

  private static let numbers: [SheetColumn] = [.week, .order, .sets, .repsMin, .repsMax, .load, .rir, .rest, .revision]

  private mutating func readNumber(_ column: SheetColumn, _ cells: SheetCells, _ line: inout SheetLine) {
    guard let cell = cells[column] else { return }
    switch SheetNumber.read(cell, unit: unit(column, cell, &line), signs: &signs) {
    case .empty:
      if line.rowID != nil, column == .sets || column == .repsMin || column == .rest {
        complain(SheetMessages.empty(column), column, cells)
      }
      line.set(column, nil)
    case .exact(let hundredths, let isExact):
      if let message = Self.objection(to: hundredths, isExact, column) { complain(message, column, cells) }
      line.set(column, hundredths)
    case .either(let decimal, let isExact, let grouped, let sign):
      openNumbers.append(OpenNumber(row: lines.count, column: column, decimal: (decimal, isExact), grouped: grouped, sign: sign))
    case .fault(let fault): complain(SheetMessages.number(fault, column), column, cells)
    }
  }

  /// The word that may stand behind the number; where the row names no unit, a load may.
  private func unit(_ column: SheetColumn, _ cell: SheetCell.Bytes, _ line: inout SheetLine) -> String? {
    if column == .rest { return "s" }
    guard column == .load else { return nil }
    if line.unit == nil, let last = SheetCell.trimmed(cell).last, (last | 0x20) &- 97 < 26 {
      line.unit = String(decoding: cell, as: UTF8.self).lowercased().contains("lb") ? .lb : .kg
    }
    return line.unit?.id
  }

  private static func objection(to hundredths: Int, _ isExact: Bool, _ column: SheetColumn) -> SheetMessages.Message? {
    if hundredths > 10_000_000 { return SheetMessages.number(.tooLarge, column) }
    return column == .load || (isExact && hundredths % 100 == 0) ? nil : SheetMessages.notWhole(column)
  }

  // MARK: - The whole file

  /// Settles what no row could: the order of dates, and the signs in numbers.
  mutating func finish() {
    for open in openNumbers { settle(open) }
    var starts: [Int32: [CalendarDate]] = [:]
    dates.decide { client in
      if let known = starts[client] { return known }
      let known = vocabulary.planStarts(pool[Int(client)].text)
      starts[client] = known
      return known
    }
    var told: [Int32] = []
    for (index, row) in dates.rows.enumerated() {
      if let start = dates[row.start], let date = dates[row.date] {
        (lines[index].planStart, lines[index].date) = (start, date)
        continue
      }
      if complaints.isFull { return }
      for (column, cell) in [(SheetColumn.planStart, row.start), (.date, row.date)] where dates[cell] == nil {
        guard case .numbers = dates.cells[Int(cell)], !told.contains(cell) else { continue }
        let isOpen = dates.isOpen(cell)
        if isOpen { told += dates.cells.indices.map(Int32.init).filter(dates.isOpen) }
        let message = isOpen ? SheetMessages.openDate(column) : SheetMessages.date(.impossible, column)
        complaints.add(Finding(message.code, message.text, at: places.place(row: index, column: column), hint: message.hint))
      }
    }
  }

  private mutating func settle(_ open: OpenNumber) {
    let message: SheetMessages.Message?
    switch signs.isDecimal(open.sign) {
    case true?:
      message = Self.objection(to: open.decimal.hundredths, open.decimal.isExact, open.column)
      lines[open.row].set(open.column, open.decimal.hundredths)
    case false?:
      message = Self.objection(to: open.grouped, true, open.column)
      lines[open.row].set(open.column, open.grouped)
    case nil:
      message = SheetMessages.twoWays(
        open.column, Load(hundredths: Int32(clamping: open.decimal.hundredths)), Load(hundredths: Int32(clamping: open.grouped)))
    }
    guard let message, !complaints.isFull else { return }
    complaints.add(Finding(message.code, message.text, at: places.place(row: open.row, column: open.column), hint: message.hint))
  }
}

extension SheetLine {
  /// Puts a number, given in hundredths, into the field of its column; nil where the cell is empty.
  fileprivate mutating func set(_ column: SheetColumn, _ hundredths: Int?) {
    let whole = hundredths.map { $0 / 100 }
    switch column {
    case .week: week = whole
    case .order: order = .some(whole)
    case .sets: sets = whole
    case .repsMin: repsMin = whole
    case .repsMax: repsMax = .some(whole)
    case .load: load = .some(hundredths.map { Load(hundredths: Int32(clamping: $0)) })
    case .rir: rir = .some(whole)
    case .rest: rest = whole
    case .revision: revision = whole
    default: break
    }
  }
}
