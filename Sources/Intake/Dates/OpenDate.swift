import TrainingModel

/// How the country that wrote a sheet puts numbers into a date, and in which language it names the month.
package struct DateReading: Hashable, Sendable {
  package enum Order: CaseIterable {
    case dayMonthYear, monthDayYear, yearMonthDay
  }

  package var order: Order
  /// Of months with names, the place of their language among those of `DateNames`.
  package var language = 0
  /// Whether years of two digits are counted from the Buddha's death.
  package var isBuddhist = false

  package init(order: Order, language: Int = 0, isBuddhist: Bool = false) {
    (self.order, self.language, self.isBuddhist) = (order, language, isBuddhist)
  }

  /// The readings by which these dates, of one group, differ. Languages that name their months alike are one.
  package static func candidates(for dates: [OpenDate]) -> [DateReading] {
    guard let first = dates.first else { return [] }
    guard case .named(_, _, let months) = first else {
      return Order.allCases.flatMap { [DateReading(order: $0), DateReading(order: $0, isBuddhist: true)] }
    }
    var seen: Set<[UInt8]> = []
    let languages = months.indices.filter { language in
      seen.insert(dates.map { if case .named(_, _, let months) = $0 { months[language] } else { 0 } }).inserted
    }
    return languages.flatMap { language in
      [Order.dayMonthYear, .yearMonthDay].flatMap { order in
        [false, true].map { DateReading(order: order, language: language, isBuddhist: $0) }
      }
    }
  }
}

/// A date that is one day or another, as the country that wrote it has it.
package enum OpenDate: Equatable, Sendable {
  package typealias Number = DateTokens.Number

  /// Three numbers; `sign` stands between them.
  case numbers(Number, Number, Number, sign: UInt8)
  /// Two numbers beside the name of a month, which is given for each language and 0 where it has no such word.
  case named(Number, Number, months: [UInt8])

  /// The sign by which dates are told apart that may have been written in different manners; 0 for those with a month's name.
  package var group: UInt8 { if case .numbers(_, _, _, let sign) = self { sign } else { 0 } }

  /// What somebody probably typed that became this date.
  var typed: (day: Int, month: Int) {
    switch self {
    case .numbers(let first, let second, _, _): (first.value, second.value)
    case .named(let first, _, let months): (first.value, Int(months.first { $0 > 0 } ?? 0))
    }
  }

  /// The day that it is where it was written in this way; nil where it then is none.
  package func day(_ reading: DateReading) -> CalendarDate? {
    switch self {
    case .numbers(let first, let second, let third, _):
      switch reading.order {
      case .dayMonthYear: return Self.day(third, second.value, first, reading)
      case .monthDayYear: return Self.day(third, first.value, second, reading)
      case .yearMonthDay: return Self.day(first, second.value, third, reading)
      }
    case .named(let first, let second, let months):
      let month = Int(months[reading.language])
      return reading.order == .yearMonthDay ? Self.day(first, month, second, reading) : Self.day(second, month, first, reading)
    }
  }

  /// The month that every language that has this name means; nil where they differ, or there is no name.
  var onlyMonth: UInt8? {
    guard case .named(_, _, let months) = self, let first = months.first(where: { $0 > 0 }) else { return nil }
    return months.allSatisfy { $0 == 0 || $0 == first } ? first : nil
  }

  /// The same date with a month that all languages agree about read in any of them.
  func inAnyLanguage() -> OpenDate {
    guard case .named(let first, let second, let months) = self, let month = onlyMonth else { return self }
    return .named(first, second, months: [UInt8](repeating: month, count: months.count))
  }

  private static func day(_ year: Number, _ month: Int, _ day: Number, _ reading: DateReading) -> CalendarDate? {
    guard day.length <= 2, let year = Self.year(year, reading.isBuddhist) else { return nil }
    return CalendarDate(year: year, month: month, day: day.value)
  }

  /// The year in our calendar. No plan lies centuries ahead: such years are counted from the Buddha's death, and those of three digits from
  /// the founding of the Republic of China.
  static func year(_ number: Number, _ isBuddhist: Bool = false) -> Int? {
    switch number.length {
    case 2: isBuddhist ? 2500 + number.value - DateEras.buddhist : 2000 + number.value
    case 3 where (100..<200).contains(number.value): number.value + DateEras.republican
    case 4: (2400..<2700).contains(number.value) ? number.value - DateEras.buddhist : number.value
    default: nil
    }
  }
}
