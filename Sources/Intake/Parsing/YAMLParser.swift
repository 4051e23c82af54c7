import Yams

/// Writes one YAML document to a tape, by way of Yams' nodes, because they have marks.
///
/// Scalars stay text: `no`, `on`, `010` and `8:30` mean what they say, and the field decides what they have to be.
enum YAMLParser {
  /// Parses the one document that the text has to be.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, into tape: inout RecordTape) throws(YAMLFault) {
    tape.reset(.lineAndColumn)
    if let alias = AliasSearch.firstAlias(in: bytes) { throw YAMLFault(offset: alias, message: "aliases are not read here") }
    let text = String(decoding: bytes, as: UTF8.self)
    do {
      // Anchors are known only as long as the parser lives.
      let parser = try Parser(yaml: text, encoding: .utf8)
      guard let root = try parser.nextRoot() else { throw YAMLFault(line: 1, column: 1, message: "the file holds no record") }
      try append(root, to: &tape, depth: 0)
      if let second = try parser.nextRoot() {
        throw YAMLFault(second.mark, "a second document begins here", hint: "give each client a file of their own")
      }
      _ = consume parser
    } catch let fault as YAMLFault {
      throw fault
    } catch let error as YamlError {
      throw YAMLFault(error)
    } catch {
      throw YAMLFault(line: 1, column: 1, message: "the file is not valid YAML")
    }
  }

  private static func append(_ node: Node, to tape: inout RecordTape, depth: Int, as kind: RecordTape.Kind = .text) throws(YAMLFault) {
    guard depth <= RecordTape.depthLimit else { throw YAMLFault(node.mark, "the record is nested too deeply") }
    if tape.isFull { throw YAMLFault(node.mark, "the record has too many parts") }
    if node.anchor != nil { throw YAMLFault(node.mark, "anchors are not read here") }
    let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
    switch node {
    case .scalar(let scalar):
      let isNull = kind == .text && scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      var text = scalar.string
      text.withUTF8 { tape.add(isNull ? .null : kind, $0, from: line, to: column) }
    case .sequence(let sequence):
      guard kind != .key else { throw YAMLFault(node.mark, "a key has to be a word") }
      let list = tape.open(.list, from: line, to: column)
      for element in sequence { try append(element, to: &tape, depth: depth + 1) }
      tape.close(list)
    case .mapping(let mapping):
      guard kind != .key else { throw YAMLFault(node.mark, "a key has to be a word") }
      let map = tape.open(.map, from: line, to: column)
      for (key, value) in mapping {
        try append(key, to: &tape, depth: depth + 1, as: .key)
        try append(value, to: &tape, depth: depth + 1)
      }
      tape.close(map)
    case .alias: throw YAMLFault(node.mark, "aliases are not read here")
    }
  }
}

/// Why a YAML text can't be read, with line and column or a byte offset.
struct YAMLFault: Error {
  var line = 1
  var column = 1
  var offset: Int?
  var message: String
  var hint: String?
  var isDuplicateKey = false

  init(line: Int = 1, column: Int = 1, offset: Int? = nil, message: String, hint: String? = nil) {
    self.line = line
    self.column = column
    self.offset = offset
    self.message = message
    self.hint = hint
  }

  init(_ mark: Mark?, _ message: String, hint: String? = nil) {
    self.init(line: mark?.line ?? 1, column: mark?.column ?? 1, message: message, hint: hint)
  }

  /// What Yams found wrong. Its problem texts name syntax only; its descriptions quote the file and are not used.
  init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      let isDeep = problem.hasPrefix("Maximum nesting level")
      self.init(mark, isDeep ? "the record is nested too deeply" : "the file is not valid YAML: \(problem)")
    case .reader(let problem, let offset, _, _):
      self.init(offset: offset, message: "the file is not valid YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      // A key of somebody's own may be anything, and is not repeated.
      let known = keys.count == 1 && (ProfileField(id: keys[0]) != nil || LiftField(id: keys[0]) != nil)
      self.init(context.mark, known ? "the key '\(keys[0])' stands twice" : keys.count == 1 ? "a key stands twice" : "keys stand twice")
      isDuplicateKey = true
    default:
      self.init(message: "the file is not valid YAML")
    }
  }
}

/// Looks for an alias before the text is composed: a few lines of nested aliases grow without bound in whoever follows them.
enum AliasSearch {
  /// The offset of a `*name` whose `&name` stands in the text too, both where YAML would take them for alias and anchor; nil for none.
  static func firstAlias(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
    var anchors = Set<ArraySlice<UInt8>>()
    var aliases: [(name: ArraySlice<UInt8>, offset: Int)] = []
    let text = Array(bytes)
    for (offset, byte) in text.enumerated() where byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
      if offset > 0, !" \n\r\t[{,:-?".utf8.contains(text[offset - 1]) { continue }
      let name = text[(offset + 1)...].prefix { !" \n\r\t[]{},".utf8.contains($0) }
      if name.isEmpty { continue }
      if byte == UInt8(ascii: "&") { anchors.insert(name) } else { aliases.append((name, offset)) }
    }
    return aliases.first { anchors.contains($0.name) }?.offset
  }
}
