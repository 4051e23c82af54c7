import TrainingModel

/// A date as some program wrote it, as far as the cell alone says which day it is.
package enum WrittenDate: Equatable {
  case empty
  case day(CalendarDate)
  /// A date whose day depends on the country.
  case open(OpenDate)
  /// The days since the beginning of a spreadsheet's calendar.
  case serial(Int)
  /// A date that lacks its year: the day, or the days where the name of the month means several.
  case withoutYear([DayOfYear])
  /// Two numbers with a dash or slash between them, and the days that they may be.
  case twoNumbers([DayOfYear])
  /// A day with a time that is not midnight.
  case withTime
  /// No calendar has this day.
  case impossible
  case tooNarrow
  case unreadable

  package init(_ cell: SheetCell.Bytes) {
    let cell = SheetCell.value(cell)
    if cell.isEmpty {
      self = .empty
    } else if let date = NumberText.date(cell) {
      self = .day(date)
    } else if SheetCell.isTooNarrow(cell) {
      self = .tooNarrow
    } else if cell.count > 160 {
      self = .unreadable
    } else {
      self = DateTokens(cell).map(Self.read) ?? .unreadable
    }
  }

  /// The month that the words of a date name in each language, 0 where it has no such word; nil for a date without words.
  package static func months(_ cell: SheetCell.Bytes) -> [UInt8]? {
    guard cell.count <= 160, var tokens = DateTokens(cell) else { return nil }
    _ = tokens.takeTime()
    tokens.takeEra()
    guard case .named(let months)? = tokens.takeWords() else { return nil }
    return months
  }

  /// The place of English among the languages of `months`.
  package static var english: Int { DateNames.all.english }

  /// A day of every year.
  package struct DayOfYear: Equatable {
    var day: Int
    var month: Int
  }

  /// The days that a cell without a year may be; nil where it has one, or is no date.
  var yearless: [DayOfYear]? {
    switch self {
    case .withoutYear(let days), .twoNumbers(let days): days.isEmpty ? nil : days
    default: nil
    }
  }

  /// Whether it is a date, though perhaps not a whole or a possible one.
  var isDate: Bool {
    switch self {
    case .day, .open, .serial, .withoutYear, .withTime, .impossible: true
    default: false
    }
  }

  private static func read(_ tokens: DateTokens) -> WrittenDate {
    var tokens = tokens
    guard tokens.takeTime() else { return tokens.hasTime ? .withTime : .unreadable }
    tokens.takeEra()
    guard let month = tokens.takeWords() else { return .unreadable }
    if let date = parts(tokens.numbers) { return date }
    switch month {
    case .named(let months): return named(tokens.numbers, months)
    case .none: return numbers(tokens)
    }
  }

  /// Numbers that say themselves which is the year, month and day.
  private static func parts(_ numbers: [DateTokens.Number]) -> WrittenDate? {
    func only(_ part: DateTokens.Part) -> DateTokens.Number? {
      let found = numbers.filter { $0.part == part }
      return found.allSatisfy { OpenDate.year($0) == found.first.flatMap { OpenDate.year($0) } } ? found.first : nil
    }
    guard let month = only(.month), let day = only(.day), month.length <= 2, day.length <= 2 else { return nil }
    guard let year = only(.year).map({ OpenDate.year($0) }) else { return .withoutYear([DayOfYear(day: day.value, month: month.value)]) }
    return year.flatMap { CalendarDate(year: $0, month: month.value, day: day.value) }.map { .day($0) } ?? .impossible
  }

  /// Numbers beside the name of a month.
  private static func named(_ numbers: [DateTokens.Number], _ months: [UInt8]) -> WrittenDate {
    guard let first = numbers.first, numbers.count <= 2 else { return .unreadable }
    guard numbers.count == 2 else {
      guard first.length <= 2, (1...31).contains(first.value) else { return .unreadable }
      var days: [DayOfYear] = []
      for month in months where month > 0 && !days.contains(where: { $0.month == Int(month) }) {
        days.append(DayOfYear(day: first.value, month: Int(month)))
      }
      return .withoutYear(days)
    }
    return settled(.named(first, numbers[1], months: months))
  }

  /// Numbers without a name.
  private static func numbers(_ tokens: DateTokens) -> WrittenDate {
    let numbers = tokens.numbers
    switch numbers.count {
    case 1: return single(numbers[0])
    case 2:
      // `46349.0` and `46349,00` are whole numbers that a program wrote with decimals.
      if numbers[0].length == 5, numbers[1].value == 0, tokens.sign == 46 || tokens.sign == 44 { return single(numbers[0]) }
      if tokens.sign == 46, (1...31).contains(numbers[0].value), (1...12).contains(numbers[1].value) {
        return .withoutYear([DayOfYear(day: numbers[0].value, month: numbers[1].value)])
      }
      if tokens.sign == 32 { return .unreadable }
      let days = [DayOfYear(day: numbers[0].value, month: numbers[1].value), DayOfYear(day: numbers[1].value, month: numbers[0].value)]
      return .twoNumbers(days.filter { (1...31).contains($0.day) && (1...12).contains($0.month) })
    case 3:
      let lengths = numbers.map(\.length)
      guard let sign = tokens.sign, sign != 44, sign != 32 || lengths.contains(4) else { return .unreadable }
      guard lengths[1] <= 2, lengths.contains(where: { $0 > 1 }) else { return .unreadable }
      return settled(.numbers(numbers[0], numbers[1], numbers[2], sign: sign))
    default: return .unreadable
    }
  }

  /// The day itself where every country reads the same, and no other order of numbers is possible.
  private static func settled(_ date: OpenDate) -> WrittenDate {
    switch date {
    case .numbers(let first, _, let third, _):
      guard first.length >= 3 else { return third.length <= 4 ? .open(date) : .unreadable }
      guard first.length <= 4, third.length <= 2 else { return .unreadable }
      return date.day(DateReading(order: .yearMonthDay)).map { .day($0) } ?? .impossible
    case .named(let first, let second, _):
      guard min(first.length, second.length) <= 2, (2...4).contains(max(first.length, second.length)) else { return .unreadable }
      guard date.onlyMonth != nil, max(first.length, second.length) > 2 else { return .open(date) }
      let order: DateReading.Order = first.length > 2 ? .yearMonthDay : .dayMonthYear
      return date.inAnyLanguage().day(DateReading(order: order)).map { .day($0) } ?? .impossible
    }
  }

  private static func single(_ number: DateTokens.Number) -> WrittenDate {
    if number.length == 5, (20_000...80_000).contains(number.value) { return .serial(number.value) }
    guard number.length == 8 else { return .unreadable }
    let date = CalendarDate(year: number.value / 10_000, month: number.value / 100 % 100, day: number.value % 100)
    return date.map { .day($0) } ?? .unreadable
  }
}
