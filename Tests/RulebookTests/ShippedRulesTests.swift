import Findings
import Foundation
import Testing
import Yams

@testable import Rulebook

@Suite struct ShippedRulesTests {
  /// The rules that come with the product.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("rules").path

  @Test func loadWithoutAComplaint() throws {
    let (rulebook, findings) = RulebookLoader.load(layers: [Self.folder], withAliases: true)
    for finding in findings { Issue.record("\(finding.place?.description ?? "") \(finding.cellText)") }
    let rules = try #require(rulebook)
    #expect(rules.exercises.count >= 150)
  }

  /// A formatter that sorts keys, folds lines, drops quotes and takes `+1` for a number makes no other rules of them.
  @Test func aFormatterDoesNotChangeTheDigest() throws {
    var files: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: Self.folder) where name.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: Self.folder + "/" + name, encoding: .utf8)
      files[name] = try Yams.compose_all(yaml: text).map { "---\n" + (try Yams.serialize(node: $0, width: 60, sortKeys: true)) }.joined()
        .replacing("reps: +1\n", with: "reps: 1\n")
    }
    let folders = try RuleFolders()
    try folders.add("formatted", files)
    let (formatted, findings) = folders.load()
    #expect(findings.isEmpty, "\(findings.prefix(3).map(\.cellText))")
    #expect(formatted?.digest == RulebookLoader.load(layers: [Self.folder]).rulebook?.digest)
    #expect(files.values.contains { $0.contains("reps: 1\n") })
  }
}
