import Foundation
import Rulebook
import Testing

@testable import Planning

/// The rules that the product ships, read once for all tests.
enum ShippedRules {
  static let rules: PlanningRules? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let loaded = RulebookLoader.load(layers: [root.appendingPathComponent("rules").path])
    if loaded.rulebook == nil { print(loaded.findings.map(\.message)) }
    return loaded.rulebook.map { PlanningRules($0) }
  }()

  /// The rules, or a failed test where they don't load.
  static func required() throws -> PlanningRules { try #require(rules, "the shipped rules don't load; run 'mesocycle rules lint'") }
}
