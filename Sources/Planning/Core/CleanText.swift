/// Makes free text safe to show: for the notes that a profile carries to the coach.
package enum CleanText {
  /// The text on one line without control characters or marks that turn the direction of writing, cut to `limit` characters at the most.
  package static func clean(_ text: String, limit: Int) -> String {
    var cleaned = ""
    var count = 0
    var gap = false
    for character in text {
      if character.isWhitespace || character.unicodeScalars.allSatisfy(isHidden) {
        gap = !cleaned.isEmpty
        continue
      }
      if count + (gap ? 2 : 1) > limit { return cleaned + "…" }
      if gap { cleaned.append(" ") }
      cleaned.append(character)
      count += gap ? 2 : 1
      gap = false
    }
    return cleaned
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: false
    }
  }
}
