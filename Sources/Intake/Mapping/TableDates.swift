import TrainingModel

/// The order in which a table's dates have day, month and year.
package enum DateOrder: UInt8, Word {
  case dayMonthYear, monthDayYear, yearMonthDay

  package static let spellings = ["day-month-year", "month-day-year", "year-month-day"]

  /// The day that three numbers are; two digits of a year mean 1930 to 2029, as in spreadsheets.
  func day(_ first: Int, _ second: Int, _ third: Int) -> CalendarDate? {
    func year(_ number: Int) -> Int { number < 30 ? 2000 + number : number < 100 ? 1900 + number : number }
    switch self {
    case .dayMonthYear: return CalendarDate(year: year(third), month: second, day: first)
    case .monthDayYear: return CalendarDate(year: year(third), month: first, day: second)
    case .yearMonthDay: return third < 100 ? CalendarDate(year: year(first), month: second, day: third) : nil
    }
  }

  /// The day that a date is in this order; nil where it is none, or its month's name means several.
  package func day(_ date: OpenDate) -> CalendarDate? {
    switch date {
    case .numbers(let first, let second, let third, _): day(first.value, second.value, third.value)
    case .named(let first, let second, _):
      date.onlyMonth.flatMap { self == .monthDayYear ? nil : day(first.value, Int($0), second.value) }
    }
  }
}

/// The dates of a gym's own table: no cell alone says whether `05/06/1990` is a day in May or in June, but a table keeps to one order.
struct TableDates: Sendable {
  /// What a cell means.
  enum Reading: Equatable {
    case day(CalendarDate)
    /// It may be several days, and no other cell of the table tells which.
    case open
    case unreadable
  }

  /// How many cells each order can read, by the sign between the numbers.
  private var counts: [UInt8: [Int]] = [:]

  /// The orders in words, empty where no date needs one.
  var text: String {
    counts.keys.sorted().map { "\($0): \(orders($0).map(\.id).joined(separator: ", "))" }.joined(separator: "; ")
  }

  /// Takes a cell of a date's column into account.
  mutating func learn(_ cell: SheetCell.Bytes) {
    guard case .open(let date) = WrittenDate(cell) else { return }
    for (place, order) in DateOrder.allCases.enumerated() where order.day(date) != nil {
      counts[date.group, default: [0, 0, 0]][place] += 1
    }
  }

  /// The orders that read the most cells: a single one that somebody typed otherwise decides nothing, wherever it stands.
  private func orders(_ group: UInt8) -> [DateOrder] {
    guard let counts = counts[group], let most = counts.max(), most > 0 else { return DateOrder.allCases }
    return zip(DateOrder.allCases, counts).filter { $0.1 == most }.map(\.0)
  }

  /// Reads a cell, in the order that the mapping states or else in the one that the table leaves.
  func read(_ cell: SheetCell.Bytes, stated: DateOrder?) -> Reading {
    switch WrittenDate(cell) {
    case .day(let date): return .day(date)
    case .serial(let number): return .day(CalendarDate(dayNumber: Int32(number) - 25_569))
    case .open(let date):
      let orders = stated.map { [$0] } ?? orders(date.group)
      var days: [CalendarDate] = []
      for order in orders {
        if let day = order.day(date), !days.contains(day) { days.append(day) }
      }
      return days.isEmpty ? .unreadable : days.count == 1 ? .day(days[0]) : .open
    default: return .unreadable
    }
  }
}
