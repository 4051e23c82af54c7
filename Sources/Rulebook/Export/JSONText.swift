/// A JSON value whose objects keep the order of their keys.
indirect enum JSONValue {
  case string(String)
  case int(Int)
  case double(Double)
  case bool(Bool)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// The value on one line, without spaces.
  func write(to text: inout String) {
    switch self {
    case .string(let string): Self.write(string, to: &text)
    case .int(let int): text += String(int)
    case .double(let double): text += double.plainText
    case .bool(let bool): text += bool ? "true" : "false"
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.0, to: &text)
        text += ":"
        member.1.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case _ where scalar.value < 32 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSONValue {
  static func strings(_ strings: [String]) -> JSONValue { .array(strings.map { .string($0) }) }
  static func range(_ range: ClosedRange<Int>) -> JSONValue { .array([.int(range.lowerBound), .int(range.upperBound)]) }
  static func range(_ range: ClosedRange<Double>) -> JSONValue { .array([.double(range.lowerBound), .double(range.upperBound)]) }
  static func words<Member>(_ words: [Member]) -> JSONValue where Member: CustomStringConvertible { strings(words.map(\.description)) }
}
