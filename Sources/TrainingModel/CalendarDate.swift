/// A day of the proleptic Gregorian calendar, without a time or a zone.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01, which is 0.
  public let dayNumber: Int32

  public init(dayNumber: Int32) { self.dayNumber = dayNumber }

  /// The day with this year (1 to 9999), month and day of the month, or nil where the calendar has none.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year: year) else { return nil }
    // Days from civil, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms": March starts the year, so leap days fall at its end.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = Int32(era * 146097 + dayOfEra - 719468)
  }

  /// The day that `YYYY-MM-DD` names, or nil for any other text.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The year, month and day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(dayNumber) + 719468
    let era = (shifted >= 0 ? shifted : shifted - 146096) / 146097
    let dayOfEra = shifted - era * 146097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day of the week.
  public var weekday: Weekday { Weekday(rawValue: UInt8(((Int(dayNumber) + 3) % 7 + 7) % 7))! }

  /// `YYYY-MM-DD`.
  public var description: String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      writeISO { buffer[$0] = $1 }
      return 10
    }
  }

  /// Hands the ten bytes of `YYYY-MM-DD` to `put`, each with its place: the bulk paths write dates without a `String`.
  @inlinable public func writeISO(_ put: (_ place: Int, _ byte: UInt8) -> Void) {
    let (year, month, day) = components
    put(0, UInt8(48 + year / 1000))
    put(1, UInt8(48 + year / 100 % 10))
    put(2, UInt8(48 + year / 10 % 10))
    put(3, UInt8(48 + year % 10))
    put(4, 45)
    put(5, UInt8(48 + month / 10))
    put(6, UInt8(48 + month % 10))
    put(7, 45)
    put(8, UInt8(48 + day / 10))
    put(9, UInt8(48 + day % 10))
  }

  /// The Monday on this day or the next one after it.
  public var mondayOnOrAfter: CalendarDate { self + (7 - Int(weekday.rawValue)) % 7 }

  /// Whole years from this day to `other`, as birthdays count them (a 29 February birthday falls on 1 March in other years).
  public func years(until other: CalendarDate) -> Int {
    let (from, to) = (components, other.components)
    let beforeBirthday = (to.month, to.day) < (from.month, from.day)
    return to.year - from.year - (beforeBirthday ? 1 : 0)
  }

  public static func + (date: CalendarDate, days: Int) -> CalendarDate { CalendarDate(dayNumber: date.dayNumber + Int32(days)) }

  /// The days from `rhs` to `lhs`.
  public static func - (lhs: CalendarDate, rhs: CalendarDate) -> Int { Int(lhs.dayNumber) - Int(rhs.dayNumber) }

  public static func < (lhs: CalendarDate, rhs: CalendarDate) -> Bool { lhs.dayNumber < rhs.dayNumber }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
    default: 31
    }
  }
}

/// A day of the week, Monday first.
public enum Weekday: UInt8, Word {
  case mon, tue, wed, thu, fri, sat, sun

  public static let spellings = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}
