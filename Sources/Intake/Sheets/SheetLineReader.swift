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
  private(set) var told = ToldCells()
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
    } else if id.count > 64 || !id.allSatisfy({ ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 || $0 == 45 || $0 == 46 || $0 == 95 }) {
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
