import TrainingModel

/// A number as runs of digits with the signs between them: which of these stand before decimals, every country has otherwise.
struct NumberRuns {
  /// What the runs say, as digits and not as a rounded number.
  enum Reading: Equatable {
    /// The digits before and behind the decimal sign; `decimal` is the sign that stands before decimals where this was written, if it shows.
    case one(whole: [UInt8], fraction: [UInt8], decimal: UInt8?)
    /// A number such as `1.250`, which has three decimals or a sign between its thousands.
    case either(whole: [UInt8], fraction: [UInt8], sign: UInt8)

    /// The numbers that it may be, the one with decimals first.
    var values: [Double] {
      switch self {
      case .one(let whole, let fraction, _): [Self.value(whole, fraction)]
      case .either(let whole, let fraction, _): [Self.value(whole, fraction), Self.value(whole + fraction, [])]
      }
    }

    /// The digits behind what may be a decimal sign.
    var fraction: [UInt8] {
      switch self {
      case .one(_, let fraction, _), .either(_, let fraction, _): fraction
      }
    }

    /// Up to 15 digits are exact in a `Double`, so that one division rounds correctly.
    private static func value(_ whole: [UInt8], _ fraction: [UInt8]) -> Double {
      var (mantissa, scale, digits) = (0.0, 1.0, 0)
      for digit in whole { (mantissa, digits) = (mantissa * 10 + Double(digit), digits + 1) }
      for digit in fraction where digits < 15 { (mantissa, scale, digits) = (mantissa * 10 + Double(digit), scale * 10, digits + 1) }
      return mantissa / scale
    }
  }

  private var digits: [[UInt8]] = [[]]
  private var signs: [UInt8] = []

  /// nil where something else stands in it.
  init?(_ cell: SheetCell.Bytes) {
    var at = 0
    while at < cell.count {
      let byte = cell[at]
      if byte.isASCIIDigit {
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

  /// What the runs say; nil where they stand as in no number.
  func reading() -> Reading? {
    guard let last = signs.last else { return .one(whole: digits[0], fraction: [], decimal: nil) }
    let isDecimalSign = last == UInt8(ascii: ".") || last == UInt8(ascii: ",") || last == PlainSigns.decimal
    if signs.count == 1, isDecimalSign {
      if last != PlainSigns.decimal, isGrouped(digits), digits[0] != [0] {
        return .either(whole: digits[0], fraction: digits[1], sign: last)
      }
      return .one(whole: digits[0], fraction: digits[1], decimal: last)
    }
    let group = signs[0]
    if signs.allSatisfy({ $0 == group }), group != PlainSigns.decimal {
      guard isGrouped(digits) else { return nil }
      // A sign between thousands is not the decimal one.
      let other: UInt8? = isDecimalSign ? (last == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")) : nil
      return .one(whole: Array(digits.joined()), fraction: [], decimal: other)
    }
    guard isDecimalSign, signs.dropLast().allSatisfy({ $0 == group }), isGrouped(digits.dropLast()) else { return nil }
    return .one(whole: Array(digits.dropLast().joined()), fraction: digits[digits.count - 1], decimal: last)
  }

  /// Whether the runs stand as thousands do, or as in India, where only the last has three digits and the others have two.
  private func isGrouped(_ runs: some BidirectionalCollection<[UInt8]>) -> Bool {
    guard let first = runs.first, let last = runs.last, (1...3).contains(first.count), runs.count == 1 || last.count == 3 else {
      return false
    }
    let middle = runs.dropFirst().dropLast()
    return middle.allSatisfy { $0.count == 3 } || (first.count <= 2 && middle.allSatisfy { $0.count == 2 })
  }
}
