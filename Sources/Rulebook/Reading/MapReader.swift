import Findings
import Yams

/// A mapping that is asked for each key it may have; keys that nobody asked for are unknown.
final class MapReader {
  /// One key with its value.
  struct Pair {
    var key: String
    var keyNode: Node
    var file: SourceFile
    var value: Node
  }

  /// Where the mapping stands: at its id, where it has one.
  let place: Place
  private(set) var pairs: [Pair]
  private var asked: [String] = []
  var scope: ReadingScope
  /// Whether a key was missing or a value was wrong.
  private(set) var hasErrors = false

  /// Reads the pairs and complains about keys that are no text or are given twice.
  init(_ mapping: Node.Mapping, in reader: NodeReader) {
    let file = reader.file
    scope = reader.scope
    pairs = []
    var repeated: [String: Int] = [:]
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        reader.scope.complaints.add(.rulesType, "a key must be text", at: file.place(of: key))
        continue
      }
      if let mark = scalar.mark, let name = file.repeatedKeys[.init(line: mark.line, column: mark.column)] {
        if let first = repeated[name] { Self.complainTwice(name, key, first, reader) } else { repeated[name] = mark.line }
        continue
      }
      if let first = repeated[scalar.string] { Self.complainTwice(scalar.string, key, first, reader) }
      pairs.append(Pair(key: scalar.string, keyNode: key, file: file, value: value))
    }
    place = pairs.first { $0.key == "id" }.map { file.place(of: $0.value) } ?? file.place(of: mapping.first?.key ?? reader.node)
  }

  /// Several mappings as one: where they share a key, the last one's counts.
  init(merging maps: [MapReader], scope: ReadingScope) {
    self.scope = scope
    place = maps.first?.place ?? Place(file: "")
    pairs = []
    for pair in maps.flatMap(\.pairs) {
      if let index = pairs.firstIndex(where: { $0.key == pair.key }) { pairs[index] = pair } else { pairs.append(pair) }
    }
  }

  private static func complainTwice(_ name: String, _ key: Node, _ firstLine: Int, _ reader: NodeReader) {
    reader.scope.complaints.add(
      .rulesDuplicateKey, "the key \(quoted(name)) is given twice", at: reader.file.place(of: key), hint: "it is also in line \(firstLine)")
  }

  /// The value of a key, or nil where the mapping hasn't got it.
  func reader(_ key: String) -> NodeReader? {
    asked.append(key)
    for index in pairs.indices where pairs[index].key == key {
      return NodeReader(node: pairs[index].value, file: pairs[index].file, scope: scope, key: pairs[index].keyNode)
    }
    return nil
  }

  /// The value of a key that may be absent.
  @discardableResult
  func optional<Value>(_ key: String, _ form: Form<Value>) -> Value? {
    guard let reader = reader(key) else { return nil }
    let value = form.read(reader)
    if value == nil { hasErrors = true }
    return value
  }

  /// The value of a key that must be there, or `substitute`, and then a complaint was made.
  @discardableResult
  func required<Value>(_ key: String, _ form: Form<Value>, or substitute: @autoclosure () -> Value, hint: String? = nil) -> Value {
    guard let reader = reader(key) else {
      hasErrors = true
      scope.complaints.add(.rulesMissingKey, "the key '\(key)' is missing", at: place, hint: hint)
      return substitute()
    }
    if let value = form.read(reader) { return value }
    hasErrors = true
    return substitute()
  }

  /// Every key with its value, for mappings whose keys are ids; no key is unknown then.
  func entries() -> [(key: NodeReader, value: NodeReader)] {
    asked += pairs.map(\.key)
    return pairs.map {
      (
        NodeReader(node: $0.keyNode, file: $0.file, scope: scope),
        NodeReader(node: $0.value, file: $0.file, scope: scope, key: $0.keyNode)
      )
    }
  }

  /// The text of a key's value, without asking for the key.
  func text(_ key: String) -> String? { texts(key).first }

  /// The texts of a key's value or list of values, without asking for the key.
  func texts(_ key: String) -> [String] {
    guard let pair = pairs.first(where: { $0.key == key }) else { return [] }
    return NodeReader(node: pair.value, file: pair.file, scope: scope).elements().compactMap(\.scalarText)
  }

  /// Takes a key out, so that it is neither asked for nor unknown.
  func remove(_ key: String) -> NodeReader? {
    guard let reader = reader(key) else { return nil }
    pairs.removeAll { $0.key == key }
    return reader
  }

  /// Complains about every key that was not asked for.
  func finish() {
    for pair in pairs where !asked.contains(pair.key) {
      hasErrors = true
      scope.complaints.add(
        .rulesUnknownKey, "unknown key \(quoted(pair.key))", at: pair.file.place(of: pair.keyNode),
        hint: Suggestion.hint(for: pair.key, among: asked) ?? (isTornOff(pair) ? Self.commaHint : hintOfKeys))
    }
  }

  /// Whether a key is really the rest of a text that a comma inside `{ }` tore off.
  private func isTornOff(_ pair: Pair) -> Bool {
    pair.key.contains(" ") && NodeReader(node: pair.value, file: pair.file, scope: scope).isEmpty
  }

  private static let commaHint = "inside { } a comma ends a text, so put a text with a comma in quotes"

  private var hintOfKeys: String {
    var known: [String] = []
    for key in asked where !known.contains(key) && !Self.commonKeys.contains(key) { known.append(key) }
    return known.isEmpty ? "there are no keys here" : "the keys here are \(known.joined(separator: ", "))"
  }

  /// Keys that every entry may have.
  private static let commonKeys: Set<String> = ["why", "source", "examples", "loosen", "before", "after"]
}
