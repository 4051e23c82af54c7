/// Writes text cells so that a reader gets back the text, and a spreadsheet makes nothing else of it.
///
/// Quoting follows RFC 4180. Text that a spreadsheet would read as a date, a formula or a number that it changes, and text that starts
/// with an apostrophe, gets one apostrophe in front, which import takes away again.
struct CSVCell {
  let dialect: CSVDialect

  /// Appends text as a cell; the delimiter before or after it is the caller's.
  func append(_ text: String, to bytes: inout OutputBytes) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  /// Appends text that comes as UTF-8 bytes as a cell.
  func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout OutputBytes) {
    guard let first = text.first else { return }
    var needsQuotes = false
    var hasDigit = false
    var hasOther = false
    for byte in text {
      if byte &- 48 < 10 { hasDigit = true }
      if byte >= 0x80 { hasOther = true }
      if byte == 0x22 || byte == 0x0D || byte == 0x0A || byte == dialect.delimiter { needsQuotes = true }
    }
    let needsApostrophe: Bool
    if hasDigit || hasOther || !Self.isLetter(first) {
      needsApostrophe = SpreadsheetReading.alters(String(decoding: text, as: UTF8.self), decimal: dialect.decimal)
    } else {
      // Only letters and punctuation are left, of which a spreadsheet understands nothing but its words for true and false.
      needsApostrophe =
        SpreadsheetReading.longestTruthWord >= text.count && SpreadsheetReading.isTruthWord(String(decoding: text, as: UTF8.self))
    }
    if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
    if needsApostrophe { bytes.append(UInt8(ascii: "'")) }
    if needsQuotes {
      var start = 0
      for (place, byte) in text.enumerated() where byte == 0x22 {
        bytes.append(UnsafeBufferPointer(rebasing: text[start...place]))
        start = place
      }
      bytes.append(UnsafeBufferPointer(rebasing: text[start...]))
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes.append(text)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
}
