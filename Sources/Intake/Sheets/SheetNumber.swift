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

  /// Reads a cell; `unit` is the word that may stand behind the number (`kg`).
  static func read(_ cell: SheetCell.Bytes, unit: String?, signs: inout Signs) -> SheetNumber {
    if cell.isEmpty { return .empty }
    if cell.count <= 7, let whole = plain(cell) { return .exact(hundredths: whole * 100, isExact: true) }
    if PlainSigns.mayHaveOthers(cell) {
      return PlainSigns.bytes(cell).withUnsafeBufferPointer { readSlowly(SheetCell.value($0), unit: unit, signs: &signs) }
    }
    return readSlowly(SheetCell.value(cell), unit: unit, signs: &signs)
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

  private static func readSlowly(_ whole: SheetCell.Bytes, unit: String?, signs: inout Signs) -> SheetNumber {
    if whole.isEmpty { return .empty }
    if whole.last == UInt8(ascii: "%") { return .fault(.percent) }
    if whole.first == UInt8(ascii: "#") || SheetCell.isError(whole) {
      return .fault(SheetCell.isTooNarrow(whole) ? .tooNarrow : .spreadsheetError)
    }
    var cell = whole
    if let last = cell.last, (last | 0x20) &- 97 < 26, let digit = cell.lastIndex(where: { $0 &- 48 < 10 }) {
      let word = SheetCell.trimmed(SheetCell.Bytes(rebasing: cell[(digit + 1)...]))
      let spelled = String(decoding: word, as: UTF8.self).lowercased()
      let meant = spelled == "lbs" ? "lb" : spelled
      if meant == unit {
        cell = SheetCell.Bytes(rebasing: cell[...digit])
      } else if unit != nil, LoadUnit(id: meant) != nil {
        return .fault(.otherUnit)
      }
    }
    if cell.first == UInt8(ascii: "-"), cell.count > 1, cell[1] &- 48 < 10 { return .fault(.negative) }
    return NumberRuns(cell)?.number(&signs) ?? .fault(fault(whole))
  }

  /// What probably happened to a cell that is no number.
  private static func fault(_ cell: SheetCell.Bytes) -> Fault {
    switch WrittenDate(cell) {
    case .day(let date): return .date(day: date.components.day, month: date.components.month)
    case .open(let date): return .date(day: date.typed.day, month: date.typed.month)
    case .withoutYear(let day, let month): return .date(day: day, month: month)
    case .twoNumbers: return .twoNumbers
    default: return .other
    }
  }
}

/// A number as runs of digits with the signs between them.
private struct NumberRuns {
  private var digits: [[UInt8]] = [[]]
  private var signs: [UInt8] = []

  /// nil where something else stands in it.
  init?(_ cell: SheetCell.Bytes) {
    var at = 0
    while at < cell.count {
      let byte = cell[at]
      if byte &- 48 < 10 {
        digits[digits.count - 1].append(byte - 48)
        at += 1
        continue
      }
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "'") || byte == PlainSigns.decimal {
        signs.append(byte)
      } else if byte == 32 || byte == 9 {
        signs.append(32)
      } else {
        return nil
      }
      at += 1
      digits.append([])
      if digits.count > 6 { return nil }
    }
    // `20.` is what a format for two decimals makes of 20.
    if digits.contains(where: { $0.count > 18 }) || digits.allSatisfy(\.isEmpty) || (digits.count > 2 && digits.last == []) { return nil }
  }

  func number(_ found: inout SheetNumber.Signs) -> SheetNumber? {
    guard let last = signs.last else { return exact(digits[0], []) }
    let isDecimalSign = last == UInt8(ascii: ".") || last == UInt8(ascii: ",") || last == PlainSigns.decimal
    if signs.count == 1, isDecimalSign {
      if last != PlainSigns.decimal, isGrouped(digits), digits[0] != [0] {
        guard case .exact(let decimal, let isExact)? = exact(digits[0], digits[1]), case .exact(let grouped, _)? = exact(joined(digits), [])
        else { return .fault(.tooLarge) }
        return .either(decimal: decimal, isExact: isExact, grouped: grouped, sign: last)
      }
      note(last, in: &found)
      return exact(digits[0], digits[1])
    }
    let group = signs[0]
    if signs.allSatisfy({ $0 == group }), group != PlainSigns.decimal {
      guard isGrouped(digits) else { return nil }
      // A sign between thousands is not the decimal one.
      if isDecimalSign { note(last == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: "."), in: &found) }
      return exact(joined(digits), [])
    }
    guard isDecimalSign, signs.dropLast().allSatisfy({ $0 == group }), isGrouped(digits.dropLast()) else { return nil }
    note(last, in: &found)
    return exact(joined(digits.dropLast()), digits[digits.count - 1])
  }

  private func note(_ sign: UInt8, in found: inout SheetNumber.Signs) {
    if sign == UInt8(ascii: ".") { found.hasPoint = true }
    if sign == UInt8(ascii: ",") { found.hasComma = true }
  }

  /// Whether the runs stand as thousands do, or as in India, where only the last has three digits and the others have two.
  private func isGrouped(_ runs: some BidirectionalCollection<[UInt8]>) -> Bool {
    guard let first = runs.first, let last = runs.last, (1...3).contains(first.count), runs.count == 1 || last.count == 3 else {
      return false
    }
    let middle = runs.dropFirst().dropLast()
    return middle.allSatisfy { $0.count == 3 } || (first.count <= 2 && middle.allSatisfy { $0.count == 2 })
  }

  private func joined(_ runs: some Collection<[UInt8]>) -> [UInt8] { Array(runs.joined()) }

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
