/// A JSON value whose objects keep the order of their keys.
indirect enum JSONValue {
  case string(String)
  case int(Int)
  case double(Double)
  case bool(Bool)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// The value on one line, without spaces, as UTF-8.
  func write(to bytes: inout [UInt8]) {
    switch self {
    case .string(let string): Self.write(string, to: &bytes)
    case .int(let int): bytes += String(int).utf8
    case .double(let double): bytes += double.plainText.utf8
    case .bool(let bool): bytes += (bool ? "true" : "false").utf8
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.0, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.1.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<32:
        let digits = String(byte, radix: 16)
        bytes += "\\u00\(digits.count < 2 ? "0" : "")\(digits)".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONValue {
  static func strings(_ strings: [String]) -> JSONValue { .array(strings.map { .string($0) }) }
  static func range(_ range: ClosedRange<Int>) -> JSONValue { .array([.int(range.lowerBound), .int(range.upperBound)]) }
  static func range(_ range: ClosedRange<Double>) -> JSONValue { .array([.double(range.lowerBound), .double(range.upperBound)]) }
  static func words<Member>(_ words: [Member]) -> JSONValue where Member: CustomStringConvertible { strings(words.map(\.description)) }
}
