import Foundation
import Rulebook
import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// Whatever number an author writes, nothing ends the program: it is a finding at its place, or a plan comes of it, or a reason why not.
@Suite struct RuleNumbersTests {
  private static let extremes = [
    "0", "1", "-1", "0.01", "0.9", "5", "100", "200", "1000", "10000", "1000000", "999999999", "0..0", "1..1", "199..200", "5..5",
    "0..10000",
    "-1000..1000", "..1", "9999..10000", ">= 1", "<= 0", "9..2",
  ]

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("rules").path

  private struct Site {
    var file: String
    var range: Range<String.Index>
  }

  /// How many changed numbers are tried: `MESOCYCLE_RULE_NUMBERS` asks for more.
  private static let count = ProcessInfo.processInfo.environment["MESOCYCLE_RULE_NUMBERS"].flatMap(Int.init) ?? 10

  @Test func noNumberEndsTheProgram() throws {
    var files: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: Self.root).sorted() where name.hasSuffix(".yaml") {
      files[name] = try String(contentsOfFile: Self.root + "/" + name, encoding: .utf8)
    }
    var sites: [Site] = []
    // Names, exercises and templates have few numbers that are read as such; the policies have the others.
    for (name, text) in files.sorted(by: { $0.key < $1.key }) where !name.hasPrefix("names") && !name.hasPrefix("exercises") {
      for match in text.matches(of: /[ :\[,{](-?\d+(?:\.\d+)?(?:\.\.\d+(?:\.\d+)?)?)(?=[ ,}\]\n])/) {
        sites.append(Site(file: name, range: match.1.startIndex..<match.1.endIndex))
      }
    }
    #expect(sites.count > 1_000)
    var random = SeededRandom(UInt64(Self.count))
    var (refused, planned) = (0, 0)
    let folder = NSTemporaryDirectory() + "rule-numbers-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(atPath: Self.root, toPath: folder)
    for _ in 0..<Self.count {
      let site = try #require(sites.randomElement(using: &random))
      let text = try #require(files[site.file])
      let changed = text.replacingCharacters(in: site.range, with: try #require(Self.extremes.randomElement(using: &random)))
      try changed.write(toFile: "\(folder)/\(site.file)", atomically: false, encoding: .utf8)
      defer { try? text.write(toFile: "\(folder)/\(site.file)", atomically: false, encoding: .utf8) }
      let (rulebook, findings) = RulebookLoader.load(layers: [folder])
      guard let rulebook else {
        refused += 1
        #expect(findings.contains { $0.severity == .error && $0.place?.file.hasSuffix(".yaml") == true })
        continue
      }
      let rules = PlanningRules(rulebook)
      _ = RuleExamples.failures(in: rules)
      var clients = SyntheticClients(rulebook, .wide, seed: 5)
      for client in clients.make(6) {
        let result = SmallRulebook.context(client, rules: rules).plan()
        #expect(result.mesocycle != nil || !result.findings.isEmpty)
        planned += 1
      }
    }
    #expect(refused + planned > 0)
  }
}
