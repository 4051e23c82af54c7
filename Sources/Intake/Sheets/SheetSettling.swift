import Findings
import TrainingModel

extension SheetLineReader {
  /// Settles what no row could: the order of dates, the signs in numbers, and what was typed where nothing is read.
  mutating func finish() {
    for open in openNumbers { settle(open) }
    settleDates()
    warnOfTypedCells()
  }

  private mutating func settleDates() {
    var starts: [Int32: [CalendarDate]] = [:]
    dates.decide { client in
      if let known = starts[client] { return known }
      let known = vocabulary.planStarts(pool[Int(client)].text)
      starts[client] = known
      return known
    }
    var told: [UInt8] = []
    for (index, row) in dates.rows.enumerated() {
      if let start = dates[row.start], let date = dates[row.date] {
        (lines[index].planStart, lines[index].date) = (start, date)
        continue
      }
      if complaints.isFull { return }
      for (column, cell) in [(SheetColumn.planStart, row.start), (.date, row.date)] where dates[cell] == nil {
        // What is no date at all has been said where it stands.
        guard case .numbers(_, _, _, let sign) = dates.cells[Int(cell)], !told.contains(sign) else { continue }
        let isOpen = dates.isOpen(cell)
        if isOpen { told.append(sign) }
        complain(isOpen ? SheetMessages.openDate(column) : SheetMessages.date(.impossible, column), column, row: index)
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
    complain(message, open.column, row: open.row)
  }

  private mutating func complain(_ message: SheetMessages.Message, _ column: SheetColumn, row: Int) {
    complaints.add(Finding(message.code, message.text, at: places.place(row: row, column: column), hint: message.hint))
  }
}
