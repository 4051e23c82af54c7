/// The names of months and weekdays in English, German and French, whole and abbreviated, as programs write them into dates.
enum DateNames {
  /// The month, 1 to 12, that a lower-case word names, or nil.
  static func month(_ word: String) -> Int? {
    if let index = short.firstIndex(where: { $0.contains(word) }) { return index + 1 }
    guard word.count >= 3 else { return nil }
    let found = (0..<12).filter { index in long[index].contains { $0 == word || (word.count >= 4 && $0.hasPrefix(word)) } }
    return found.count == 1 ? found[0] + 1 : nil
  }

  /// The day of the week, 0 for Monday to 6, that a lower-case word names, or nil.
  static func weekday(_ word: String) -> Int? { weekdays.firstIndex { $0.contains(word) } }

  /// Whether a lower-case word says nothing in a date: ordinals, and the words between day, month and year.
  static func isFiller(_ word: String) -> Bool {
    fillers.contains(word)
  }

  private static let fillers: Set<String> = ["st", "nd", "rd", "th", "er", "de", "of", "the", "le", "den", "am", "der", "at", "um", "à"]

  private static let short: [[String]] = [
    ["jan", "jän", "jann", "janv"], ["feb", "fev", "fév", "févr", "fevr", "febr"], ["mar", "mär", "mrz", "maer", "mars"],
    ["apr", "avr"], ["may", "mai"], ["jun", "juin"], ["jul", "juil"], ["aug", "aoû", "aou", "août", "aout"], ["sep", "sept"],
    ["oct", "okt"], ["nov"], ["dec", "dez", "déc"],
  ]

  private static let long: [[String]] = [
    ["january", "januar", "jänner", "janvier"], ["february", "februar", "feber", "février", "fevrier"], ["march", "märz", "maerz", "mars"],
    ["april", "avril"], ["may", "mai"], ["june", "juni", "juin"], ["july", "juli", "juillet"], ["august", "août", "aout"],
    ["september", "septembre"], ["october", "oktober", "octobre"], ["november", "novembre"],
    ["december", "dezember", "décembre", "decembre"],
  ]

  private static let weekdays: [[String]] = [
    ["mon", "monday", "mo", "montag", "lun", "lundi"], ["tue", "tues", "tuesday", "di", "dienstag", "mar", "mardi"],
    ["wed", "wednesday", "mi", "mittwoch", "mer", "mercredi"], ["thu", "thur", "thurs", "thursday", "do", "donnerstag", "jeu", "jeudi"],
    ["fri", "friday", "fr", "freitag", "ven", "vendredi"], ["sat", "saturday", "sa", "samstag", "sonnabend", "sam", "samedi"],
    ["sun", "sunday", "so", "sonntag", "dim", "dimanche"],
  ]
}
