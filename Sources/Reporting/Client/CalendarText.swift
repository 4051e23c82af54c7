/// The content lines of an iCalendar file (RFC 5545): escaped, folded and ended.
struct CalendarText {
  private(set) var bytes = OutputBytes(capacity: 1 << 14)

  /// Appends a property whose value is text.
  mutating func append(_ name: String, text: String) { append("\(name):\(Self.escape(text))") }

  /// Appends a content line as it stands; after every 75 bytes at the most it goes on in a line that starts with a space.
  mutating func append(_ line: String) {
    let utf8 = line.utf8
    var (start, room) = (utf8.startIndex, 75)
    while let limit = utf8.index(start, offsetBy: room, limitedBy: utf8.endIndex), limit < utf8.endIndex {
      let fold = Self.fold(line, from: start, before: limit)
      bytes.append(String(line[start..<fold]))
      bytes.append("\r\n " as StaticString)
      (start, room) = (fold, 74)
    }
    bytes.append(String(line[start...]))
    bytes.append("\r\n" as StaticString)
  }

  /// The place of the last sign that ends before a limit: a sign that people see as one stays whole, unless it is longer than a line, as a
  /// family can be; then its scalars do.
  private static func fold(_ line: String, from start: String.Index, before limit: String.Index) -> String.Index {
    var place = limit
    while place > start {
      if let sign = String.Index(place, within: line) { return sign }
      place = line.utf8.index(before: place)
    }
    place = limit
    while String.Index(place, within: line.unicodeScalars) == nil { place = line.utf8.index(before: place) }
    return place
  }

  /// Text with a backslash before what would end or divide a value; line breaks become `\n`, other control characters are left out.
  static func escape(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: ","), UInt8(ascii: ";"):
        result.append(UInt8(ascii: "\\"))
        result.append(byte)
      case UInt8(ascii: "\n") where last == UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        result.append(UInt8(ascii: "\\"))
        result.append(UInt8(ascii: "n"))
      case UInt8(ascii: "\t"): result.append(UInt8(ascii: " "))
      case 0..<0x20, 0x7F: break
      default: result.append(byte)
      }
      last = byte
    }
    return String(decoding: result, as: UTF8.self)
  }
}
