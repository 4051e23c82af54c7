import Intake
import TrainingModel

/// The texts of a client's log, each kept once under a number; 0 is the empty text.
struct LogTexts {
  private var table = TextTable()
  /// The texts that are no UTF-8: a file may be damaged here and there.
  private var damaged: Set<Int32> = []
  /// The texts that have no sign which can be seen.
  private var invisible: Set<Int32> = []

  init() { _ = table.place(of: "") }

  /// The number of a text.
  @inline(__always) mutating func id(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    if text.isEmpty { return 0 }
    let known = table.count
    let place = Int32(truncatingIfNeeded: table.place(of: text))
    if table.count > known { judge(place, text) }
    return place
  }

  private mutating func judge(_ place: Int32, _ text: UnsafeBufferPointer<UInt8>) {
    if UTF8Text.firstInvalid(text) != nil { damaged.insert(place) }
    if text[0] < 32 || text[0] >= 0x7F, name(place).isEmpty { invisible.insert(place) }
  }

  /// Whether nothing of a text can be seen.
  @inline(__always) func isInvisible(_ id: Int32) -> Bool { !invisible.isEmpty && invisible.contains(id) }

  /// Whether any text at all is no UTF-8.
  @inline(__always) var areDamaged: Bool { !damaged.isEmpty }

  /// Whether a text is no UTF-8.
  func isDamaged(_ id: Int32) -> Bool { damaged.contains(id) }

  /// The number of a text, found at once where it is that of the text at `last`.
  @inline(__always) mutating func id(_ text: UnsafeBufferPointer<UInt8>, before last: Int32) -> Int32 {
    table.holds(text, at: Int(last)) ? last : id(text)
  }

  var count: Int { table.count }

  func bytes(_ id: Int32) -> ArraySlice<UInt8> { table[Int(id)] }

  /// The text on one line, without control characters and blanks at its ends.
  func name(_ id: Int32) -> String {
    let bytes = table[Int(id)]
    let text = String(decoding: bytes, as: UTF8.self)
    if bytes.allSatisfy({ $0 >= 32 && $0 < 0x7F }) { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { kept.append(scalar.properties.generalCategory == .control ? " " : scalar) }
    return Self.trimmed(String(kept))
  }

  /// A note without blanks at its ends, or nil for an empty one; where `hasMarks`, the two signs `\n` stand for the end of a line.
  func note(_ id: Int32, hasMarks: Bool) -> String? {
    if id == 0 { return nil }
    var text = String(decoding: table[Int(id)], as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if hasMarks { text = text.replacing("\\n", with: "\n") }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.properties.generalCategory != .control || scalar == "\n" || scalar == "\t" {
      kept.append(scalar)
    }
    let note = Self.trimmed(String(kept))
    return note.isEmpty ? nil : note
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { String(decoding: SheetCell.trimmed($0), as: UTF8.self) }
  }
}
