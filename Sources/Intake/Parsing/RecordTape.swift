/// One parsed record, flat: nodes in the order in which they stand, their text in one buffer. It is reused from record to record.
struct RecordTape {
  /// What a node is.
  enum Kind: UInt8 {
    case null
    /// A scalar that the form itself types: JSON tells `"8"`, `8` and `true` apart.
    case string, number, bool
    /// A scalar that is typed by the field it stands in, as in YAML and CSV.
    case text
    case list, map
    /// The key of the node that follows it.
    case key
  }

  struct Node {
    var kind: Kind
    /// The text in the tape's buffer.
    var textStart, textEnd: Int32
    /// The index after the node and everything in it.
    var next: Int32
    /// Where it stands: byte offsets in the record, or line and column (`marks`); below 0 where it stands in no record.
    var from, to: Int32
  }

  /// How nodes say where they stand.
  enum Marks { case byteOffsets, lineAndColumn }

  /// The most nodes that a record may have: a client has a few dozen.
  static let nodeLimit = 20_000
  /// How deep lists and maps may nest.
  static let depthLimit = 8

  private(set) var nodes: [Node] = []
  private(set) var text: [UInt8] = []
  private(set) var marks = Marks.byteOffsets
  /// Whether numbers may have a decimal comma.
  var decimalComma = false
  /// A bit for each field of which something has been said already, so that it isn't called missing as well.
  private(set) var spoiled: UInt32 = 0

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
