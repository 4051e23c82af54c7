import Editing

/// The words that spreadsheets understand inside a date, a time or a number, in the languages whose decimal conventions sheets are written in.
enum DateWords {
  /// Whether a lower-case word can be a part of a date, time, or number; `before` is what stands before it but for spaces.
  static func contains(_ word: String, after before: Unicode.Scalar?) -> Bool {
    if let before, SpreadsheetReading.isDigit(before), afterNumbers.contains(word) { return true }
    if word == "m", before == "." { return true }  // of `5 a.m.`
    if anywhere.contains(word) { return true }
    return word.count >= 3 && names.contains { $0.hasPrefix(word) }
  }

  /// Whether text that starts with an ASCII letter can start with a word that spreadsheets know; most text is told apart by three letters.
  static func mayStart(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var key = 0
    for place in 0..<3 {
      guard place < text.count else { return place == 2 }
      let byte = text[place]
      let letter = Int((byte | 0x20) &- 97)
      if letter >= 26 { return byte >= 0x80 || place == 2 }
      key = key * 26 + letter
    }
    return beginnings[key]
  }

  /// For every three letters, whether a name, a word of `anywhere`, or a word for true, false or nothing begins with them.
  private static let beginnings: [Bool] = {
    var result = [Bool](repeating: false, count: 26 * 26 * 26)
    for word in names + anywhere + SpreadsheetReading.truthWords + AbsentValue.words {
      let letters = word.lowercased().utf8.prefix(3).map { Int($0) - 97 }
      guard letters.count == 3, letters.allSatisfy((0..<26).contains) else { continue }
      result[letters.reduce(0) { $0 * 26 + $1 }] = true
    }
    return result
  }()

  /// Half-days, ordinals, the letters of ISO 8601 and of exponents.
  private static let afterNumbers: Set<String> = [
    "a", "p", "am", "pm", "uhr", "h", "t", "z", "e", "st", "nd", "rd", "th", "er", "年", "月", "日", "時", "时", "分", "秒", "년", "월", "일",
  ]

  private static let anywhere: Set<String> = ["de", "of", "eur", "usd", "gbp", "chf", "kr", "mrz", "mrt"]

  /// Months and days of the week; any beginning of three letters and more counts, as it does in spreadsheets.
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "januar", "jänner", "februar", "märz", "maerz", "mai", "juni", "juli", "oktober", "dezember",
    "janvier", "février", "fevrier", "mars", "avril", "juin", "juillet", "août", "aout", "septembre", "octobre", "novembre", "décembre",
    "decembre",
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
    "janeiro", "fevereiro", "março", "marco", "maio", "junho", "julho", "setembro", "outubro", "dezembro",
    "januari", "februari", "maart", "mei", "augustus", "maj", "desember", "augusti",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
  ]
}
