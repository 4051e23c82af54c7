import Files
import TrainingModel

/// Finds the id of a record without parsing more of it than needed.
struct IDExtractor {
  /// What a look at the raw bytes gave.
  enum Glance: Equatable {
    case found(Range<Int>)
    /// Only a parser can tell.
    case unsure
  }

  private let format: RecordFormat
  private var parser: RecordParser
  private var tape = RecordTape()

  init(format: RecordFormat) {
    self.format = format
    if case .table(let layout) = format {
      parser = RecordParser(format: .table(layout.only(.id)))
    } else {
      parser = RecordParser(format: format)
    }
  }

  /// The digest of the record's id, or nil where it has none that can be read.
  mutating func digest(of record: RawRecord) -> ContentDigest? {
    if record.fault != nil { return nil }
    let glanced = record.bytes.withUnsafeBufferPointer { bytes -> ContentDigest? in
      guard case .found(let range) = Self.glance(at: bytes, format) else { return nil }
      return ContentHasher.digest(of: UnsafeBufferPointer(rebasing: bytes[range]))
    }
    return glanced ?? parsed(record)
  }

  /// The id of a record that can't be parsed, where it can be seen all the same and is a valid one.
  static func glance(at record: RawRecord, _ format: RecordFormat) -> String? {
    if record.fault != nil { return nil }
    return record.bytes.withUnsafeBufferPointer { bytes in
      guard case .found(let range) = glance(at: bytes, format) else { return nil }
      let id = UnsafeBufferPointer(rebasing: bytes[range])
      return IDShape.client.fits(id) ? String(decoding: id, as: UTF8.self) : nil
    }
  }

  private static func glance(at bytes: UnsafeBufferPointer<UInt8>, _ format: RecordFormat) -> Glance {
    switch format {
    case .jsonLines: glanceAtJSON(bytes)
    case .yaml: glanceAtYAML(bytes)
    case .table: .unsure
    }
  }

  private mutating func parsed(_ record: RawRecord) -> ContentDigest? {
    var complaints = Complaints()
    guard parser.parse(record, into: &tape, &complaints) else { return nil }
    return tape.withView(of: record) { view in
      guard view.kind(0) == .map else { return nil }
      var id: ContentDigest?
      view.forEachEntry(of: 0) { key, value in
        guard id == nil, view.bytes(key).elementsEqual("id".utf8), view.kind(value) == .text || view.kind(value) == .string else { return }
        id = ContentHasher.digest(of: view.bytes(value))
      }
      return id
    }
  }

  /// The text of the first top-level `"id"`, where neither it nor a key before it has escapes.
  static func glanceAtJSON(_ bytes: UnsafeBufferPointer<UInt8>) -> Glance {
    var at = 0
    func skipBlanks() { while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 { at += 1 } }
    /// The inside of the string that begins at `at`, which moves behind it; nil where it has escapes or no end.
    func plainString() -> Range<Int>? {
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
      let start = at + 1
      at = start
      while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
      at += 1
      return start..<(at - 1)
    }
    /// Moves behind the value that begins at `at`, to the comma or brace that ends it.
    func skipValue() {
      var (depth, isQuoted) = (0, false)
      while at < bytes.count {
        let byte = bytes[at]
        if isQuoted {
          if byte == UInt8(ascii: "\\") { at += 1 } else if byte == UInt8(ascii: "\"") { isQuoted = false }
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = true
        } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          depth += 1
        } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ",") {
          if depth == 0 { return }
          if byte != UInt8(ascii: ",") { depth -= 1 }
        }
        at += 1
      }
    }
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "{") else { return .unsure }
    while true {
      at += 1
      skipBlanks()
      guard let key = plainString() else { return .unsure }
      skipBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { return .unsure }
      at += 1
      skipBlanks()
      if key.count == 2, bytes[key.lowerBound] == UInt8(ascii: "i"), bytes[key.lowerBound + 1] == UInt8(ascii: "d") {
        return plainString().map { .found($0) } ?? .unsure
      }
      skipValue()
      guard at < bytes.count, bytes[at] == UInt8(ascii: ",") else { return .unsure }
    }
  }

  /// The text of a plain `id: word` at the beginning of a line, where nothing but a comment follows it.
  static func glanceAtYAML(_ bytes: UnsafeBufferPointer<UInt8>) -> Glance {
    var lineStart = 0
    while lineStart + 3 < bytes.count {
      let lineEnd = bytes[lineStart...].firstIndex(of: 10) ?? bytes.count
      if bytes[lineStart..<lineEnd].starts(with: "id: ".utf8) {
        var start = lineStart + 4
        while start < lineEnd, bytes[start] == 32 { start += 1 }
        let word = bytes[start..<lineEnd].prefix { isWordByte($0) }
        let rest = bytes[word.endIndex..<lineEnd].first { $0 != 32 && $0 != 13 }
        guard !word.isEmpty, rest == nil, bytes[start] != UInt8(ascii: "-"), !word.elementsEqual("null".utf8) else { return .unsure }
        // An indented line would continue the scalar.
        guard lineEnd + 1 >= bytes.count || ![32, 9].contains(bytes[lineEnd + 1]) else { return .unsure }
        return .found(word.startIndex..<word.endIndex)
      }
      lineStart = lineEnd + 1
    }
    return .unsure
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
  }
}
