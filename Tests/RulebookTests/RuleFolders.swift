import Findings
import Foundation
import Testing

@testable import Rulebook

/// Layers of rules in temporary folders, which are gone when the value is.
final class RuleFolders {
  let root: String
  private(set) var layers: [String] = []

  init() throws {
    root = NSTemporaryDirectory() + "rules-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Adds a layer with these files, by path inside it.
  func add(_ name: String, _ files: [String: String]) throws {
    let folder = root + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (path, text) in files {
      let full = folder + "/" + path
      try FileManager.default.createDirectory(atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: full))
    }
    layers.append(folder)
  }

  /// Adds a file with these bytes to the newest layer.
  func addBytes(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: try #require(layers.last) + "/" + path))
  }

  func load() -> (rulebook: Rulebook?, findings: [Finding]) { RulebookLoader.load(layers: layers, withAliases: true) }

  /// Loads the small rulebook with `changes` to its files, and other layers over it.
  static func load(_ changes: [String: String] = [:], layers: [[String: String]] = []) throws -> (rulebook: Rulebook?, findings: [Finding])
  {
    let folders = try RuleFolders()
    try folders.add("base", SmallRulebook.files.merging(changes) { $1 })
    for (number, files) in layers.enumerated() { try folders.add("layer-\(number + 1)", files) }
    return folders.load()
  }
}

/// One finding as a test states it.
struct Expected {
  var code: FindingCode
  var message: String
  var hint: String?

  init(_ code: FindingCode, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}

/// Text with the places where findings are expected between `⟦` and `⟧`.
struct MarkedText {
  var text = ""
  var places: [(line: Int, column: Int, endColumn: Int)] = []

  init(_ marked: String) {
    var (line, column, start) = (1, 1, 1)
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = column
      case "⟧": places.append((line, start, column))
      default:
        text.unicodeScalars.append(scalar)
        column += 1
        if scalar == "\n" { (line, column) = (line + 1, 1) }
      }
    }
  }
}

/// Puts the marked text into a file of the small rulebook (or of a layer over it) and expects exactly these findings at the marks.
func expectFindings(
  _ expected: Expected..., in marked: String, file: String = "added.yaml", asLayer: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let marks = MarkedText(marked)
  let loaded = asLayer ? try RuleFolders.load(layers: [[file: marks.text]]) : try RuleFolders.load([file: marks.text])
  let all = loaded.findings.map { "\($0.code.id) \($0.place?.description ?? ""): \($0.message)" }.joined(separator: "\n")
  #expect(loaded.findings.count == expected.count, "\(all)", sourceLocation: sourceLocation)
  #expect(marks.places.count == expected.count, "one mark for each finding", sourceLocation: sourceLocation)
  for (index, (finding, wanted)) in zip(loaded.findings, expected).enumerated() {
    let path = finding.place?.file ?? ""
    #expect(finding.code == wanted.code, sourceLocation: sourceLocation)
    #expect(finding.message == wanted.message, sourceLocation: sourceLocation)
    #expect(finding.hint == wanted.hint, sourceLocation: sourceLocation)
    #expect(path.hasSuffix("/" + file), "\(path)", sourceLocation: sourceLocation)
    guard index < marks.places.count, let place = finding.place else { continue }
    let mark = marks.places[index]
    #expect(
      place.line == mark.line && place.column == mark.column && place.endColumn == mark.endColumn,
      "\(wanted.message): found at \(place), ends at \(place.endColumn ?? 0), expected \(mark)", sourceLocation: sourceLocation)
  }
  let hasErrors = loaded.findings.contains { $0.severity == .error }
  #expect((loaded.rulebook == nil) == hasErrors, sourceLocation: sourceLocation)
}
