import PlanStore
import TrainingModel

/// Writes one JSON document (RFC 8259) into bytes: the caller names keys and values in order, commas and escapes are ours.
///
/// It keeps no tree, so that a document of any length needs only the buffer, which `drain` empties into a file.
struct JSONBytes {
  /// Who reads the document.
  enum Form {
    /// People, too: a space after commas and colons.
    case readable
    /// The script of a page in whose markup the document stands: no spaces, and nothing in texts that markup knows.
    case embedded
  }

  private(set) var bytes: OutputBytes
  /// Whether a value has just ended, so that the next one in the same array or object needs a comma.
  private var follows = false
  private let form: Form

  init(capacity: Int = 1 << 16, form: Form = .readable) {
    bytes = OutputBytes(capacity: capacity)
    self.form = form
  }

  // MARK: Structure

  mutating func beginObject() { open(UInt8(ascii: "{")) }
  mutating func endObject() { close(UInt8(ascii: "}")) }
  mutating func beginArray() { open(UInt8(ascii: "[")) }
  mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Starts a new line inside the document, for those who read or compare it line by line.
  mutating func newline() {
    if follows {
      bytes.append(UInt8(ascii: ","))
      follows = false
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Ends the document with a line feed.
  mutating func end() {
    bytes.append(UInt8(ascii: "\n"))
    follows = false
  }

  /// A key, which needs no escapes.
  @inline(__always) mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(name)
    bytes.append(form == .readable ? "\": " as StaticString : "\":")
  }

  /// A key that comes as a value, such as the name of a text.
  mutating func key(named name: String) {
    string(name)
    bytes.append(form == .readable ? ": " as StaticString : ":")
    follows = false
  }

  // MARK: Values

  mutating func null() { value { $0.append("null" as StaticString) } }
  mutating func bool(_ flag: Bool) { value { $0.append(flag ? "true" as StaticString : "false") } }
  mutating func number(_ number: Int) { value { $0.append(number) } }
  mutating func number(hundredths: Int) { value { $0.append(hundredths: hundredths) } }
  mutating func date(_ date: CalendarDate) { quoted { $0.append(date) } }
  mutating func digest(_ digest: ContentDigest) { quoted { $0.append(digest) } }

  /// Seconds with six decimals at the most; what is not finite or absurdly large is 0.
  mutating func seconds(_ seconds: Double) {
    let micros = Int(exactly: (max(0, seconds) * 1_000_000).rounded()) ?? 0
    value { bytes in
      bytes.append(micros / 1_000_000)
      var rest = micros % 1_000_000
      if rest == 0 { return }
      bytes.append(UInt8(ascii: "."))
      var unit = 100_000
      while rest > 0 {
        bytes.append(rest / unit)
        rest %= unit
        unit /= 10
      }
    }
  }

  mutating func string(_ text: String) {
    var text = text
    let form = form
    text.withUTF8 { utf8 in quoted { Self.escape(utf8, into: &$0, form) } }
  }

  /// Text that comes as bytes; what is no UTF-8 in it is replaced by U+FFFD.
  mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    if text.contains(where: { $0 >= 0x80 }) {
      string(String(decoding: text, as: UTF8.self))
    } else {
      let form = form
      quoted { Self.escape(text, into: &$0, form) }
    }
  }

  // MARK: Pairs

  mutating func pair(_ name: StaticString, _ text: String) {
    key(name)
    string(text)
  }

  mutating func pair(_ name: StaticString, _ number: Int) {
    key(name)
    self.number(number)
  }

  mutating func pair(_ name: StaticString, _ date: CalendarDate) {
    key(name)
    self.date(date)
  }

  mutating func numberOrNull(_ name: StaticString, _ number: Int?) {
    key(name)
    if let number { self.number(number) } else { null() }
  }

  /// A pair that is left out where there is no number.
  mutating func number(_ name: StaticString, _ number: Int?) {
    guard let number else { return }
    pair(name, number)
  }

  /// A pair that is left out where the text is empty.
  mutating func text(_ name: StaticString, _ text: UnsafeBufferPointer<UInt8>) {
    if text.isEmpty { return }
    key(name)
    string(text)
  }

  /// A pair that is left out where the text is empty.
  mutating func text(_ name: StaticString, _ text: String) {
    if !text.isEmpty { pair(name, text) }
  }

  /// Empties the buffer by handing it to `body`.
  mutating func drain<Failure: Error>(_ body: (inout OutputBytes) throws(Failure) -> Void) throws(Failure) { try body(&bytes) }

  // MARK: Inside

  @inline(__always) private mutating func separate() {
    if follows { bytes.append(form == .readable ? ", " as StaticString : ",") }
    follows = false
  }

  @inline(__always) private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
  }

  @inline(__always) private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    follows = true
  }

  @inline(__always) private mutating func value(_ write: (inout OutputBytes) -> Void) {
    separate()
    write(&bytes)
    follows = true
  }

  @inline(__always) private mutating func quoted(_ write: (inout OutputBytes) -> Void) {
    value { bytes in
      bytes.append(UInt8(ascii: "\""))
      write(&bytes)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private static func escape(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout OutputBytes, _ form: Form) {
    var start = 0
    for (place, byte) in text.enumerated() {
      guard let escaped = escape(byte) ?? (form == .embedded ? escapeMarkup(text, place) : nil) else { continue }
      // What an escape of three bytes left behind stands before `start`.
      guard place >= start else { continue }
      bytes.append(UnsafeBufferPointer(rebasing: text[start..<place]))
      bytes.append(escaped.text)
      if let control = escaped.control {
        for digit in [control >> 4, control & 15] { bytes.append(digit < 10 ? 48 + digit : 87 + digit) }
      }
      start = place + escaped.length
    }
    bytes.append(UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// What stands for some bytes: `text`, then the two hexadecimal digits of `control` where there is one.
  private typealias Escape = (text: StaticString, control: UInt8?, length: Int)

  /// What JSON wants escaped.
  @inline(__always) private static func escape(_ byte: UInt8) -> Escape? {
    guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { return nil }
    return switch byte {
    case 0x22: ("\\\"", nil, 1)
    case 0x5C: ("\\\\", nil, 1)
    case 0x0A: ("\\n", nil, 1)
    case 0x0D: ("\\r", nil, 1)
    case 0x09: ("\\t", nil, 1)
    default: ("\\u00", byte, 1)
    }
  }

  /// What could end a script element or start a comment in it, and the two separators that end a line in a script: U+2028 and U+2029.
  @inline(__always) private static func escapeMarkup(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Escape? {
    switch text[place] {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): return ("\\u00", text[place], 1)
    case 0xE2:
      guard place + 2 < text.count, text[place + 1] == 0x80, text[place + 2] & 0xFE == 0xA8 else { return nil }
      return (text[place + 2] == 0xA8 ? "\\u2028" : "\\u2029", nil, 3)
    default: return nil
    }
  }
}

extension JSONBytes {
  /// The pairs by which every document names a client's block, in an object that is open.
  mutating func block(_ clientID: String, _ planStart: CalendarDate) {
    pair("client_id", clientID)
    pair("plan_start", planStart)
  }

  /// The pairs by which every document names a week of a block, in an object that is open.
  mutating func week(_ week: WeekKey) {
    block(week.clientID, week.planStart)
    pair("week", week.week)
  }
}
