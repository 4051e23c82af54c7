import Intake
import TrainingModel

/// The texts of a client's log, each kept once under a number; 0 is the empty text.
struct LogTexts {
  private var table = TextTable()

  init() { _ = table.place(of: "") }

  /// The number of a text.
  @inline(__always) mutating func id(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    text.isEmpty ? 0 : Int32(truncatingIfNeeded: table.place(of: text))
  }

  /// The number of a text, found at once where it is that of the text at `last`.
  @inline(__always) mutating func id(_ text: UnsafeBufferPointer<UInt8>, before last: Int32) -> Int32 {
    table.holds(text, at: Int(last)) ? last : id(text)
  }

  var count: Int { table.count }

  func bytes(_ id: Int32) -> ArraySlice<UInt8> { table[Int(id)] }

  /// The text on one line, without control characters.
  func name(_ id: Int32) -> String {
    let bytes = table[Int(id)]
    let text = String(decoding: bytes, as: UTF8.self)
    if bytes.allSatisfy({ $0 >= 32 && $0 < 0x7F }) { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { kept.append(scalar.properties.generalCategory == .control ? " " : scalar) }
    return String(kept)
  }

  /// A note, or nil for an empty one; where `hasMarks`, the two signs `\n` stand for the end of a line.
  func note(_ id: Int32, hasMarks: Bool) -> String? {
    if id == 0 { return nil }
    var text = String(decoding: table[Int(id)], as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if hasMarks { text = text.replacing("\\n", with: "\n") }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.properties.generalCategory != .control || scalar == "\n" || scalar == "\t" {
      kept.append(scalar)
    }
    return kept.isEmpty ? nil : String(kept)
  }
}
