import Editing
import Findings
import TrainingModel

/// Reads rows of cells into lines, one after the other; what only the whole file decides waits for `finish`.
struct SheetLineReader: Sendable {
  var lines: [SheetLine] = []
  var complaints = SheetComplaints()
  private(set) var places: SheetPlaces
  var pool: TextPool
  var dates = SheetDates()
  var signs = SheetNumber.Signs()
  var openNumbers: [OpenNumber] = []
  private(set) var told = ExportedCells()
  /// The places among the lines of the rows with these ids.
  private var firstRows: [RowID: Int] = [:]
  /// Whose row is being read, as the place of the client's cell in the pool.
  private var owner: Int32?

  private var dateCells = PoolMemo<Int32>()
  private var statuses = PoolMemo<String>()
  /// What the rows say of their exercises, for `finish` to look up.
  var exercises: [ExerciseCells] = []
  var tempos = PoolMemo<Tempo?>()

  /// The places in the pool of what a row says of its exercise; -1 where it has no such cell.
  struct ExerciseCells {
    var id: Int32 = -1
    var name: Int32 = -1
  }

  /// A number whose sign means one thing or another, in the row at `row`.
  struct OpenNumber {
    var row: Int
    var column: SheetColumn
    var decimal: (hundredths: Int, isExact: Bool)
    var grouped: Int
    var sign: UInt8
  }

  init(places: SheetPlaces, returnsEndLines: Bool) {
    self.places = places
    pool = TextPool(returnsEndLines: returnsEndLines)
    // Rows of real sheets have more bytes than this; room that is not used is never touched.
    let rows = min(places.text.bytes.count / 160, 1 << 20)
    lines.reserveCapacity(rows)
    exercises.reserveCapacity(rows)
    firstRows.reserveCapacity(rows)
  }

  mutating func complain(_ finding: Finding) { complaints.add(finding) }

  mutating func complain(_ message: SheetMessages.Message, _ column: SheetColumn, _ cells: SheetCells) {
    complaints.add(Finding(message.code, message.text, at: cells.place(of: column), hint: message.hint), of: owner)
  }

  mutating func read(_ cells: SheetCells) {
    if cells.isBlank { return }
    if cells.isOneText {
      let message = SheetMessages.wholeRowInOneCell
      complaints.add(Finding(message.code, message.text, at: cells.record.place.inSheet(row: cells.record.row), hint: message.hint))
      return
    }
    if let column = cells.cutOff(isLast: cells.record.bytes.endIndex == places.text.bytes.count) {
      let message = SheetMessages.cutOff(before: column)
      complaints.add(Finding(message.code, message.text, at: cells.end, hint: message.hint))
      return
    }
    // A row of which nobody knows whose it is concerns the file; everything else in it concerns its client.
    let client = client(cells)
    owner = Int32(client)
    defer { owner = nil }
    if let beyond = cells.firstBeyondHeading {
      complaints.add(
        Finding(
          .sheetRaggedRow, "the row has more cells than the heading has columns", at: beyond,
          hint: "a number with a decimal comma needs quotes in a file whose cells are separated by commas"), of: owner)
    }
    let isDeleted = isDeleted(cells)
    let rowID = rowID(cells, isDeleted: isDeleted)
    let row = SheetDates.Row(client: Int32(client), start: date(.planStart, cells), date: date(.date, cells))
    var line = SheetLine(
      line: cells.record.row, rowID: rowID, clientID: pool[client].text, planStart: CalendarDate(dayNumber: 0),
      date: CalendarDate(dayNumber: 0))
    line.isDeleted = isDeleted
    line.status = status(cells)
    exercises.append(ExerciseCells())
    if !isDeleted {
      readWords(cells, &line)
      readTexts(cells, &line)
      for column in Self.numbers { readNumber(column, cells, &line) }
    }
    told.add(cells, line, &pool, reserving: lines.capacity)
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
    if let first = firstRows.updateValue(lines.count, forKey: id) {
      firstRows[id] = first
      let finding = Finding(
        .sheetDuplicateRow, "the row has the same 'row_id' as row \(lines[first].line)", at: cells.place(of: .rowID),
        hint: "empty the cell 'row_id' of the row that is a copy")
      complaints.add(finding, of: owner)
      // Which of the two is the copy nobody knows.
      let other = dates.rows[first].client
      if other != owner { complaints.add(finding, of: other) }
    }
    return id
  }

  private mutating func client(_ cells: SheetCells) -> Int {
    let cell = SheetCell.trimmed(cells[.clientID] ?? SheetCell.Bytes(start: nil, count: 0))
    let id = SheetCell.unprotected(cell)
    if id.isEmpty {
      complain(SheetMessages.empty(.clientID), .clientID, cells)
    } else if !IDShape.client.fits(id) {
      complain((.sheetWord, "the cell 'client_id' holds no client's id", "restore the cell"), .clientID, cells)
    }
    return pool.index(cell)
  }

  private mutating func date(_ column: SheetColumn, _ cells: SheetCells) -> Int32 {
    let cell = SheetCell.trimmed(cells[column] ?? SheetCell.Bytes(start: nil, count: 0))
    let index = dateCells.value(pool.index(cell)) { dates.add(WrittenDate(cell)) }
    switch dates.cells[Int(index)] {
    case .day, .open, .serial: break
    // Of a date without a year the block decides, once it is known.
    case let date where column == .date && date.yearless != nil: break
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
    return statuses.value(index) {
      let text = pool[index].text
      let word = text.prefix { $0 != ":" }
      return word.lowercased() + text.dropFirst(word.count)
    }
  }
}

extension SheetLineReader {
  /// Reads the cells that hold a word of a closed set, and the tempo.
  mutating func readWords(_ cells: SheetCells, _ line: inout SheetLine) {
    var isOdd = false
    line.kind = word(.kind, cells, line, &isOdd)
    line.measure = counted(.measure, cells, &line, .measure)
    line.unit = counted(.unit, cells, &line, .unit)
    line.basis = counted(.loadBasis, cells, &line, .basis)
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

  /// A word that tells how the numbers of the line are counted.
  private mutating func counted<Value: Word>(
    _ column: SheetColumn, _ cells: SheetCells, _ line: inout SheetLine, _ odd: OddCells
  ) -> Value? {
    var isOdd = false
    let value: Value? = word(column, cells, line, &isOdd)
    if isOdd { line.oddCells.insert(odd) }
    return value
  }

  private mutating func word<Value: Word>(
    _ column: SheetColumn, _ cells: SheetCells, _ line: SheetLine, _ isOdd: inout Bool
  ) -> Value? {
    guard let cell = cells[column].map(SheetCell.value) else { return nil }
    if cell.isEmpty {
      if line.rowID != nil, column == .kind { complain(SheetMessages.empty(column), column, cells) }
      return nil
    }
    if let index = Value.spellings.firstIndex(where: { $0.utf8.elementsEqual(cell) }) { return Value(rawValue: UInt8(index)) }
    let text = String(decoding: cell, as: UTF8.self).lowercased()
    if let value = Value(id: text) { return value }
    let hint = Suggestion.hint(for: text, among: Value.spellings) ?? "it takes \(Value.spellings.joined(separator: ", "))"
    isOdd = true
    complain(column == .kind ? SheetMessages.word(column, hint) : SheetMessages.oddWord(column), column, cells)
    return nil
  }

  /// Reads the cells that hold any text, and those that name an exercise.
  mutating func readTexts(_ cells: SheetCells, _ line: inout SheetLine) {
    line.superset = text(.superset, cells, isTrimmed: true)
    line.target = text(.target, cells)
    line.note = text(.note, cells)
    if let cell = cells[.exerciseID].map(SheetCell.trimmed) {
      let index = pool.index(cell)
      line.exerciseID = pool[index].text
      exercises[exercises.count - 1].id = Int32(index)
    }
    if let cell = cells[.exercise] {
      let index = pool.index(cell)
      line.exerciseName = pool[index].text
      exercises[exercises.count - 1].name = Int32(index)
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
        (
          .sheetControlCharacter, "the cell '\(column)' holds a character that can't be seen, which was left out",
          "type the cell again if something is missing in it"
        ),
        column, cells)
    }
    return entry.plain
  }
}

extension SheetLineReader {
  static let numbers: [SheetColumn] = [.week, .order, .sets, .repsMin, .repsMax, .load, .rir, .rest, .revision]

  mutating func readNumber(_ column: SheetColumn, _ cells: SheetCells, _ line: inout SheetLine) {
    guard let cell = cells[column] else { return }
    // What only tells may hold anything.
    let onlyTells = column == .week || column == .revision
    if column == .load, line.unit == nil { line.unit = Self.unit(cell) }
    switch SheetNumber.read(cell, NumberWords(column, line.measure, line.unit), signs: &signs) {
    case .empty:
      if line.rowID != nil, column == .sets || column == .repsMin || column == .rest {
        complain(SheetMessages.empty(column), column, cells)
      }
      line.set(column, nil)
    case .exact(let hundredths, let isExact):
      if !onlyTells, let message = Self.objection(to: hundredths, isExact, column, line.measure) { complain(message, column, cells) }
      line.set(column, hundredths)
    case .fault where Self.isOne(cell): line.set(column, 100)
    case .either where onlyTells, .fault where onlyTells: break
    case .either(let decimal, let isExact, let grouped, let sign):
      openNumbers.append(OpenNumber(row: lines.count, column: column, decimal: (decimal, isExact), grouped: grouped, sign: sign))
    case .fault(let fault): complain(SheetMessages.number(fault, column), column, cells)
    }
  }

  /// Whether a program took a column of ones for one of truths.
  private static func isOne(_ cell: SheetCell.Bytes) -> Bool { String(decoding: SheetCell.trimmed(cell), as: UTF8.self) == "True" }

  /// The unit that a load names where its row names none.
  private static func unit(_ cell: SheetCell.Bytes) -> LoadUnit? {
    guard let digit = cell.lastIndex(where: { $0.isASCIIDigit }), digit + 1 < cell.count else { return nil }
    let word = SheetCell.trimmed(SheetCell.Bytes(rebasing: cell[(digit + 1)...]))
    let spelled = String(decoding: word, as: UTF8.self).lowercased()
    return MeasureUnit.masses.first { $0.words.contains(spelled) }.flatMap { LoadUnit(id: $0.name) }
  }

  /// What speaks against a number, given in hundredths; nil where nothing does.
  static func objection(to hundredths: Int, _ isExact: Bool, _ column: SheetColumn, _ measure: Measure?) -> SheetMessages.Message? {
    if hundredths > 10_000_000 { return SheetMessages.number(.tooLarge, column) }
    if hundredths >= SheetNumber.serials.lowerBound, let fault = SheetNumber.serial(hundredths), !isDistance(column, measure) {
      return SheetMessages.number(fault, column)
    }
    return column == .load || (isExact && hundredths % 100 == 0) ? nil : SheetMessages.notWhole(column)
  }

  /// Whether the number is one of metres, which may be as many as a date has days.
  private static func isDistance(_ column: SheetColumn, _ measure: Measure?) -> Bool {
    measure == .metres && (column == .repsMin || column == .repsMax)
  }
}

extension SheetLine {
  /// Puts a number, given in hundredths, into the field of its column; nil where the cell is empty.
  mutating func set(_ column: SheetColumn, _ hundredths: Int?) {
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
