import Findings
import Testing
import TrainingModel

@testable import Rulebook

/// Names in other languages: strict where they are written, and without weight for plans.
@Suite struct TranslationTests {
  @Test func namesAreReadAndWhatHasNoneStaysEnglish() throws {
    let rules = try #require(
      try RuleFolders.load(["de.yaml": "names: {de: [{id: back_squat, name: Kniebeuge}], de_focus: [{id: Full body, name: Ganzkörper}]}"])
        .rulebook)
    let squat = try #require(rules.exercise("back_squat"))
    let row = try #require(rules.exercise("row"))
    #expect(rules.name(of: squat, in: .german) == "Kniebeuge")
    #expect(rules.name(of: squat, in: .english) == rules[squat].name)
    #expect(rules.name(of: row, in: .german) == rules[row].name)
    #expect(rules.focus("Full body", in: .german) == "Ganzkörper" && rules.focus("Full body", in: .english) == "Full body")
  }

  @Test func mistakesStandWhereTheyAre() throws {
    try expectFindings(
      Expected(.rulesUnknownID, "unknown exercise 'back_sqat'", hint: "did you mean 'back_squat'?"),
      Expected(
        .rulesDuplicateID, "the name 'rudern' is also that of the exercise 'row'",
        hint: "sheets are read back by these names, so no two exercises may share one"),
      Expected(.rulesMissingKey, "the key 'name' is missing"),
      Expected(.rulesUnknownID, "no session has the focus 'Full boddy'", hint: "did you mean 'Full body'?"),
      Expected(.rulesUnknownKey, "unknown key 'fr'", hint: "the keys here are de, de_focus"),
      in: """
        names:
          de:
            - {id: ⟦back_sqat⟧, name: Kniebeuge}
            - {id: row, name: Rudern}
            - {id: back_squat, name: ⟦rudern⟧}
            - {id: ⟦bench_press⟧}
          de_focus: [{id: ⟦Full boddy⟧, name: Ganzkörper}]
          ⟦fr⟧: []
        """)
  }

  @Test func aNameMayNotBeTheEnglishOneOfAnother() throws {
    let row = try #require(try RuleFolders.load().rulebook?.exercises.first { $0.id == "row" })
    let findings = try RuleFolders.load(["de.yaml": "names: {de: [{id: back_squat, name: \(row.name)}]}"]).findings
    #expect(findings.map(\.code) == [.rulesDuplicateID])
  }

  @Test func layersAddAndReplaceNames() throws {
    let pushUp = "{id: push_up, name: Push-up, pattern: horizontal_push, muscles: {chest: 1}, equipment: [], roles: [main, secondary]}"
    let base = [
      "de.yaml": "exercises: [\(pushUp)]\nnames: {de: [{id: back_squat, name: Kniebeuge}, {id: bench_press, name: Bankdrücken}]}"
    ]
    let layer = [
      "gym.yaml": "disable: [exercises.bench_press]\nnames: {de: [{id: back_squat, name: Hohe Kniebeuge}, {id: air_squat, name: Hocke}]}"
    ]
    let (rulebook, findings) = try RuleFolders.load(base, layers: [layer])
    let rules = try #require(rulebook, "\(findings.map(\.cellText))")
    #expect(rules.translations[.german]?.exercises.values.sorted() == ["Hocke", "Hohe Kniebeuge"])
  }

  @Test func aFocusThatALayerReplacedStillHasItsName() throws {
    let base = ["de.yaml": "names: {de_focus: [{id: A, name: Erster Tag}]}"]
    let (rulebook, findings) = try RuleFolders.load(base, layers: [["gym.yaml": "disable: [splits.two_apart]"]])
    #expect(rulebook != nil && findings.isEmpty)
  }

  @Test func namesDoNotCountInTheDigestOfTheRules() throws {
    let plain = try RuleFolders.load().rulebook
    let named = try RuleFolders.load(["de.yaml": "names: {de: [{id: back_squat, name: Kniebeuge}]}"]).rulebook
    #expect(plain?.digest == named?.digest && plain != nil)
    #expect(plain?.references.map(\.id) == named?.references.map(\.id))
  }

  @Test func whatHasNoNameIsToldByTheLinterOnly() throws {
    let (rulebook, findings) = try RuleFolders.load(["de.yaml": "names: {de: [{id: back_squat, name: Kniebeuge}]}"])
    let rules = try #require(rulebook)
    #expect(findings.isEmpty)
    let gaps = TranslationGaps.findings(in: rules)
    #expect(gaps.count { $0.message.hasPrefix("the exercise") } == rules.exercises.count - 1)
    #expect(gaps.allSatisfy { $0.severity == .info && $0.code == .rulesUntranslated })
    #expect(TranslationGaps.findings(in: try #require(try RuleFolders.load().rulebook)).isEmpty)
  }

  @Test func everyShippedExerciseAndFocusHasAGermanName() throws {
    let rules = try #require(RulebookLoader.load(layers: [ShippedRulesTests.folder]).rulebook)
    #expect(TranslationGaps.findings(in: rules).map(\.message) == [])
    let names = rules.exercises.indices.map { rules.name(of: ExerciseID($0), in: .german) }
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    // English words that a German coach would not say: a name that was only copied.
    for name in names {
      for word in ["Dumbbell", "Barbell", "Cable", "Bench", "Machine", "Seated", "Standing", "Single-", "Row on", "Raise with", " and "] {
        #expect(!name.contains(word), "\(name)")
      }
    }
  }
}
