import Editing

/// Writes text cells so that a reader gets back the text, and a spreadsheet makes nothing else of it.
///
/// Quoting follows RFC 4180. Text that a spreadsheet would read as a date, a formula or a number that it changes, and text that starts
/// with an apostrophe, gets one apostrophe in front, and so does what would be such a text behind another separator; import takes them away.
struct CSVCell {
  let dialect: CSVDialect

  /// Appends text as a cell; the delimiter before or after it is the caller's.
  func append(_ text: String, to bytes: inout OutputBytes) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  /// Appends text that comes as UTF-8 bytes as a cell.
  func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout OutputBytes) {
    if UncoveredFormulas.mayHave(text) {
      var covered = UncoveredFormulas.covered(String(decoding: text, as: UTF8.self))
      return covered.withUTF8 { write($0, to: &bytes) }
    }
    write(text, to: &bytes)
  }

  private func write(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout OutputBytes) {
    guard let first = text.first else { return }
    var needsQuotes = false
    // Spreadsheets that take several signs for separators at once would cut the text at any of them, so each of them is quoted.
    for byte in text
    where byte == 0x22 || byte == 0x0D || byte == 0x0A || byte == 0x2C || byte == 0x3B || byte == 0x09 || byte == dialect.delimiter {
      needsQuotes = true
    }
    let needsApostrophe: Bool =
      if Self.isLetter(first) ? !DateWords.mayStart(text) : Self.isShortTempo(text) {
        false
      } else {
        SpreadsheetReading.alters(String(decoding: text, as: UTF8.self))
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

  /// Whether the text is a tempo of four single digits, or `X`: the one text with digits in front that nearly every row has.
  private static func isShortTempo(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count == 7, text[1] == 45, text[3] == 45, text[5] == 45 else { return false }
    return text[0] &- 48 < 10 && text[2] &- 48 < 10 && (text[4] &- 48 < 10 || text[4] == UInt8(ascii: "X")) && text[6] &- 48 < 10
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
}
