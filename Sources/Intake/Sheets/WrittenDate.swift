import TrainingModel

/// A date as some program wrote it, as far as the cell alone says which day it is.
enum WrittenDate: Equatable {
  case empty
  case day(CalendarDate)
  /// Three numbers whose order is the country's; `sign` stands between them. The year is the third, or may be the first where all are short.
  case numbers(Int, Int, Int, sign: UInt8)
  /// The days since the beginning of a spreadsheet's calendar.
  case serial(Int)
  case withoutYear(day: Int, month: Int)
  /// Two numbers with a dash or slash between them.
  case twoNumbers
  /// A day with a time that is not midnight.
  case withTime
  /// No calendar has this day.
  case impossible
  case tooNarrow
  case unreadable

  init(_ cell: SheetCell.Bytes) {
    let cell = SheetCell.value(cell)
    if cell.isEmpty {
      self = .empty
    } else if let date = NumberText.date(cell) {
      self = .day(date)
    } else if SheetCell.isTooNarrow(cell) {
      self = .tooNarrow
    } else if cell.count > 60 {
      self = .unreadable
    } else {
      self = DateTokens(cell).map(Self.read) ?? .unreadable
    }
  }

  /// Whether it is a date, though perhaps not a whole or a possible one.
  var isDate: Bool {
    switch self {
    case .day, .numbers, .withoutYear, .withTime, .impossible: true
    default: false
    }
  }

  private static func read(_ tokens: DateTokens) -> WrittenDate {
    var tokens = tokens
    guard tokens.takeTime() else { return tokens.hasTime ? .withTime : .unreadable }
    guard let month = tokens.takeWords() else { return .unreadable }
    let numbers = tokens.numbers
    if month > 0 {
      guard let first = numbers.first, numbers.count <= 2 else { return .unreadable }
      guard numbers.count == 2 else {
        return first.length <= 2 && (1...31).contains(first.value) ? .withoutYear(day: first.value, month: month) : .unreadable
      }
      let (day, year) = first.length == 4 ? (numbers[1], first) : (first, numbers[1])
      return date(year: year, month: month, day: day)
    }
    switch numbers.count {
    case 1: return single(numbers[0])
    case 2:
      // `46349.0` and `46349,00` are whole numbers that a program wrote with decimals.
      if numbers[0].length == 5, numbers[1].value == 0, tokens.sign == 46 || tokens.sign == 44 { return single(numbers[0]) }
      if tokens.sign == 46, (1...31).contains(numbers[0].value), (1...12).contains(numbers[1].value) {
        return .withoutYear(day: numbers[0].value, month: numbers[1].value)
      }
      return tokens.sign == 0 ? .unreadable : .twoNumbers
    case 3:
      guard let sign = tokens.sign, sign != 44, sign != 0 else { return .unreadable }
      let (first, second, third) = (numbers[0], numbers[1], numbers[2])
      if first.length == 4, second.length <= 2, third.length <= 2 {
        return CalendarDate(year: first.value, month: second.value, day: third.value).map { .day($0) } ?? .impossible
      }
      guard first.length <= 2, second.length <= 2, third.length == 2 || third.length == 4 else { return .unreadable }
      return .numbers(first.value, second.value, third.value, sign: sign)
    default: return .unreadable
    }
  }

  private static func date(year: DateTokens.Number, month: Int, day: DateTokens.Number) -> WrittenDate {
    guard day.length <= 2, year.length == 2 || year.length == 4 else { return .unreadable }
    return CalendarDate(year: year.length == 2 ? 2000 + year.value : year.value, month: month, day: day.value).map { .day($0) }
      ?? .impossible
  }

  private static func single(_ number: DateTokens.Number) -> WrittenDate {
    if number.length == 5, (20_000...80_000).contains(number.value) { return .serial(number.value) }
    guard number.length == 8 else { return .unreadable }
    let date = CalendarDate(year: number.value / 10_000, month: number.value / 100 % 100, day: number.value % 100)
    return date.map { .day($0) } ?? .unreadable
  }
}
