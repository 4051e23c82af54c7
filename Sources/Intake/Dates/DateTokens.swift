/// A cell cut into numbers, words and signs.
package struct DateTokens {
  package struct Number: Equatable, Sendable {
    var value: Int
    /// How many digits it was written with.
    var length: Int
    /// What the word right behind it makes of it: `年` a year, `月` a month, `日` a day.
    var part: Part?
  }

  package enum Part: Sendable { case year, month, day }

  private enum Token: Equatable {
    case number(Number)
    /// Words with nothing but blanks and signs between them.
    case words([String])
    case sign(Unicode.Scalar)
    case blank
  }

  private var tokens: [Token] = []
  /// Whether there is a time of day behind the date.
  private(set) var hasTime = false

  /// nil where a number is too long or a sign stands in it that no date has.
  init?(_ cell: SheetCell.Bytes) {
    let scalars = PlainSigns.scalars(cell)
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      if let (value, length, end) = Self.number(scalars, at) {
        let part = Self.part(scalars, end)
        tokens.append(.number(Number(value: value, length: length, part: part?.part)))
        at = part?.end ?? end
      } else if scalar.properties.isWhitespace {
        at += 1
        if tokens.last != .blank { tokens.append(.blank) }
      } else if Self.isLetter(scalar) {
        var word = String.UnicodeScalarView()
        while at < scalars.count, Self.isLetter(scalars[at]), Self.number(scalars, at) == nil {
          word.append(scalars[at])
          at += 1
        }
        tokens.append(.words([String(word).lowercased()]))
      } else if "./-,:+'()".unicodeScalars.contains(scalar) || Self.isForeignSign(scalar) {
        tokens.append(.sign(scalar))
        at += 1
      } else {
        return nil
      }
      if tokens.count > 32 { return nil }
    }
  }

  /// Words of a text without anything between them, as they stand in the table of names.
  static func words(_ text: some StringProtocol) -> [String] {
    text.unicodeScalars.compactMap(PlainSigns.plain).split { !isLetter($0) }.map { String(String.UnicodeScalarView($0)).lowercased() }
  }

  /// Whether it is a sign that stands inside names, as the one between the syllables of Tibet.
  private static func isForeignSign(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.generalCategory == .otherPunctuation
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (scalar.value | 0x20) &- 97 < 26 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return scalar.properties.isAlphabetic
    }
  }

  /// The number that begins at a place, with where it ends; Chinese numerals are one only before the word that makes a date of them.
  private static func number(_ scalars: [Unicode.Scalar], _ start: Int) -> (value: Int, length: Int, end: Int)? {
    var (at, value) = (start, 0)
    while at < scalars.count, at - start < 9, scalars[at].isASCII,
      let digit = scalars[at].properties.numericType.map({ _ in Int(scalars[at].value) - 48 })
    {
      value = value * 10 + digit
      at += 1
    }
    if at > start { return (value, at - start, at) }
    var digits: [Int] = []
    while at < scalars.count, let digit = numerals[scalars[at]] {
      digits.append(digit)
      at += 1
    }
    guard !digits.isEmpty, digits.count <= 4, part(scalars, at) != nil else { return nil }
    if let ten = digits.firstIndex(of: 10) {
      guard ten <= 1, digits.count - ten <= 2, digits.count(where: { $0 == 10 }) == 1 else { return nil }
      return ((ten == 1 ? digits[0] : 1) * 10 + (digits.count > ten + 1 ? digits[ten + 1] : 0), 2, at)
    }
    return (digits.reduce(0) { $0 * 10 + $1 }, digits.count, at)
  }

  private static let numerals: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "一": 1, "元": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
  ]

  /// The word behind a number that tells which part of a date it is. Behind a blank, it may be the beginning of a day's name: `7 월요일`.
  private static func part(_ scalars: [Unicode.Scalar], _ place: Int) -> (part: Part, end: Int)? {
    guard let at = (place..<min(place + 2, scalars.count)).first(where: { scalars[$0] != " " }), let part = parts[scalars[at]] else {
      return nil
    }
    if at > place, at + 1 < scalars.count, isLetter(scalars[at + 1]) { return nil }
    return (part, at + 1)
  }

  private static let parts: [Unicode.Scalar: Part] = [
    "年": .year, "년": .year, "月": .month, "월": .month, "日": .day, "일": .day, "號": .day, "号": .day,
  ]

  /// The numbers in their order.
  var numbers: [Number] {
    tokens.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  /// The one sign that stands between the numbers, 32 where they stand apart without one; nil where the signs differ.
  var sign: UInt8? {
    var found: UInt8?
    var between: UInt8 = 32
    var isBehindNumber = false
    let isOfThree = numbers.count > 2
    for token in tokens {
      switch token {
      case .sign(let sign): between = sign.isASCII ? UInt8(sign.value) : 0
      // A comma before a blank separates less than it joins.
      case .blank: if between == 44 && isOfThree { between = 32 }
      case .number:
        if isBehindNumber {
          if let found, found != between { return nil }
          found = between
        }
        (isBehindNumber, between) = (true, 32)
      case .words: break
      }
    }
    return found ?? 32
  }

  /// Takes a time of day away; false where it is another than midnight, or none.
  mutating func takeTime() -> Bool {
    guard let colon = tokens.firstIndex(of: .sign(":")) else { return true }
    hasTime = true
    guard colon > 1, case .number(let hour) = tokens[colon - 1], tokens[colon - 2] == .blank || tokens[colon - 2] == .words(["t"]) else {
      hasTime = false
      return false
    }
    let time = tokens[colon...]
    let isHalfDay = time.contains(.words(["am"]))
    let rest = time.allSatisfy { token in
      switch token {
      case .number(let number): number.value == 0
      case .words(let words): words.allSatisfy { ["am", "z", "uhr", "ч"].contains($0) }
      case .sign(let sign): sign != "/" && sign != "-"
      case .blank: true
      }
    }
    tokens.removeSubrange((colon - 2)...)
    return rest && (hour.value == 0 || (isHalfDay && hour.value == 12))
  }

  /// Takes the words of an era away, and makes the year that stands behind them one of ours.
  mutating func takeEra() {
    for place in tokens.indices {
      guard case .number(let year) = tokens[place] else { continue }
      // The words since the number before, the nearest first, with their places.
      var words: [(word: String, place: Int)] = []
      for before in tokens[..<place].indices.reversed() {
        if case .number = tokens[before] { break }
        if case .words(let found) = tokens[before] { words += found.reversed().map { ($0, before) } }
      }
      guard let era = DateEras.era(endingIn: words.reversed().map { $0.word }) else { continue }
      if era.isLetter && words.first?.place != place - 1 { continue }
      tokens[place] = .number(Number(value: year.value + era.offset, length: 4, part: .year))
      for taken in words.prefix(era.length) { tokens[taken.place] = .blank }
    }
  }

  /// Takes the words away and says what month they name.
  mutating func takeWords() -> DateNames.Month? {
    var phrases: [[String]] = []
    var isOpen = false
    for token in tokens {
      switch token {
      case .words(let words):
        if isOpen { phrases[phrases.count - 1] += words } else { phrases.append(words) }
        isOpen = true
      case .number: isOpen = false
      default: break
      }
    }
    tokens.removeAll { if case .words = $0 { true } else { false } }
    return phrases.allSatisfy(\.isEmpty) ? DateNames.Month.none : DateNames.all.month(phrases)
  }
}
