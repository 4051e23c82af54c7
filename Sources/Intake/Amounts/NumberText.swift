import TrainingModel

/// Numbers and dates from text, strictly: no blanks, signs, names or hexadecimal forms that a library would let pass.
package enum NumberText {
  /// A whole number of at most nine digits, with a minus where it is negative.
  static func whole(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let isNegative = text.first == 45
    let digits = text.dropFirst(isNegative ? 1 : 0)
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for byte in digits {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return isNegative ? -value : value
  }

  /// A finite decimal number: `-?digits(.digits)?(e[+-]?digits)?`.
  package static func decimal(_ text: UnsafeBufferPointer<UInt8>, decimalComma: Bool) -> Double? {
    var (at, mantissa, places, digits) = (0, 0, 0, 0)
    let isNegative = text.first == 45
    if isNegative { at = 1 }
    let wholeStart = at
    func isDigit(_ at: Int) -> Bool { at < text.count && text[at] >= 48 && text[at] <= 57 }
    while isDigit(at) {
      if digits < 18 { mantissa = mantissa * 10 + Int(text[at] - 48) }
      digits += 1
      at += 1
    }
    guard at > wholeStart else { return nil }
    if at < text.count, text[at] == 46 || (decimalComma && text[at] == 44) {
      at += 1
      let fraction = at
      while isDigit(at) {
        if digits < 18 { mantissa = mantissa * 10 + Int(text[at] - 48) }
        digits += 1
        places += 1
        at += 1
      }
      guard at > fraction else { return nil }
    }
    // Up to 15 digits and 10²² are exact in a Double, so that one division rounds correctly.
    if at == text.count, digits <= 15, places <= 22 {
      var scale = 1.0
      for _ in 0..<places { scale *= 10 }
      return (isNegative ? -Double(mantissa) : Double(mantissa)) / scale
    }
    if at < text.count {
      guard text[at] == 101 || text[at] == 69 else { return nil }
      at += 1
      if at < text.count, text[at] == 43 || text[at] == 45 { at += 1 }
      guard isDigit(at) else { return nil }
      while isDigit(at) { at += 1 }
      guard at == text.count else { return nil }
    }
    let value = Double(String(decoding: text, as: UTF8.self).replacing(",", with: "."))
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// A day as `YYYY-MM-DD`.
  package static func date(_ text: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    guard text.count == 10, text[4] == 45, text[7] == 45 else { return nil }
    func number(_ range: Range<Int>) -> Int {
      var value = 0
      for at in range {
        guard text[at] >= 48, text[at] <= 57 else { return -1 }
        value = value * 10 + Int(text[at] - 48)
      }
      return value
    }
    return CalendarDate(year: number(0..<4), month: number(5..<7), day: number(8..<10))
  }
}
