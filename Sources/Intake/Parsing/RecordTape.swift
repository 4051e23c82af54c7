import Findings

/// One parsed record, flat: nodes in the order in which they stand, their text in one buffer. It is reused from record to record.
package struct RecordTape {
  /// What a node is.
  package enum Kind: UInt8 {
    case null
    /// A scalar that the form itself types: JSON tells `"8"`, `8` and `true` apart.
    case string, number, bool
    /// A scalar that is typed by the field it stands in, as in YAML and CSV.
    case text
    case list, map
    /// The key of the node that follows it.
    case key
  }

  package struct Node {
    package var kind: Kind
    /// The text in the tape's buffer.
    package var textStart, textEnd: Int32
    /// The index after the node and everything in it.
    package var next: Int32
    /// Where it stands: byte offsets in the record, or line and column (`marks`); below 0 where it stands in no record.
    var from, to: Int32
  }

  /// How nodes say where they stand.
  package enum Marks { case byteOffsets, lineAndColumn }

  /// The most nodes that a record may have: a client has a few dozen.
  static let nodeLimit = 20_000
  /// How deep lists and maps may nest.
  static let depthLimit = 8

  package private(set) var nodes: [Node] = []
  package private(set) var text: [UInt8] = []
  private(set) var marks = Marks.byteOffsets
  /// Whether numbers may have a decimal comma.
  var decimalComma = false
  /// A bit for each field of which something has been said already, so that it isn't called missing as well.
  private(set) var spoiled: UInt32 = 0

  package init() {}

  mutating func reset(_ marks: Marks) {
    nodes.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    self.marks = marks
    decimalComma = false
    spoiled = 0
  }

  mutating func spoil(_ field: ProfileField) { spoiled |= 1 << UInt32(field.rawValue) }

  var isFull: Bool { nodes.count >= Self.nodeLimit }

  /// Begins a list or map; `close` ends it.
  mutating func open(_ kind: Kind, from: Int, to: Int = 0) -> Int {
    nodes.append(Node(kind: kind, textStart: 0, textEnd: 0, next: 0, from: Int32(clamping: from), to: Int32(clamping: to)))
    return nodes.count - 1
  }

  mutating func close(_ index: Int, to: Int? = nil) {
    nodes[index].next = Int32(nodes.count)
    if let to { nodes[index].to = Int32(clamping: to) }
  }

  /// Adds a scalar or key whose text is this.
  mutating func add(_ kind: Kind, _ bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int) {
    let start = text.count
    text.append(contentsOf: bytes)
    add(kind, textFrom: start, from: from, to: to)
  }

  /// Adds a scalar or key whose text is what was appended to the buffer since `textFrom`.
  mutating func add(_ kind: Kind, textFrom start: Int, from: Int, to: Int) {
    nodes.append(
      Node(
        kind: kind, textStart: Int32(start), textEnd: Int32(text.count), next: Int32(nodes.count + 1),
        from: Int32(clamping: from), to: Int32(clamping: to)))
  }

  /// Adds text that a later `add` will claim.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: bytes) }

  mutating func append(_ byte: UInt8) { text.append(byte) }
}

/// A tape for reading, with the record that it came from, which turns byte offsets into lines and columns.
package struct TapeView {
  let nodes: UnsafeBufferPointer<RecordTape.Node>
  let text: UnsafeBufferPointer<UInt8>
  let marks: RecordTape.Marks
  let decimalComma: Bool
  let spoiled: UInt32
  let record: RawRecord

  /// The place of a node in the list of nodes.
  package typealias Index = Int

  package func kind(_ node: Index) -> RecordTape.Kind { nodes[node].kind }

  /// The text of a scalar or key.
  func bytes(_ node: Index) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[Int(nodes[node].textStart)..<Int(nodes[node].textEnd)])
  }

  package func string(_ node: Index) -> String { String(decoding: bytes(node), as: UTF8.self) }

  /// Calls `body` with each element of a list, in order.
  package func forEachElement(of list: Index, _ body: (Index) -> Void) {
    var node = list + 1
    let end = Int(nodes[list].next)
    while node < end {
      body(node)
      node = Int(nodes[node].next)
    }
  }

  /// Calls `body` with each key and value of a map, in order.
  package func forEachEntry(of map: Index, _ body: (_ key: Index, _ value: Index) -> Void) {
    var key = map + 1
    let end = Int(nodes[map].next)
    while key < end {
      let value = Int(nodes[key].next)
      body(key, value)
      key = Int(nodes[value].next)
    }
  }

  func isEmpty(_ container: Index) -> Bool { Int(nodes[container].next) == container + 1 }

  /// Where a node stands.
  package func place(_ node: Index) -> Place {
    let (from, to) = (Int(nodes[node].from), Int(nodes[node].to))
    switch marks {
    case .lineAndColumn:
      let plain = nodes[node].kind == .text && nodes[node].textEnd > nodes[node].textStart
      let end = plain ? to + UTF8Text.characters(bytes(node)) : nil
      return Place(file: record.file, spoken: record.spoken, line: from, column: to, endColumn: end)
    case .byteOffsets:
      return record.place(from: from, to: to)
    }
  }
}

extension RecordTape {
  /// Hands a view of the tape to `body`; it is not valid afterwards.
  package func withView<Result>(of record: RawRecord, _ body: (TapeView) -> Result) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      text.withUnsafeBufferPointer { text in
        body(TapeView(nodes: nodes, text: text, marks: marks, decimalComma: decimalComma, spoiled: spoiled, record: record))
      }
    }
  }
}

/// The forms of a record that say themselves which field each value is of.
extension RawRecord {
  /// Whether there is a text to parse; says why not.
  package func isText(_ complaints: inout Complaints) -> Bool {
    if let fault {
      complaints.add(fault)
      return false
    }
    if let invalid = bytes.withUnsafeBufferPointer(UTF8Text.firstInvalid) {
      complaints.add(.profileEncoding, "the record is not valid UTF-8", at: place(from: invalid), hint: "save the file as UTF-8")
      return false
    }
    return true
  }

  /// Writes a JSON object to `tape`, or says why it can't be and returns false.
  func parseJSON(into tape: inout RecordTape, _ complaints: inout Complaints) -> Bool {
    var fault: SyntaxFault?
    bytes.withUnsafeBufferPointer { bytes in
      do throws(SyntaxFault) { try JSONParser.parse(bytes, into: &tape) } catch { fault = error }
    }
    guard let fault else { return true }
    complaints.add(.profileUnreadable, "the record is not valid JSON: \(fault.message)", at: place(from: fault.offset))
    return false
  }

  /// The same for a YAML document.
  package func parseYAML(into tape: inout RecordTape, _ complaints: inout Complaints) -> Bool {
    var fault: YAMLFault?
    bytes.withUnsafeBufferPointer { bytes in
      do throws(YAMLFault) { try YAMLParser.parse(bytes, into: &tape) } catch { fault = error }
    }
    guard let fault else { return true }
    var place = self.place
    if let offset = fault.offset { place = self.place(from: offset) } else { (place.line, place.column) = (fault.line, fault.column) }
    complaints.add(fault.isDuplicateKey ? .profileDuplicateKey : .profileUnreadable, fault.message, at: place, hint: fault.hint)
    return false
  }
}
