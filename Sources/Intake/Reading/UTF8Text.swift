/// What has to be known about UTF-8 before text may be taken for text.
package enum UTF8Text {
  /// How many characters (Unicode scalars) the bytes hold: columns count these.
  static func characters(_ bytes: some Sequence<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

  /// How many lines end in the bytes: with a line feed, a carriage return, or both.
  package static func lineEnds(_ bytes: some Sequence<UInt8>) -> Int {
    var (count, before): (Int, UInt8) = (0, 0)
    for byte in bytes {
      if byte == 13 || (byte == 10 && before != 13) { count += 1 }
      before = byte
    }
    return count
  }

  /// The offset of the first byte that no valid UTF-8 has there (overlong forms and surrogates count), or nil.
  package static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    var at = 0
    while at < bytes.count {
      if at + 8 <= bytes.count, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
        at += 8
        continue
      }
      let length = self.length(bytes, at)
      if length == 0 { return at }
      at += length
    }
    return nil
  }

  /// The bytes of the character at `at`, or 0 where there is none (Unicode standard, table 3-7).
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let lead = bytes[at]
    if lead < 0x80 { return 1 }
    let (length, second): (Int, ClosedRange<UInt8>)
    switch lead {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard at + length <= bytes.count, second.contains(bytes[at + 1]) else { return 0 }
    for index in 2..<max(length, 2) where bytes[at + index] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Whether text of one line holds what no name has: control characters (C0, C1, delete), line and paragraph separators,
  /// and the marks that turn the direction of writing.
  ///
  /// In free text (`lines`), line feeds and tabs are allowed.
  static func hasControls(_ bytes: UnsafeBufferPointer<UInt8>, lines: Bool) -> Bool {
    for (index, byte) in bytes.enumerated() {
      if byte >= 0x20 && byte < 0x7F { continue }
      switch byte {
      case 9, 10: if !lines { return true }
      case 0..<0x20, 0x7F: return true
      case 0xC2 where bytes[index + 1] < 0xA0: return true
      case 0xE2 where index + 2 < bytes.count:
        let (second, third) = (bytes[index + 1], bytes[index + 2])
        if second == 0x80, (lines ? 0xAA : 0xA8)...0xAE ~= third { return true }
        if second == 0x81, 0xA6...0xA9 ~= third { return true }
      default: break
      }
    }
    return false
  }

  /// Text from a file for use in a message: at most 40 characters, with what can't be shown replaced.
  package static func excerpt(_ bytes: some Collection<UInt8>) -> String {
    var shown = ""
    for scalar in String(decoding: bytes.prefix(200), as: UTF8.self).unicodeScalars.prefix(40) {
      let hidden = scalar.properties.generalCategory
      let isShown = ![.control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned].contains(hidden)
      shown.unicodeScalars.append(isShown ? scalar : "?")
    }
    return shown
  }
}
