import TrainingModel

/// What a number cell says, in hundredths; the decimal sign is not known beforehand, because every country's programs write their own.
enum SheetNumber: Equatable {
  case empty
  /// The number; `isExact` tells that it has no more than two decimals.
  case exact(hundredths: Int, isExact: Bool)
  /// A number such as `1.250`, which has three decimals or a sign between its thousands.
  case either(decimal: Int, isExact: Bool, grouped: Int, sign: UInt8)
  case fault(Fault)

  /// Why a cell holds no number.
  enum Fault: Equatable {
    case percent, negative, tooLarge, twoNumbers, spreadsheetError, tooNarrow, other
    /// A rating of perceived exertion where reps in reserve belong.
    case exertion
    /// A time that is minutes and seconds, or hours and minutes.
    case openTime
    /// A date that a spreadsheet made of two numbers: its day and month, whichever was typed first.
    case date(day: Int, month: Int)
    /// The serial number of such a date.
    case serial(day: Int, month: Int)
    case otherUnit
  }

  /// The decimal signs that the numbers of a file have.
  struct Signs {
    var hasPoint = false
    var hasComma = false

    /// Whether this sign stands before decimals; nil where the file shows both or neither.
    func isDecimal(_ sign: UInt8) -> Bool? {
      if hasPoint == hasComma { return nil }
      return (sign == UInt8(ascii: ".")) == hasPoint
    }
  }

  /// Reads a cell; `words` are those that its column's numbers may have beside them.
  static func read(_ cell: SheetCell.Bytes, _ words: @autoclosure () -> NumberWords, signs: inout Signs) -> SheetNumber {
    if cell.isEmpty { return .empty }
    if cell.count <= 7, let whole = plain(cell) { return .exact(hundredths: whole * 100, isExact: true) }
    if PlainSigns.mayHaveOthers(cell) {
      return PlainSigns.bytes(cell).withUnsafeBufferPointer { readSlowly(SheetCell.value($0), words(), signs: &signs) }
    }
    return readSlowly(SheetCell.value(cell), words(), signs: &signs)
  }

  /// The serial numbers of days from 1950 to 2099, in hundredths. A spreadsheet takes `22.5` for the 22nd of May of this year, `1.75` for the
  /// first of January 1975, and hands on the number of that day; no cell of a plan has so large a number.
  static let serials = 1_826_400...7_305_000

  /// Why a number is refused that is the serial number of a date; nil where it is none.
  static func serial(_ hundredths: Int) -> Fault? {
    guard serials.contains(hundredths), hundredths.isMultiple(of: 100) else { return nil }
    let date = CalendarDate(dayNumber: Int32(hundredths / 100 - 25_569)).components
    return .serial(day: date.day, month: date.month)
  }

  /// Digits only.
  @inline(__always) private static func plain(_ cell: SheetCell.Bytes) -> Int? {
    var value = 0
    for byte in cell {
      let digit = byte &- 48
      if digit > 9 { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  private static func readSlowly(_ whole: SheetCell.Bytes, _ words: NumberWords, signs: inout Signs) -> SheetNumber {
    if words.sayNothing(whole) { return .empty }
    if whole.last == UInt8(ascii: "%") { return .fault(.percent) }
    if whole.first == UInt8(ascii: "#") || SheetCell.isError(whole) {
      return .fault(SheetCell.isTooNarrow(whole) ? .tooNarrow : .spreadsheetError)
    }
    let cell: SheetCell.Bytes
    switch words.number(in: whole) {
    case .alone(let number): cell = number
    case .fault(let fault): return .fault(fault)
    }
    if cell.first == UInt8(ascii: "-"), cell.count > 1, cell[1].isASCIIDigit { return .fault(.negative) }
    return NumberRuns(cell)?.number(&signs) ?? words.time(whole) ?? .fault(fault(whole))
  }

  /// What probably happened to a cell that is no number.
  private static func fault(_ cell: SheetCell.Bytes) -> Fault {
    switch WrittenDate(cell) {
    case .day(let date): return .date(day: date.components.day, month: date.components.month)
    case .open(let date): return .date(day: date.typed.day, month: date.typed.month)
    case .withoutYear(let days): return days.first.map { .date(day: $0.day, month: $0.month) } ?? .other
    case .twoNumbers: return .twoNumbers
    default: return .other
    }
  }
}

extension NumberRuns {
  /// The number in hundredths, and in `found` the decimal sign that it shows.
  func number(_ found: inout SheetNumber.Signs) -> SheetNumber? {
    switch reading() {
    case nil: return nil
    case .one(let whole, let fraction, let decimal):
      if decimal == UInt8(ascii: ".") { found.hasPoint = true }
      if decimal == UInt8(ascii: ",") { found.hasComma = true }
      return exact(whole, fraction)
    case .either(let whole, let fraction, let sign):
      guard case .exact(let decimal, let isExact)? = exact(whole, fraction), case .exact(let grouped, _)? = exact(whole + fraction, [])
      else { return .fault(.tooLarge) }
      return .either(decimal: decimal, isExact: isExact, grouped: grouped, sign: sign)
    }
  }

  /// The number with these digits before and behind its decimal sign; ties go up.
  private func exact(_ whole: [UInt8], _ fraction: [UInt8]) -> SheetNumber? {
    let significant = whole.drop { $0 == 0 }
    guard significant.count <= 9 else { return .fault(.tooLarge) }
    var hundredths = significant.reduce(0) { $0 * 10 + Int($1) }
    for place in 0..<2 { hundredths = hundredths * 10 + (place < fraction.count ? Int(fraction[place]) : 0) }
    let rest = fraction.dropFirst(2)
    if let next = rest.first, next >= 5 { hundredths += 1 }
    return .exact(hundredths: hundredths, isExact: rest.allSatisfy { $0 == 0 })
  }
}
