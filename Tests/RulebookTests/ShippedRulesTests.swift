import Findings
import Foundation
import Testing

@testable import Rulebook

@Suite struct ShippedRulesTests {
  /// The rules that come with the product.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("rules").path

  @Test func loadWithoutAComplaint() throws {
    let (rulebook, findings) = RulebookLoader.load(layers: [Self.folder])
    #expect(findings.map { "\($0.place?.description ?? "") \($0.cellText)" } == [])
    let rules = try #require(rulebook)
    #expect(rules.exercises.count >= 150)
  }
}
