import TrainingModel

/// The names of supersets: one letter, which all exercises share that are done in turn.
package enum SupersetName {
  /// The letter that a cell means; empty for no superset, nil where it is no name of one.
  ///
  /// Coaches write the members of a superset as `A1`, `A2`, `A3`, as `a`, or number supersets as `1` and `1a`: all of `A1`, `a` and `1` are `A`.
  package static func read(_ text: String) -> String? {
    if text.isEmpty { return "" }
    let bytes = Array(text.uppercased().utf8)
    guard text.utf8.count <= 4, let first = bytes.first else { return nil }
    func isDigit(_ byte: UInt8) -> Bool { byte.isASCIIDigit }
    if first &- 65 < 26 {
      // Where a day has more than 26, planned ones go on with `AA`.
      let letters = bytes.prefix { $0 &- 65 < 26 }
      let rest = bytes[letters.count...]
      guard rest.allSatisfy(isDigit), rest.count <= 2 else { return nil }
      let name = String(decoding: letters, as: UTF8.self)
      return number(name) > 0 ? name : nil
    }
    let digits = bytes.prefix(while: isDigit)
    let rest = bytes[digits.count...]
    guard let number = UInt8(String(decoding: digits, as: UTF8.self)), (1...26).contains(number), rest.count <= 1,
      rest.allSatisfy({ $0 &- 65 < 26 })
    else { return nil }
    return String(UnicodeScalar(number + 64))
  }

  /// 1 for `A`, 26 for `Z`, 27 for `AA` and so on to 255; 0 for no superset, and for what is no name of one.
  package static func number(_ name: String) -> UInt8 {
    var number = 0
    for byte in name.utf8 {
      guard byte &- 65 < 26, number < 256 else { return 0 }
      number = number * 26 + Int(byte) - 64
    }
    return UInt8(exactly: number) ?? 0
  }
}
