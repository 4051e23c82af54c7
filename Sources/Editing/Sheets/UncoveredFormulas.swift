/// Keeps what stands behind a separator within a text from becoming a formula of its own.
///
/// A spreadsheet that is told another separator than the file's takes quotes in the middle of its cells for text and cuts there: of
/// `x;=1+1` in a comma file it makes a cell `=1+1`. One apostrophe behind the separator keeps it text, as one at the beginning does for the
/// cell as a whole; taking both away again gives the very text.
package enum UncoveredFormulas {
  /// What makes a formula, or an apostrophe that would be lost; the wide forms count where East Asian input is usual.
  package static let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "'", "＝", "＋", "－", "＠", "−"]

  /// The text with an apostrophe behind each separator or line end behind which a formula would begin.
  package static func covered(_ text: String) -> String {
    edited(text) { scalars, place, result in
      if begins(scalars, at: place) { result.append("'") }
      return place
    }
  }

  /// The text without those apostrophes.
  package static func uncovered(_ text: String) -> String {
    edited(text) { scalars, place, _ in
      place < scalars.count && scalars[place] == "'" && begins(scalars, at: place + 1) ? place + 1 : place
    }
  }

  /// Whether a text has a separator or line end behind which a formula, an apostrophe or what may hide one stands: hardly any has, for people
  /// write a blank or a word there, and so none needs a second look.
  package static func mayHave(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 1 else { return false }
    for place in 0..<text.count - 1 where separates(text[place]) && isSuspect(text[place + 1]) { return true }
    return false
  }

  @inline(__always) private static func separates(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x3B || byte == 9 || byte == 10 || byte == 13
  }

  /// Whether `begins` may be true of a text that starts with this byte: every sign that is not of ASCII is looked at more closely.
  @inline(__always) private static func isSuspect(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x22 || byte == 0x27 || byte == 0x2B || byte == 0x2D || byte == 0x3D || byte == 0x40
  }

  private static let separators: Set<Unicode.Scalar> = [",", ";", "\t", "\n", "\r"]

  private static func edited(
    _ text: String, behind body: (_ scalars: [Unicode.Scalar], _ place: Int, _ result: inout String.UnicodeScalarView) -> Int
  ) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      result.append(scalar)
      place += 1
      if separators.contains(scalar), place < scalars.count { place = body(scalars, place, &result) }
    }
    return String(result)
  }

  /// Whether a formula begins here, or behind quotes and marks that are not seen. Behind a blank nothing is taken for one.
  private static func begins(_ scalars: [Unicode.Scalar], at place: Int) -> Bool {
    var place = place
    if place < scalars.count, scalars[place] == "'" { return true }
    while place < scalars.count, scalars[place] == "\"" || scalars[place].properties.generalCategory == .format { place += 1 }
    return place < scalars.count && scalars[place] != "'" && starts.contains(scalars[place])
  }
}
