import Foundation
import Rulebook
import Testing

@testable import Intake

/// Where an author finds the words that a profile may use, among those that the product ships.
@Suite struct WordPlacesTests {
  @Test func eachKindOfWordNamesItsFileOrFolder() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let rulebook = try #require(RulebookLoader.load(layers: [root.appendingPathComponent("rules").path]).rulebook)
    #expect(ProfileVocabulary(rulebook).conditions.home.hasSuffix("rules/conditions"))
    #expect(ProfileVocabulary(rulebook).goals.home.hasSuffix("rules/goals.yaml"))
  }
}
