/// The little of JSON that sets are written in: arrays of whole numbers, nulls and texts, without blanks.
enum LogJSON {
  enum Value: Equatable {
    case null
    case number(Int)
    case text(String)
  }

  /// Appends a text in quotes.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 0..<32:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Reads one value after the other.
  struct Scanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    /// Whether an array comes next.
    var isAtArray: Bool { place < bytes.count && bytes[place] == UInt8(ascii: "[") }

    /// Passes the sign, where it is the next.
    @inline(__always) mutating func take(_ sign: Unicode.Scalar) -> Bool {
      guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
      place += 1
      return true
    }

    /// The next value; nil where there is none, or one that is never written.
    mutating func value() -> Value? {
      guard place < bytes.count else { return nil }
      switch bytes[place] {
      case UInt8(ascii: "n"):
        guard place + 4 <= bytes.count, bytes[place + 1] == 117, bytes[place + 2] == 108, bytes[place + 3] == 108 else { return nil }
        place += 4
        return .null
      case UInt8(ascii: "\""): return text()
      default: return number().map(Value.number)
      }
    }

    /// The next value where it is a number; nil, and nothing passed, where it is none.
    @inline(__always) mutating func number() -> Int? {
      var end = place
      let isNegative = end < bytes.count && bytes[end] == UInt8(ascii: "-")
      if isNegative { end += 1 }
      let start = end
      var value = 0
      while end < bytes.count, case 48...57 = bytes[end] {
        let (tens, isTooGreat) = value.multipliedReportingOverflow(by: 10)
        guard !isTooGreat, tens <= Int.max - 9 else { return nil }
        value = tens &+ Int(bytes[end] &- 48)
        end += 1
      }
      guard end > start else { return nil }
      place = end
      return isNegative ? -value : value
    }

    private mutating func text() -> Value? {
      place += 1
      let start = place
      var isPlain = true
      while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
        if bytes[place] == UInt8(ascii: "\\") {
          isPlain = false
          place += 1
        }
        place += 1
      }
      guard place < bytes.count else { return nil }
      defer { place += 1 }
      let raw = bytes[start..<place]
      return isPlain ? .text(String(decoding: raw, as: UTF8.self)) : Self.unescaped(Array(raw)).map(Value.text)
    }

    private static func unescaped(_ raw: [UInt8]) -> String? {
      var (text, place): ([UInt8], Int) = ([], 0)
      while place < raw.count {
        guard raw[place] == UInt8(ascii: "\\") else {
          text.append(raw[place])
          place += 1
          continue
        }
        guard place + 1 < raw.count else { return nil }
        switch raw[place + 1] {
        case UInt8(ascii: "u"):
          guard place + 6 <= raw.count,
            let code = UInt8(String(decoding: raw[place + 2..<place + 6], as: UTF8.self), radix: 16), code < 32
          else { return nil }
          text.append(code)
          place += 6
        case let sign where sign == UInt8(ascii: "\"") || sign == UInt8(ascii: "\\"):
          text.append(sign)
          place += 2
        default: return nil
        }
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}
