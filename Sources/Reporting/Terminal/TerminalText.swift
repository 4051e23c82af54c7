/// Text from outside made fit for a terminal.
enum TerminalText {
  /// The text on one line, without anything that could move the cursor, change a colour, or turn the direction of what follows.
  static func line(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        if result.last != " " { result.append(" ") }
      case .format, .surrogate, .privateUse, .unassigned:
        // The joiner makes one sign of several; everything else of its kind is invisible and can turn the direction of the line.
        if scalar == "\u{200D}" { result.append(scalar) }
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
