/// A strict JSON parser (RFC 8259) that writes one record to a tape. The bytes are known to be UTF-8.
package struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Parses the whole of `bytes` as one value.
  ///
  /// - Throws: where and why the bytes are no JSON value.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>, into tape: inout RecordTape) throws(SyntaxFault) {
    var parser = JSONParser(bytes)
    tape.reset(.byteOffsets)
    parser.skipBlanks()
    try parser.value(&tape, depth: 0)
    parser.skipBlanks()
    if parser.at < bytes.count { throw parser.fault("something follows the end of the record") }
  }

  private mutating func value(_ tape: inout RecordTape, depth: Int) throws(SyntaxFault) {
    guard at < bytes.count else { throw fault("the record ends before it is complete") }
    if tape.isFull { throw fault("the record has too many parts") }
    switch bytes[at] {
    case UInt8(ascii: "{"): try object(&tape, depth: depth + 1)
    case UInt8(ascii: "["): try array(&tape, depth: depth + 1)
    case UInt8(ascii: "\""): try string(.string, &tape)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(&tape)
    case UInt8(ascii: "t"): try literal("true", .bool, &tape)
    case UInt8(ascii: "f"): try literal("false", .bool, &tape)
    case UInt8(ascii: "n"): try literal("null", .null, &tape)
    default: throw fault("this is no JSON value")
    }
  }

  private mutating func object(_ tape: inout RecordTape, depth: Int) throws(SyntaxFault) {
    guard depth <= RecordTape.depthLimit else { throw fault("the record is nested too deeply") }
    let map = tape.open(.map, from: at)
    at += 1
    skipBlanks()
    if take(UInt8(ascii: "}")) { return tape.close(map, to: at) }
    while true {
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw fault("a key in double quotes is expected here") }
      try string(.key, &tape)
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw fault("a colon is expected after the key") }
      skipBlanks()
      try value(&tape, depth: depth)
      skipBlanks()
      if take(UInt8(ascii: "}")) { return tape.close(map, to: at) }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma or a closing brace is expected here") }
      skipBlanks()
    }
  }

  private mutating func array(_ tape: inout RecordTape, depth: Int) throws(SyntaxFault) {
    guard depth <= RecordTape.depthLimit else { throw fault("the record is nested too deeply") }
    let list = tape.open(.list, from: at)
    at += 1
    skipBlanks()
    if take(UInt8(ascii: "]")) { return tape.close(list, to: at) }
    while true {
      try value(&tape, depth: depth)
      skipBlanks()
      if take(UInt8(ascii: "]")) { return tape.close(list, to: at) }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma or a closing bracket is expected here") }
      skipBlanks()
    }
  }

  private mutating func string(_ kind: RecordTape.Kind, _ tape: inout RecordTape) throws(SyntaxFault) {
    let start = at
    let textStart = tape.text.count
    at += 1
    while true {
      let run = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20 { at += 1 }
      if at > run { tape.append(UnsafeBufferPointer(rebasing: bytes[run..<at])) }
      guard at < bytes.count else { throw SyntaxFault(offset: start, message: "the text that begins here has no closing quote") }
      if bytes[at] == UInt8(ascii: "\\") {
        try escape(&tape)
      } else if bytes[at] < 0x20 {
        throw fault("a control character has to be written as an escape")
      } else {
        at += 1
        return tape.add(kind, textFrom: textStart, from: start, to: at)
      }
    }
  }

  private mutating func escape(_ tape: inout RecordTape) throws(SyntaxFault) {
    let start = at
    at += 2
    guard at <= bytes.count else { throw fault("the record ends before it is complete") }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): tape.append(bytes[start + 1])
    case UInt8(ascii: "b"): tape.append(8)
    case UInt8(ascii: "f"): tape.append(12)
    case UInt8(ascii: "n"): tape.append(10)
    case UInt8(ascii: "r"): tape.append(13)
    case UInt8(ascii: "t"): tape.append(9)
    case UInt8(ascii: "u"):
      guard var code = hexadecimal() else { throw SyntaxFault(offset: start, message: "the escape has not four hexadecimal digits") }
      if 0xD800..<0xDC00 ~= code {
        let isPaired = take(UInt8(ascii: "\\")) && take(UInt8(ascii: "u"))
        guard isPaired, let low = hexadecimal(), 0xDC00..<0xE000 ~= low else {
          throw SyntaxFault(offset: start, message: "half of a surrogate pair stands alone")
        }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw SyntaxFault(offset: start, message: "half of a surrogate pair stands alone") }
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { tape.append(byte) }
    default: throw SyntaxFault(offset: start, message: "JSON has no such escape")
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard at + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }

  private mutating func number(_ tape: inout RecordTape) throws(SyntaxFault) {
    let start = at
    _ = take(UInt8(ascii: "-"))
    let whole = at
    guard digits() else { throw fault("a digit is expected here") }
    if bytes[whole] == UInt8(ascii: "0"), at > whole + 1 { throw SyntaxFault(offset: start, message: "a number has no leading zeros") }
    if take(UInt8(ascii: ".")) { guard digits() else { throw fault("a digit is expected after the point") } }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
      guard digits() else { throw fault("a digit is expected in the exponent") }
    }
    tape.add(.number, UnsafeBufferPointer(rebasing: bytes[start..<at]), from: start, to: at)
  }

  private mutating func digits() -> Bool {
    let start = at
    while at < bytes.count, bytes[at] >= 48, bytes[at] <= 57 { at += 1 }
    return at > start
  }

  private mutating func literal(_ word: StaticString, _ kind: RecordTape.Kind, _ tape: inout RecordTape) throws(SyntaxFault) {
    let length = word.utf8CodeUnitCount
    guard at + length <= bytes.count, (0..<length).allSatisfy({ bytes[at + $0] == word.utf8Start[$0] }) else {
      throw fault("this is no JSON value")
    }
    tape.add(kind, UnsafeBufferPointer(rebasing: bytes[at..<(at + length)]), from: at, to: at + length)
    at += length
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 10 || bytes[at] == 13 { at += 1 }
  }

  private func fault(_ message: String) -> SyntaxFault { SyntaxFault(offset: at, message: message) }
}

/// Why a record is not valid JSON, with the byte offset in it.
package struct SyntaxFault: Error {
  package var offset: Int
  package var message: String
}
