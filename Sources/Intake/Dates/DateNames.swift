/// The names of months and days of the week in the languages that programs write dates in, with the words that stand between them.
///
/// They come from `date-names.txt`, which `fixtures/sheets/name-dates` writes. Only dates with words need them.
struct DateNames: Sendable {
  /// The month that the words of a date name.
  enum Month: Equatable {
    /// The words name no month.
    case none
    /// The month, 1 to 12, in each of the languages, 0 where it has no such word.
    case named([UInt8])
  }

  static let all = DateNames(String(decoding: PackageResources.date_names_txt, as: UTF8.self))

  private struct Meaning {
    var language: Int
    /// The month, 0 for a day of the week or a word that says nothing.
    var month: UInt8
  }

  private var meanings: [String: [Meaning]] = [:]
  private var languageCount = 0
  /// The place of English among the languages.
  private(set) var english = 0

  private init(_ table: String) {
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 4 else { continue }
      let months = fields[1].split(separator: "|", omittingEmptySubsequences: false)
      if fields[0] == "en" { english = languageCount }
      for (index, names) in months.enumerated() { add(names, UInt8(index + 1)) }
      for names in fields[2...] { add(names, 0) }
      languageCount += 1
    }
  }

  private mutating func add(_ names: Substring, _ month: UInt8) {
    for name in names.split(separator: ",") {
      meanings[Self.key(DateTokens.words(name)), default: []].append(Meaning(language: languageCount, month: month))
    }
  }

  /// Words as the table has them. Capitals of Turkish lose their dots where they are made small by the habits of other languages.
  private static func key(_ words: some Collection<String>) -> String {
    words.joined(separator: " ").replacing("i\u{307}", with: "i").replacing("ı", with: "i")
  }

  // MARK: Months

  /// The month that the words of a date name; nil where one of them belongs to no date.
  ///
  /// - Parameter phrases: lower-case words that stand together.
  func month(_ phrases: [[String]]) -> Month? {
    var pieces: [[Meaning]?] = []
    for phrase in phrases {
      guard let found = cut(phrase[...]) else { return nil }
      pieces += found
    }
    let known = pieces.compactMap(\.self)
    if known.isEmpty { return Month.none }
    var months = [UInt8](repeating: 0, count: languageCount)
    var isKnown = [Bool](repeating: true, count: languageCount)
    for piece in known.reversed() { read(piece, &months, &isKnown) }
    for language in months.indices where !isKnown[language] { months[language] = 0 }
    if months.contains(where: { $0 > 0 }) { return .named(months) }
    // Words of two languages: the last that is a month in any.
    guard let last = known.last(where: { $0.contains { $0.month > 0 } }) else { return Month.none }
    for meaning in last where meaning.month > 0 { months[meaning.language] = meaning.month }
    return .named(months)
  }

  /// What one word says in each language. The last month counts: `mar` before another one is a Tuesday in French.
  private func read(_ piece: [Meaning], _ months: inout [UInt8], _ isKnown: inout [Bool]) {
    var isHere = [Bool](repeating: false, count: languageCount)
    var isNoMonth = isHere
    for meaning in piece where meaning.month == 0 { (isHere[meaning.language], isNoMonth[meaning.language]) = (true, true) }
    for meaning in piece where meaning.month > 0 {
      if months[meaning.language] == 0 {
        (months[meaning.language], isHere[meaning.language]) = (meaning.month, true)
      }
    }
    for language in isKnown.indices where !isHere[language] { isKnown[language] = false }
  }

  /// The words cut into names of one word or more, each with what it means, nil where it says nothing in any language; nil altogether for a
  /// word that belongs to no date.
  private func cut(_ words: ArraySlice<String>) -> [[Meaning]?]? {
    var rest = words
    var pieces: [[Meaning]?] = []
    words: while let first = rest.first {
      for length in stride(from: min(6, rest.count), through: 1, by: -1) where length > 1 || !Self.fillers.contains(first) {
        if let found = meanings[Self.key(rest.prefix(length))] {
          pieces.append(found)
          rest = rest.dropFirst(length)
          continue words
        }
      }
      guard Self.fillers.contains(first) || split(first, into: &pieces) else { return nil }
      rest = rest.dropFirst()
    }
    return pieces
  }

  /// Splits a word that is two: some countries' dates have no blank between day of the week and month.
  private func split(_ word: String, into pieces: inout [[Meaning]?]) -> Bool {
    for place in word.indices.dropFirst() {
      guard let first = meanings[Self.key([String(word[..<place])])], let second = meanings[Self.key([String(word[place...])])] else {
        continue
      }
      pieces += [first, second]
      return true
    }
    return false
  }

  /// Ordinals, and words between day, month and year, in any language.
  private static let fillers: Set<String> = [
    "st", "nd", "rd", "th", "er", "de", "of", "the", "le", "den", "der", "am", "at", "um", "à", "del", "di", "el", "e", "y", "ad", "ce",
    "be", "b", "ngày", "tháng", "năm",
  ]

  // MARK: Days of the week

  /// The day of the week, 0 for Monday to 6, that a lower-case word names in English, German or French, which sheets come in; nil for others.
  static func weekday(_ word: String) -> Int? { weekdays.firstIndex { $0.contains(word) } }

  private static let weekdays: [[String]] = [
    ["mon", "monday", "mo", "montag", "lun", "lundi"], ["tue", "tues", "tuesday", "di", "dienstag", "mar", "mardi"],
    ["wed", "wednesday", "mi", "mittwoch", "mer", "mercredi"], ["thu", "thur", "thurs", "thursday", "do", "donnerstag", "jeu", "jeudi"],
    ["fri", "friday", "fr", "freitag", "ven", "vendredi"], ["sat", "saturday", "sa", "samstag", "sonnabend", "sam", "samedi"],
    ["sun", "sunday", "so", "sonntag", "dim", "dimanche"],
  ]
}

/// Eras that are counted otherwise than ours, as dates name them.
enum DateEras {
  struct Era {
    /// What is added to a year of it to get ours.
    var offset: Int
    /// How many words name it.
    var length: Int
    /// Whether it is a single letter, which says so only where it touches the year.
    var isLetter: Bool
  }

  /// The era that the last of these words name; nil where they name none.
  static func era(endingIn words: [String]) -> Era? {
    for length in [2, 1] where words.count >= length {
      if let offset = offsets[words.suffix(length).joined(separator: " ")] {
        return Era(offset: offset, length: length, isLetter: length == 1 && words.last?.utf8.count == 1)
      }
    }
    return nil
  }

  /// So much larger than ours is a year counted from the Buddha's death.
  static let buddhist = 543
  /// So much larger is ours than a year of the Republic of China.
  static let republican = 1911

  private static let offsets: [String: Int] = [
    "พ ศ": -buddhist, "พศ": -buddhist, "พุทธศักราช": -buddhist, "be": -buddhist, "b e": -buddhist, "ພ ສ": -buddhist, "ព ស": -buddhist,
    "佛曆": -buddhist, "ค ศ": 0, "ce": 0, "民國": republican, "民国": republican, "中華民國": republican, "中华民国": republican, "令和": 2018, "平成": 1988,
    "昭和": 1925, "r": 2018, "h": 1988, "s": 1925, "단기": -2333,
  ]
}
