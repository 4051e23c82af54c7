import Foundation

/// Writes text that is not ASCII into headers (RFC 2047).
enum EncodedWords {
  /// The text as words of at most 75 characters that a header may hold, folded between them.
  static func encode(_ text: String) -> String {
    var words: [String] = []
    var part = ""
    // 45 bytes are 60 characters in base64, which leaves room for the marks around them; a character is never cut in two.
    for character in text {
      if part.utf8.count + character.utf8.count > 45, !part.isEmpty {
        words.append(part)
        part = ""
      }
      part.append(character)
    }
    if !part.isEmpty { words.append(part) }
    return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }
}
