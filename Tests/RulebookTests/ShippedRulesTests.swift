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
    for finding in findings { Issue.record("\(finding.place?.description ?? "") \(finding.cellText)") }
    let rules = try #require(rulebook)
    #expect(rules.exercises.count >= 150)
  }
}
