/// A piece of HTML, written as a text: what is put into it is escaped, unless it is markup itself.
struct Markup: ExpressibleByStringInterpolation {
  private(set) var bytes = OutputBytes()

  init() {}

  init(stringLiteral text: String) { bytes.append(text) }

  init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  static func += (whole: inout Markup, part: Markup) { whole.bytes.append(contentsOf: part.bytes.storage) }

  static func + (first: Markup, second: Markup) -> Markup {
    var whole = first
    whole += second
    return whole
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: OutputBytes

    init(literalCapacity: Int, interpolationCount: Int) { bytes = OutputBytes(capacity: literalCapacity + interpolationCount * 24) }

    mutating func appendLiteral(_ text: String) { bytes.append(text) }

    mutating func appendInterpolation(_ text: String) { bytes.append(escaped: text) }

    mutating func appendInterpolation(_ number: Int) { bytes.append(number) }

    mutating func appendInterpolation(_ markup: Markup) { bytes.append(contentsOf: markup.bytes.storage) }
  }
}

extension OutputBytes {
  /// Appends a text of which no sign can begin or end markup.
  fileprivate mutating func append(escaped text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;" as StaticString)
      case UInt8(ascii: "<"): append("&lt;" as StaticString)
      case UInt8(ascii: ">"): append("&gt;" as StaticString)
      case UInt8(ascii: "\""): append("&quot;" as StaticString)
      case UInt8(ascii: "'"): append("&#39;" as StaticString)
      default: append(byte)
      }
    }
  }
}
