import Editing
import Findings
import TrainingModel

extension SheetLineReader {
  /// Settles what no row could: what exercises are meant, the order of dates, the signs in numbers, and what was typed where nothing is read.
  mutating func finish(_ vocabulary: SheetVocabulary) {
    for open in openNumbers { settle(open) }
    settleExercises(vocabulary)
    settleDates(vocabulary)
    warnOfTypedCells()
  }

  private mutating func settleExercises(_ vocabulary: SheetVocabulary) {
    func isKnownID(_ id: String) -> Bool { id.isEmpty || vocabulary.exercises.isExercise(id) }
    func isKnownName(_ name: String) -> Bool {
      name.allSatisfy(\.isWhitespace) || !vocabulary.exercises.exercises(named: name).isEmpty
    }
    var (ids, names) = (PoolMemo<Bool>(), PoolMemo<Bool>())
    var hints = ExerciseHints(vocabulary.exercises)
    for (row, cells) in exercises.enumerated() {
      if complaints.isFull { return }
      if cells.id >= 0, !ids.value(Int(cells.id), make: { isKnownID(pool[Int(cells.id)].text) }) {
        let hint = hints.hint(forID: pool[Int(cells.id)].text)
        complain((.sheetUnknownExercise, "the cell 'exercise_id' holds no exercise of the rules", hint), .exerciseID, row: row)
      }
      if cells.name >= 0, !names.value(Int(cells.name), make: { isKnownName(pool[Int(cells.name)].text) }) {
        let hint = hints.hint(forName: pool[Int(cells.name)].text)
        complain((.sheetUnknownExercise, "the cell 'exercise' names no exercise of the rules", hint), .exercise, row: row)
      }
    }
  }

  private mutating func settleDates(_ vocabulary: SheetVocabulary) {
    var starts: [Int32: [CalendarDate]] = [:]
    dates.decide { client in
      if let known = starts[client] { return known }
      let known = vocabulary.planStarts(pool[Int(client)].text)
      starts[client] = known
      return known
    }
    // By client and sign: each client is kept back, and hears once why.
    var told: Set<Int64> = []
    for (index, row) in dates.rows.enumerated() {
      if let start = dates[row.start], let date = dates.day(of: row) {
        (lines[index].planStart, lines[index].date) = (start, date)
        continue
      }
      if complaints.isFull { return }
      for (column, cell) in [(SheetColumn.planStart, row.start), (.date, row.date)] where dates[cell] == nil {
        if column == .date, dates.cells[Int(cell)].yearless != nil, dates[row.start] != nil {
          complain(SheetMessages.date(dates.cells[Int(cell)], column), column, row: index)
        }
        // What is no date at all has been said where it stands.
        guard case .open(let date) = dates.cells[Int(cell)] else { continue }
        let isOpen = dates.isOpen(cell)
        if isOpen, !told.insert(Int64(row.client) << 8 | Int64(date.group)).inserted { continue }
        complain(isOpen ? SheetMessages.openDate(date, column) : SheetMessages.date(.impossible, column), column, row: index)
      }
    }
  }

  private mutating func settle(_ open: OpenNumber) {
    let message: SheetMessages.Message?
    switch signs.isDecimal(open.sign) {
    case true?:
      message = Self.objection(to: open.decimal.hundredths, open.decimal.isExact, open.column, lines[open.row].measure)
      lines[open.row].set(open.column, open.decimal.hundredths)
    case false?:
      message = Self.objection(to: open.grouped, true, open.column, lines[open.row].measure)
      lines[open.row].set(open.column, open.grouped)
    case nil:
      message = SheetMessages.twoWays(
        open.column, Load(hundredths: Int32(clamping: open.decimal.hundredths)), Load(hundredths: Int32(clamping: open.grouped)))
    }
    guard let message, !complaints.isFull else { return }
    complain(message, open.column, row: open.row)
  }

  private mutating func complain(_ message: SheetMessages.Message, _ column: SheetColumn, row: Int) {
    complaints.add(
      Finding(message.code, message.text, at: places.place(row: row, column: column), hint: message.hint), of: dates.rows[row].client)
  }
}
