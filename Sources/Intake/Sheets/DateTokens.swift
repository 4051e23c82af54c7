/// A cell cut into numbers, words and signs.
struct DateTokens {
  struct Number: Equatable {
    var value: Int
    /// How many digits it was written with.
    var length: Int
  }

  private enum Token: Equatable {
    case number(Number)
    case word(String)
    case sign(UInt8)
    case blank
  }

  private var tokens: [Token] = []
  /// Whether there is a time of day behind the date.
  private(set) var hasTime = false

  /// nil where a number is too long or a sign stands in it that no date has.
  init?(_ cell: SheetCell.Bytes) {
    var at = 0
    while at < cell.count {
      let start = at
      if cell[at] &- 48 < 10 {
        var value = 0
        while at < cell.count, cell[at] &- 48 < 10, at - start < 9 {
          value = value * 10 + Int(cell[at] - 48)
          at += 1
        }
        tokens.append(.number(Number(value: value, length: at - start)))
      } else if let width = SheetCell.blank(cell, at: at) {
        at += width
        if tokens.last != .blank { tokens.append(.blank) }
      } else if Self.isLetter(cell[at]) {
        while at < cell.count, Self.isLetter(cell[at]), SheetCell.blank(cell, at: at) == nil { at += 1 }
        tokens.append(.word(String(decoding: cell[start..<at], as: UTF8.self).lowercased()))
      } else if "./-,:+'".utf8.contains(cell[at]) {
        tokens.append(.sign(cell[at]))
        at += 1
      } else {
        return nil
      }
      if tokens.count > 24 { return nil }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte >= 0x80 }

  /// The numbers in their order.
  var numbers: [Number] {
    tokens.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  /// The one sign that stands between the numbers, 0 where they stand apart without one; nil where the signs differ.
  var sign: UInt8? {
    var found: UInt8?
    var between: UInt8 = 0
    var isBehindNumber = false
    for token in tokens {
      switch token {
      case .sign(let sign): between = sign
      case .number:
        if isBehindNumber {
          if let found, found != between { return nil }
          found = between
        }
        (isBehindNumber, between) = (true, 0)
      default: break
      }
    }
    return found ?? 0
  }

  /// Takes a time of day away; false where it is another than midnight, or none.
  mutating func takeTime() -> Bool {
    guard let colon = tokens.firstIndex(of: .sign(58)) else { return true }
    hasTime = true
    guard colon > 1, case .number(let hour) = tokens[colon - 1], tokens[colon - 2] == .blank || tokens[colon - 2] == .word("t") else {
      hasTime = false
      return false
    }
    let time = tokens[colon...]
    let isHalfDay = time.contains(.word("am"))
    let rest = time.allSatisfy { token in
      switch token {
      case .number(let number): number.value == 0
      case .word(let word): word == "am" || word == "z" || word == "uhr"
      case .sign(let sign): sign != 47 && sign != 45
      case .blank: true
      }
    }
    tokens.removeSubrange((colon - 2)...)
    return rest && (hour.value == 0 || (isHalfDay && hour.value == 12))
  }

  /// Takes the words away; the month that they name, 0 where they name none, nil where one of them belongs to no date.
  mutating func takeWords() -> Int? {
    let words = tokens.compactMap { if case .word(let word) = $0 { word } else { nil } }
    var month = 0
    // The last month counts: `mar` before another one is a Tuesday in French.
    for word in words.reversed() {
      if month == 0, let named = DateNames.month(word) {
        month = named
      } else if DateNames.weekday(word) == nil && !DateNames.isFiller(word) {
        return nil
      }
    }
    tokens.removeAll { if case .word = $0 { true } else { false } }
    return month
  }
}
