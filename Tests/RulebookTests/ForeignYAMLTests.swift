import Findings
import Foundation
import Testing

@testable import Rulebook

/// YAML that nobody wrote as rules: it is complained about at its place, and never ends the program.
@Suite struct ForeignYAMLTests {
  static let suite = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data/messy/yaml-test-suite/src").path

  @Test func yamlTestSuiteIsSurvived() throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Self.suite))?.filter { $0.hasSuffix(".yaml") }.sorted() ?? []
    guard !names.isEmpty else {
      withKnownIssue("the YAML test suite is not here, so nothing was tried") { #expect(!names.isEmpty) }
      return
    }
    var files: [String: String] = [:]
    for name in names {
      let text = try String(contentsOfFile: Self.suite + "/" + name, encoding: .utf8)
      for (number, sample) in (Self.samples(of: text) + [text]).enumerated() { files["\(name)-\(number).yaml"] = sample }
    }
    #expect(files.count > 2 * names.count - 10)
    let folders = try RuleFolders()
    try folders.add("rules", files)
    let loaded = folders.load()
    #expect(loaded.rulebook == nil)
    let complainedAbout = Set(loaded.findings.compactMap(\.place?.file))
    #expect(complainedAbout.count > files.count * 9 / 10, "only texts that say nothing at all pass")
  }

  /// The `yaml:` blocks of a file of the suite, with its signs for spaces, tabs and ends put back.
  private static func samples(of text: String) -> [String] {
    var samples: [String] = []
    var block: [Substring]?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines + ["x"] {
      if block != nil, line.isEmpty || line.hasPrefix("    ") {
        block?.append(line.dropFirst(4))
        continue
      }
      if let lines = block {
        let signs = [
          ("␣", " "), ("———»", "\t"), ("——»", "\t"), ("—»", "\t"), ("»", "\t"), ("↵", ""), ("∎", ""), ("←", "\r"), ("⇔", "\u{FEFF}"),
        ]
        samples.append(signs.reduce(lines.joined(separator: "\n")) { $0.replacing($1.0, with: $1.1) })
        block = nil
      }
      if line.trimmingCharacters(in: .whitespaces).hasPrefix("yaml: |") || line.hasPrefix("- yaml: |") { block = [] }
    }
    return samples
  }

  @Test(arguments: [
    "\u{0}", "tags: \u{7}", "- - - -", "{}", "[]", "tags: {}", "tags: [[]]", "tags: [x]", "? {a: b}\n: c", "tags: [{1: 2}]", "\t",
    "a: b: c", "&a [*a]", "tags: [{id: }]", "disable: [{}]", "volume: []", "splits: [{id: x, sessions: [{use: }]}]",
    "goals: [{id: x, levels: {novice: }}]",
  ])
  func nonsenseIsComplainedAbout(_ text: String) throws {
    let folders = try RuleFolders()
    try folders.add("rules", ["sample.yaml": text])
    let loaded = folders.load()
    #expect(loaded.rulebook == nil && loaded.findings.contains { $0.severity == .error })
  }

  /// Nine levels of nine aliases each would be 387 million values.
  @Test func aliasBombIsRefusedWithoutUnfoldingIt() throws {
    let bomb =
      "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
      + (1...9).map { level in
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
      }.joined() + "? *a9\n: x\n"
    let folders = try RuleFolders()
    try folders.add("rules", ["bomb.yaml": bomb])
    #expect(Set(folders.load().findings.map(\.code)) == [.rulesLimit])
  }

  /// Every text that differs from good rules by a few characters is either read or complained about.
  @Test func damagedRulesNeverEndTheProgram() throws {
    var random = SeededNumbers(seed: 7)
    let pieces = ["{", "}", "[", "]", ":", "-", "'", "\"", "#", "&", "*", "!", "|", ">", "%", "..", "9999999999", "\n", "  ", "é", ""]
    for _ in 0..<150 {
      var files = SmallRulebook.files
      let name = files.keys.sorted()[Int.random(in: 0..<files.count, using: &random)]
      var characters = Array(files[name] ?? "")
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let start = Int.random(in: 0..<characters.count, using: &random)
        let end = min(characters.count, start + Int.random(in: 0...6, using: &random))
        characters.replaceSubrange(start..<end, with: pieces[Int.random(in: 0..<pieces.count, using: &random)])
      }
      files[name] = String(characters)
      let folders = try RuleFolders()
      try folders.add("rules", files)
      let loaded = folders.load()
      #expect((loaded.rulebook == nil) == loaded.findings.contains { $0.severity == .error })
    }
  }
}
