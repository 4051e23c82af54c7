import Findings
import Glibc

/// The bytes of a sheet as UTF-8, from whatever encoding the program chose that saved it.
struct SheetText {
  /// Valid UTF-8 without a byte order mark or a NUL.
  let bytes: [UInt8]

  /// Decodes a file: by its byte order mark, as UTF-16 where every other byte is 0, as UTF-8, or as Windows-1252 where it is none of these.
  init(_ raw: [UInt8], path: String) throws(IntakeFailure) {
    try Self.refuseForeign(raw, path)
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = Array(raw.dropFirst(3))
      if let invalid = bytes.withUnsafeBufferPointer(UTF8Text.firstInvalid) {
        throw Self.failure("the sheet says that it is UTF-8, and here it is not", at: Self.place(invalid, bytes, path))
      }
    } else if raw.starts(with: [0xFF, 0xFE]) {
      bytes = try Self.utf16(raw.dropFirst(2), isBigEndian: false, path)
    } else if raw.starts(with: [0xFE, 0xFF]) {
      bytes = try Self.utf16(raw.dropFirst(2), isBigEndian: true, path)
    } else if let isBigEndian = Self.looksLikeUTF16(raw) {
      bytes = try Self.utf16(raw[...], isBigEndian: isBigEndian, path)
    } else if let invalid = raw.withUnsafeBufferPointer(UTF8Text.firstInvalid) {
      bytes = try Self.windows1252(raw, firstInvalid: invalid, path)
    } else {
      bytes = raw
    }
    if let zero = Self.firstZero(bytes) {
      throw Self.failure("the sheet holds a NUL character, which no spreadsheet writes", at: Self.place(zero, bytes, path))
    }
  }

  /// The bytes of a heading as UTF-8: what follows it may be cut off anywhere, and is not judged.
  static func opening(_ head: [UInt8], path: String) throws(IntakeFailure) -> [UInt8] {
    try refuseForeign(head, path)
    let mark: (length: Int, isBigEndian: Bool?)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      mark = (3, nil)
    } else if head.starts(with: [0xFF, 0xFE]) {
      mark = (2, false)
    } else if head.starts(with: [0xFE, 0xFF]) {
      mark = (2, true)
    } else {
      mark = (0, looksLikeUTF16(head))
    }
    guard let isBigEndian = mark.isBigEndian else { return Array(head.dropFirst(mark.length)) }
    return Array(String(decoding: units(of: head.dropFirst(mark.length), isBigEndian: isBigEndian), as: UTF16.self).utf8)
  }

  private static func units(of raw: ArraySlice<UInt8>, isBigEndian: Bool) -> some Collection<UInt16> {
    let first = raw.startIndex
    return (0..<raw.count / 2).lazy.map { index in
      let (one, two) = (UInt16(raw[first + 2 * index]), UInt16(raw[first + 2 * index + 1]))
      return isBigEndian ? one << 8 | two : two << 8 | one
    }
  }

  private static func firstZero(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base, 0, bytes.count) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Workbooks, and UTF-32, which nothing below would name.
  private static func refuseForeign(_ raw: [UInt8], _ path: String) throws(IntakeFailure) {
    if raw.starts(with: [0x50, 0x4B, 3, 4]) || raw.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw IntakeFailure(
        .sheetUnreadable, "the file is a workbook and not a CSV file", at: Place(file: path),
        hint: "save it as CSV: in Excel 'CSV UTF-8', in LibreOffice 'Text CSV'")
    }
    if raw.starts(with: [0xFF, 0xFE, 0, 0]) || raw.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw failure("the sheet is written in UTF-32", at: Place(file: path))
    }
  }

  /// Whether the file is UTF-16 without a mark, and if so with which byte first; the heading is ASCII, so every other byte is 0.
  static func looksLikeUTF16(_ raw: [UInt8]) -> Bool? {
    let sample = raw.prefix(2048)
    var zeros = (even: 0, odd: 0)
    for (place, byte) in sample.enumerated() where byte == 0 {
      if place.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let many = sample.count / 4
    if zeros.odd > many && zeros.even < many / 4 + 1 { return false }
    if zeros.even > many && zeros.odd < many / 4 + 1 { return true }
    return nil
  }

  private static func utf16(_ raw: ArraySlice<UInt8>, isBigEndian: Bool, _ path: String) throws(IntakeFailure) -> [UInt8] {
    guard raw.count.isMultiple(of: 2) else {
      throw failure("the sheet is UTF-16 and ends in the middle of a character", at: Place(file: path))
    }
    guard let text = String(validating: units(of: raw, isBigEndian: isBigEndian), as: UTF16.self) else {
      throw failure("the sheet is UTF-16 with half a character in it", at: Place(file: path))
    }
    return Array(text.utf8)
  }

  private static func windows1252(_ raw: [UInt8], firstInvalid: Int, _ path: String) throws(IntakeFailure) -> [UInt8] {
    // UTF-8 with a damaged place is not Windows-1252: there, hardly any two letters in a row make a character of UTF-8.
    let broken = Place(file: path, line: 1 + UTF8Text.lineEnds(raw[..<firstInvalid]))
    if isMostlyUTF8(raw) { throw failure("the sheet is UTF-8 and broken here", at: broken) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count + raw.count / 16)
    for (place, byte) in raw.enumerated() {
      if byte < 0x80 {
        bytes.append(byte)
      } else if let scalar = windows1252Scalar(byte) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        throw failure(
          "the sheet is neither UTF-8 nor Windows-1252", at: Place(file: path, line: 1 + UTF8Text.lineEnds(raw[..<place])))
      }
    }
    return bytes
  }

  /// Whether more places are valid UTF-8 beyond ASCII than are not.
  private static func isMostlyUTF8(_ raw: [UInt8]) -> Bool {
    raw.withUnsafeBufferPointer { raw in
      var (valid, invalid, at) = (0, 0, 0)
      while at < raw.count {
        let end = UTF8Text.firstInvalid(UnsafeBufferPointer(rebasing: raw[at...])).map { at + $0 } ?? raw.count
        for place in at..<end where raw[place] >= 0xC0 { valid += 1 }
        if end < raw.count { invalid += 1 }
        at = end + 1
      }
      return valid > invalid
    }
  }

  private static func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    let code = middle[Int(byte) - 0x80]
    return code == 0 ? nil : Unicode.Scalar(code)
  }

  /// What Windows-1252 has from 0x80 to 0x9F, where Latin 1 has controls; 0 where it has nothing.
  private static let middle: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  private static func place(_ offset: Int, _ bytes: [UInt8], _ path: String) -> Place {
    RawRecord(ordinal: 0, file: path, line: 1, bytes: bytes[...]).place(from: offset)
  }

  private static func failure(_ message: String, at place: Place) -> IntakeFailure {
    IntakeFailure(.sheetEncoding, message, at: place, hint: "save it again as CSV with the encoding UTF-8")
  }
}
