import Foundation
import Testing
import TrainingModel
import Yams

@testable import Rulebook

/// The digest is written by hand, field by field. What would be forgotten there would change plans behind the fingerprint's back, so here
/// the compiled rules are read without anybody's help: whatever an author changes that changes them changes the digest.
@Suite struct DigestCompletenessTests {
  /// How many changes of the shipped rules are tried: `MESOCYCLE_RULE_CHANGES` asks for more.
  private static let count = ProcessInfo.processInfo.environment["MESOCYCLE_RULE_CHANGES"].flatMap(Int.init) ?? 8

  private static let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("rules").path

  @Test func everyChangeOfTheSmallRulesCounts() throws {
    let folders = try RuleFolders()
    try folders.add("rules", SmallRulebook.files)
    var random = SeededNumbers(seed: 3)
    #expect(try changed(in: try #require(folders.layers.first), count: nil, &random) > 150)
  }

  @Test func changesOfTheShippedRulesCount() throws {
    let folder = NSTemporaryDirectory() + "rule-changes-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(atPath: Self.shipped, toPath: folder)
    var random = SeededNumbers(seed: UInt64(Self.count))
    #expect(try changed(in: folder, count: Self.count, &random) > 0)
  }

  /// Changes one value after the other and holds the digest against the compiled rules; how many changes changed those.
  ///
  /// - Parameter count: how many values are tried; nil for each once.
  private func changed(in folder: String, count: Int?, _ random: inout SeededNumbers) throws -> Int {
    let usual = try #require(RulebookLoader.load(layers: [folder]).rulebook)
    let (content, digest) = (Content(usual).text, usual.digest)
    var files: [String: [Node]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".yaml") && !name.hasPrefix("names") && !name.hasPrefix("aliases") && !name.hasPrefix("flags") {
      files[name] = try Yams.compose_all(yaml: String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)).map { $0 }
    }
    var sites = files.sorted { $0.key < $1.key }.flatMap { name, nodes in
      nodes.indices.flatMap { document in Site.all(in: nodes[document]).map { (file: name, document: document, site: $0) } }
    }
    if let count { sites = (0..<count).compactMap { _ in sites.randomElement(using: &random) } }
    var seen = 0
    for one in sites {
      guard let nodes = files[one.file], let value = one.site.another(using: &random) else { continue }
      let path = "\(folder)/\(one.file)"
      let before = try String(contentsOfFile: path, encoding: .utf8)
      defer { try? before.write(toFile: path, atomically: false, encoding: .utf8) }
      var other = nodes
      other[one.document] = one.site.putting(value, into: nodes[one.document])
      try other.map { "---\n" + (try Yams.serialize(node: $0)) }.joined().write(toFile: path, atomically: false, encoding: .utf8)
      guard let rules = RulebookLoader.load(layers: [folder]).rulebook else { continue }
      if Content(rules).text != content {
        seen += 1
        #expect(rules.digest != digest, "\(one.file): \(one.site.path.map(\.description).joined(separator: " ")) → \(value)")
      }
    }
    return seen
  }
}

/// A scalar of a document, with the values that stand under the same key elsewhere.
private struct Site {
  enum Step: CustomStringConvertible {
    case key(String)
    case place(Int)

    var description: String {
      switch self {
      case .key(let key): key
      case .place(let place): "\(place)"
      }
    }
  }

  var path: [Step]
  var value: String
  var others: [String]

  /// Every scalar of a document.
  static func all(in node: Node) -> [Site] {
    var found: [(path: [Step], value: String)] = []
    collect(node, [], into: &found)
    let values = Dictionary(grouping: found) { key(of: $0.path) }.mapValues { Array(Set($0.map(\.value))).sorted() }
    return found.map { Site(path: $0.path, value: $0.value, others: values[key(of: $0.path)] ?? []) }
  }

  private static func key(of path: [Step]) -> String {
    path.last { if case .key = $0 { true } else { false } }?.description ?? ""
  }

  private static func collect(_ node: Node, _ path: [Step], into found: inout [(path: [Step], value: String)]) {
    switch node {
    case .scalar(let scalar):
      // Ids are referred to, and what only says why or is an example decides nothing.
      if !["id", "why", "source", "examples"].contains(key(of: path)) { found.append((path, scalar.string)) }
    case .mapping(let mapping):
      for (key, value) in mapping where key.string != "examples" { collect(value, path + [.key(key.string ?? "")], into: &found) }
    case .sequence(let sequence):
      for (place, value) in sequence.enumerated() { collect(value, path + [.place(place)], into: &found) }
    case .alias: break
    }
  }

  /// Another value that may stand there: a number one higher, the other answer, or what stands under such a key elsewhere.
  func another(using random: inout SeededNumbers) -> String? {
    if value == "yes" || value == "true" { return "no" }
    if value == "no" || value == "false" { return "yes" }
    if let match = value.firstMatch(of: /\d+/), let number = Int(match.0) {
      return value.replacing(match.0, with: "\(number + 1)", maxReplacements: 1)
    }
    return others.filter { $0 != value }.randomElement(using: &random)
  }

  /// The document with another value here.
  func putting(_ value: String, into node: Node) -> Node { Self.put(value, path[...], node) }

  private static func put(_ value: String, _ path: ArraySlice<Step>, _ node: Node) -> Node {
    var node = node
    switch (path.first, node) {
    case (.key(let key)?, .mapping(var mapping)):
      for (own, inner) in mapping where own.string == key { mapping[own] = put(value, path.dropFirst(), inner) }
      node = .mapping(mapping)
    case (.place(let place)?, .sequence(var sequence)):
      sequence[place] = put(value, path.dropFirst(), sequence[place])
      node = .sequence(sequence)
    case (nil, .scalar(var scalar)):
      scalar.string = value
      node = .scalar(scalar)
    default: break
    }
    return node
  }
}

/// All that compiled rules hold, but for what only tells where a rule stands and why.
private struct Content {
  private(set) var text = ""

  private static let places: Set<String> = [
    "references", "examples", "ownDigest", "layers", "translations", "aliasSource", "flags", "places",
  ]

  init(_ rules: Rulebook) { add(rules) }

  private mutating func add(_ value: Any) {
    if value is RuleID { return }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .set?: text += "\(mirror.children.map { "\($0.value)" }.sorted())"
    case nil where mirror.children.isEmpty, .enum? where mirror.children.isEmpty: text += "\(value) "
    default:
      for child in mirror.children where !Self.places.contains(child.label ?? "") {
        text += "\(child.label ?? ""):"
        add(child.value)
      }
    }
  }
}
