import Foundation
import Testing
import TrainingModel
import Yams

@testable import Rulebook

/// The digest follows what the rules say, and nothing else.
@Suite struct DigestTests {
  private func digest(_ files: [String: String]) throws -> String {
    let folders = try RuleFolders()
    try folders.add("rules", files)
    return try #require(folders.load().rulebook).digest.description
  }

  @Test func filesCommentsQuotesAndSpacingDoNotCount() throws {
    let usual = try digest(SmallRulebook.files)
    var renamed: [String: String] = [:]
    for (name, text) in SmallRulebook.files { renamed["sub/z-" + name.replacing(".yaml", with: ".yml")] = "# A comment.\n---\n" + text }
    #expect(try digest(renamed) == usual)
    #expect(
      try digest(SmallRulebook.files.mapValues { $0.replacing("70 %", with: "70%").replacing("reps: 5..8", with: "reps: '5..8'") }) == usual
    )
    #expect(try digest(["all.yaml": SmallRulebook.files.sorted { $0.key > $1.key }.map(\.value).joined(separator: "\n---\n")]) == usual)
  }

  /// Formatters sort keys, take `+1` for a number, fold lines, change quotes, and editors want to know the schema.
  @Test func whatFormattersDoDoesNotCount() throws {
    let usual = try digest(SmallRulebook.files)
    let addressed = SmallRulebook.files.mapValues { "$schema: https://gym.example/rules.schema.json\n" + $0 }
    #expect(try digest(addressed) == usual)
    let sorted = try Dictionary(
      uniqueKeysWithValues: SmallRulebook.files.map { name, text in
        let documents = try Yams.compose_all(yaml: text).map { $0 }
        return (name, try documents.map { "---\n" + (try Yams.serialize(node: $0, sortKeys: true)) }.joined())
      })
    #expect(try digest(sorted) == usual)
  }

  @Test func aRiseOfRepetitionsIsReadAsANumberToo() throws {
    for text in ["+1", "1"] { #expect(try "\(SchemeAction(reps: text))" == "\(SchemeAction(reps: "+1"))") }
    #expect(throws: Complaint.self) { try SchemeAction(reps: "-1") }
    #expect(try "\(SchemeAction(reps: "1 on one set"))" == "\(SchemeAction(reps: "+1 on one set"))")
  }

  @Test func orderOfEntriesCountsOnlyInDecisionLists() throws {
    let usual = try digest(SmallRulebook.files)
    var random = SeededNumbers(seed: 20)
    for topic in ["validation.yaml", "tags.yaml"] {
      var files = SmallRulebook.files
      var lines = try #require(files[topic]).split(separator: "\n").map(String.init)
      let entries = lines.dropFirst().shuffled(using: &random)
      lines = [lines[0]] + entries
      files[topic] = lines.joined(separator: "\n")
      #expect(try digest(files) == usual, "\(topic)")
    }
    var files = SmallRulebook.files
    files["progression.yaml"] = try #require(files["progression.yaml"]).replacing("weekly_cap: 5 %", with: "weekly_cap: 6 %")
    #expect(try digest(files) != usual)
    files = SmallRulebook.files
    let splits = try #require(files["splits.yaml"])
    files["splits.yaml"] =
      splits.replacing("\n  - {id: one, sessions: [{use: full}]}", with: "") + "\n  - {id: one, sessions: [{use: full}]}"
    #expect(try digest(files) != usual)
  }

  /// Every number in the rules reaches the digest, so that no rule can change what is planned behind a fingerprint's back.
  @Test func everyNumberCounts() throws {
    var seen = [try digest(SmallRulebook.files)]
    var changed = 0
    for (name, text) in SmallRulebook.files.sorted(by: { $0.key < $1.key }) where name != "conditions.yaml" {
      for match in text.matches(of: /(\d+)( sets| s\b| %| kg| min|\.\.)/) {
        guard let number = Int(match.1) else { continue }
        var files = SmallRulebook.files
        files[name] = text.replacingCharacters(in: match.1.startIndex..<match.1.endIndex, with: "\(number + 1)")
        let folders = try RuleFolders()
        try folders.add("rules", files)
        guard let digest = folders.load().rulebook?.digest.description else { continue }
        changed += 1
        #expect(!seen.contains(digest), "\(name): \(match.0)")
        seen.append(digest)
      }
    }
    #expect(changed > 80)
  }

  @Test func referencesAreTheSameWhereverEntriesStand() throws {
    let folders = try RuleFolders()
    try folders.add("rules", SmallRulebook.files)
    let shuffled = try RuleFolders()
    try shuffled.add("rules", ["all.yaml": SmallRulebook.files.sorted { $0.key > $1.key }.map(\.value).joined(separator: "\n---\n")])
    let one = try #require(folders.load().rulebook).references.map(\.id)
    #expect(try #require(shuffled.load().rulebook).references.map(\.id) == one)
  }
}

/// Numbers that are the same in every run: a 64-bit linear congruential generator.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
