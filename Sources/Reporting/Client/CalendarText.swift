/// The content lines of an iCalendar file (RFC 5545): escaped, folded and ended.
struct CalendarText {
  private(set) var bytes = OutputBytes(capacity: 1 << 14)

  /// Appends a property whose value is text.
  mutating func append(_ name: String, text: String) { append("\(name):\(Self.escape(text))") }

  /// Appends a content line as it stands; after every 75 bytes at the most it goes on in a line that starts with a space.
  mutating func append(_ line: String) {
    var room = 75
    for character in line {
      let count = character.utf8.count
      // A sign of many parts, such as a family, can be longer than a line: then its scalars are kept whole.
      if count > 74 {
        for scalar in character.unicodeScalars { append(String(scalar), &room) }
      } else {
        append(String(character), &room)
      }
    }
    bytes.append("\r\n" as StaticString)
  }

  private mutating func append(_ piece: String, _ room: inout Int) {
    let count = piece.utf8.count
    if count > room {
      bytes.append("\r\n " as StaticString)
      room = 74
    }
    bytes.append(piece)
    room -= count
  }

  /// Text with a backslash before what would end or divide a value; line breaks become `\n`, other control characters are left out.
  static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ",", ";": result.append(contentsOf: ["\\", scalar])
      case "\n" where last == "\r": break
      case "\n", "\r": result.append(contentsOf: ["\\", "n"])
      case "\t": result.append(" ")
      case let scalar where scalar.value < 0x20 || scalar.value == 0x7F: break
      default: result.append(scalar)
      }
      last = scalar
    }
    return String(result)
  }
}
