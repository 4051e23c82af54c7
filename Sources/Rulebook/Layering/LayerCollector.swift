import Findings
import Yams

/// Sorts what the files of one layer say by topic.
struct LayerCollector {
  let scope: ReadingScope
  private(set) var layer: Layer
  private let number: Int
  private var known: [Topic: [String: Entry]] = [:]

  init(name: String, number: Int, scope: ReadingScope) {
    self.scope = scope
    self.number = number
    layer = Layer(name: name)
  }

  /// Top-level keys.
  static let keys: [String] =
    Topic.allCases.map(\.rawValue).filter { !$0.contains(".") } + SettingsTopic.allCases.map(\.rawValue) + ["disable", "aliases"]

  /// Takes one document of a file.
  mutating func collect(_ document: Node, of file: SourceFile) {
    let root = NodeReader(node: document, file: file, scope: scope)
    if root.isEmpty { return }
    guard let map = root.map(expecting: "topics such as 'exercises:' or 'goals:'") else { return }
    for pair in map.entries() {
      guard case .scalar(let scalar) = pair.key.node else { continue }
      if let topic = Topic(rawValue: scalar.string), Self.keys.contains(scalar.string) {
        collect(pair.value, into: topic)
      } else if let topic = SettingsTopic(rawValue: scalar.string) {
        collect(pair.value, into: topic)
      } else if scalar.string == "disable" {
        layer.disabled += Form.list(disabling).read(pair.value) ?? []
      } else if scalar.string == "aliases" {
        // No plan needs them: they are read when somebody asks.
        if layer.filesWithAliases.last !== file { layer.filesWithAliases.append(file) }
      } else if scalar.string == "$schema" {
        // For editors, which complete and check what is typed by it.
        _ = pair.value.text(expecting: "the address of a schema")
      } else {
        pair.key.complain(
          .rulesUnknownKey, "unknown topic \(quoted(scalar.string))",
          hint: Suggestion.hint(for: scalar.string, among: Self.keys) ?? "the topics are \(Self.keys.joined(separator: ", "))")
      }
    }
  }

  private mutating func collect(_ value: NodeReader, into topic: Topic) {
    guard case .sequence = value.node else {
      value.complain(.rulesType, "'\(topic.rawValue)' is a list of entries", hint: "start each entry with '- id:'")
      return
    }
    for element in value.elements() {
      guard let map = element.map(expecting: "an entry with an id"), let entry = entry(map, topic) else { continue }
      if let first = known[topic, default: [:]].updateValue(entry, forKey: entry.id) {
        known[topic]?[entry.id] = first
        scope.complaints.add(
          .rulesDuplicateID, "the \(topic.noun) \(quoted(entry.id)) is given twice", at: entry.place, hint: "it is also in \(first.place)")
      } else {
        layer.entries[topic, default: []].append(entry)
      }
    }
  }

  private func entry(_ map: MapReader, _ topic: Topic) -> Entry? {
    let before = topic.isDecisionList ? map.reader("before") : nil
    let after = topic.isDecisionList ? map.reader("after") : nil
    if let before, after != nil { before.complain(.rulesType, "an entry goes before or after another, not both") }
    // A focus or a note has no id of its own: it is named by its words.
    let id = map.required(
      "id", [.germanFocuses, .germanNotes].contains(topic) ? .text : .identifier(allowsDots: topic == .validation), or: "")
    let why = map.optional("why", .text)
    _ = map.optional("source", .text)
    let loosen = map.optional("loosen", .text)
    guard !id.isEmpty else { return nil }
    return Entry(
      topic: topic, id: id, map: map, layer: number, why: why, position: before.map { (true, $0) } ?? after.map { (false, $0) },
      loosen: loosen)
  }

  private mutating func collect(_ value: NodeReader, into topic: SettingsTopic) {
    guard let map = value.map() else { return }
    for list in topic.lists {
      guard let entries = map.remove(list.key) else { continue }
      collect(entries, into: list.topic)
    }
    guard let earlier = layer.settings[topic] else {
      layer.settings[topic] = map
      return
    }
    for pair in map.pairs where earlier.pairs.contains(where: { $0.key == pair.key }) {
      scope.complaints.add(
        .rulesDuplicateKey, "\(topic.rawValue) has the key \(quoted(pair.key)) twice", at: pair.file.place(of: pair.keyNode))
    }
    layer.settings[topic] = MapReader(merging: [earlier, map], scope: scope)
  }

  private var disabling: Form<Layer.Disabling> {
    Form { reader in
      if case .mapping = reader.node {
        return Form<Layer.Disabling>.map { map in
          let id = map.required("id", .text, or: "")
          return Layer.Disabling(text: id, reader: map.reader("id") ?? reader, loosen: map.required("loosen", .text, or: ""))
        }.read(reader)
      }
      return reader.text(expecting: "an id such as 'exercises.upright_row'").map { Layer.Disabling(text: $0, reader: reader) }
    }
  }
}

extension Form where Value == String {
  /// An id: letters, digits, `_` and `-`, and dots where ids are codes.
  static func identifier(allowsDots: Bool = false) -> Form {
    .scalar("an id") { text throws(Complaint) in
      let isFine =
        text.utf8.count <= 64
        && text.unicodeScalars.allSatisfy {
          $0.isASCII
            && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "-" || (allowsDots && $0 == "."))
        }
      if isFine { return text }
      throw Complaint(.rulesType, "\(quoted(text)) is not an id", hint: "an id has at most 64 letters, digits, '_' and '-'")
    }
  }
}
