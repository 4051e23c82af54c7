import Findings

/// A table's file as UTF-8, from whatever encoding the program chose that saved it.
package enum TableText {
  /// The largest file that is turned into UTF-8, in bytes.
  private static let most = 256 << 20

  /// The file itself where it is UTF-8, else a copy of it in UTF-8 that has no name, with a word about it.
  ///
  /// - Throws: where the file can't be read, or is UTF-16 that is damaged.
  package static func utf8(_ file: InputFile) throws(IntakeFailure) -> (file: InputFile, findings: [Finding]) {
    let head = try file.prefix(2048)
    let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || SheetText.looksLikeUTF16(head) != nil
    let isOther = isUTF16 ? true : try holdsOtherThanUTF8(file)
    guard isOther, file.size <= most else { return (file, []) }
    let raw = try file.prefix(most)
    let text: SheetText
    do throws(IntakeFailure) { text = try SheetText(raw, path: file.path) } catch {
      // UTF-8 that is damaged here and there keeps its good rows; the others are found where they are read.
      if !isUTF16 { return (file, []) }
      throw IntakeFailure(
        error.findings.map {
          Finding(.profileEncoding, $0.message.replacing("the sheet", with: "the table"), at: $0.place, hint: "save the file as UTF-8")
        })
    }
    let encoding = isUTF16 ? "UTF-16" : "Windows-1252"
    return (
      try InputFile.spooled(text.bytes, named: file.path),
      [
        Finding(
          .profileEncoding, "the table is no UTF-8 and was read as \(encoding)", severity: .info, at: Place(file: file.path),
          hint: "where names look wrong, save it as UTF-8")
      ]
    )
  }

  /// Whether any byte of the file is no UTF-8.
  private static func holdsOtherThanUTF8(_ file: InputFile) throws(IntakeFailure) -> Bool {
    var window = ByteWindow(file)
    while try window.extend() {
      let bytes = window.buffer[window.start...]
      guard let invalid = bytes.withUnsafeBufferPointer(UTF8Text.firstInvalid) else {
        window.start = window.buffer.count
        continue
      }
      // The last character may go on in what comes next.
      if bytes.count - invalid > 3 || window.isAtEnd { return true }
      window.start += invalid
    }
    return window.available > 0
  }
}
