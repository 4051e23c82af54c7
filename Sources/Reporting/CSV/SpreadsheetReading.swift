import Editing
import TrainingModel

/// What spreadsheets make of a cell's text when they open a CSV file; Excel, LibreOffice and Google Sheets taken together.
///
/// In doubt it says that they change the text: an apostrophe too many costs nothing, one too few costs a plan.
enum SpreadsheetReading {
  /// Whether a spreadsheet reads a date, a formula, a truth value, an error value, nothing, or a number that it or another would change.
  static func alters(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first else { return false }
    if first == "\t" || first == "\r" || first == "\n" { return true }
    if let visible = scalars.first(where: { !isSpace($0) }), UncoveredFormulas.starts.contains(visible) { return true }
    if isTruthWord(text) || AbsentValue.words.contains(text) || isErrorValue(text) || isHexadecimal(scalars) { return true }
    if isPlainNumber(text) || Tempo(text: text) != nil { return false }
    return isNumberOrDate(scalars)
  }

  /// Whether the text is a spreadsheet's word for true or false in one of its larger languages.
  static func isTruthWord(_ text: String) -> Bool { truthWords.contains(text.lowercased()) }

  static let truthWords: Set<String> = [
    "true", "false", "wahr", "falsch", "vrai", "faux", "verdadero", "verdadeiro", "falso", "vero", "waar", "onwaar", "prawda", "fałsz",
    "sant",
    "falskt", "sand", "falsk", "usann",
  ]

  private static func isErrorValue(_ text: String) -> Bool {
    text.first == "#" && text.count > 1 && text.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/!?_".contains($0)) }
  }

  /// Whether the text is a number that comes back as it was: whole, no leading zeros, at most nine digits. `22.5` is a day in May elsewhere.
  private static func isPlainNumber(_ text: String) -> Bool {
    let digits = text.utf8
    return (1...9).contains(digits.count) && digits.allSatisfy { $0 &- 48 < 10 } && (digits.count == 1 || digits.first != 48)
  }

  private static func isHexadecimal(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.count > 2 && scalars[0] == "0" && (scalars[1] == "x" || scalars[1] == "X")
      && scalars[2...].allSatisfy(\.properties.isASCIIHexDigit)
  }

  /// Whether the text is made of nothing but digits, the signs of numbers and dates, and words that spreadsheets know in them.
  private static func isNumberOrDate(_ scalars: [Unicode.Scalar]) -> Bool {
    var hasDigit = false
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      if isDigit(scalar) {
        hasDigit = true
        place += 1
      } else if isLetter(scalar) {
        let start = place
        while place < scalars.count, isLetter(scalars[place]) { place += 1 }
        var word = String.UnicodeScalarView()
        word.append(contentsOf: scalars[start..<place])
        let before = scalars[..<start].last { !isSpace($0) }
        guard DateWords.contains(String(word).lowercased(), after: before) else { return false }
      } else if isSpace(scalar) || separators.contains(scalar) || scalar.properties.generalCategory == .currencySymbol {
        place += 1
      } else {
        return false
      }
    }
    return hasDigit
  }

  private static let separators = Set("-/.:,;'’+%()‰−–⁄／：．，".unicodeScalars)

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.value &- 48 < 10 : scalar.properties.numericType != nil && !scalar.properties.isIdeographic
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (scalar.value | 0x20) &- 97 < 26 }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Spaces of every kind, and marks that are not seen, which some spreadsheets skip at the start of a cell.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .format || scalar.value < 0x20
  }
}
