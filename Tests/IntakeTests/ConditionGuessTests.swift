import Foundation
import Rulebook
import Testing

@testable import Intake

/// What a profile may have meant by a condition that the rules don't have, among those that the product ships.
@Suite struct ConditionGuessTests {
  @Test(
    arguments: [
      ("knee_pain", ["patellofemoral_pain"]), ("pregnant", ["pregnancy_contraindicated", "pregnancy_t1", "pregnancy_t2_t3"]),
      ("back_pain", ["back_red_flags", "low_back_pain"]), ("diabetes", ["diabetes_insulin"]), ("shoulder", ["shoulder_impingement"]),
      ("hypertenson_controlled", ["hypertension_controlled", "hypertension_uncontrolled"]), ("Bandscheibe", []), ("epilepsy", []),
      ("pain", []), ("", []),
    ] as [(String, [String])])
  func wordsDecide(text: String, ids: [String]) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let rulebook = try #require(RulebookLoader.load(layers: [root.appendingPathComponent("rules").path]).rulebook)
    #expect(ConditionGuess(rulebook.conditions).nearest(to: text) == ids)
    #expect(ProfileVocabulary(rulebook).conditions.home.hasSuffix("rules/conditions"))
    #expect(ProfileVocabulary(rulebook).goals.home.hasSuffix("rules/goals.yaml"))
  }
}
