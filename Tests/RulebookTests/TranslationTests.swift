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
      Expected(
        .rulesUnknownKey, "unknown key 'fr'",
        hint: "the keys here are de, de_focus, de_notes, de_goals, de_equipment, de_presets, de_conditions"),
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

  @Test func notesAreNamedByTheirSentence() throws {
    let note = "{id: sit_up, name: Sit-up, pattern: core_flexion, muscles: {abs: 1}, equipment: [], roles: [core], note: Chin tucked.}"
    let names = "names: {de_notes: [{id: Chin tucked., name: Kinn heran.}]}"
    let rules = try #require(try RuleFolders.load(["sit_up.yaml": "exercises: [\(note)]\n\(names)"]).rulebook)
    #expect(rules.translations[.german]?.notes == ["Chin tucked.": "Kinn heran."])
    try expectFindings(
      Expected(.rulesUnknownID, "no rule has the note 'Chin out.'"), in: "names: {de_notes: [{id: ⟦Chin out.⟧, name: Kinn vor.}]}")
  }

  @Test func whatAProfileSpeaksOfIsNamedByItsID() throws {
    let names = "names: {de_goals: [{id: strength, name: Kraft}], de_equipment: [{id: barbell, name: Langhantel}]}"
    let rules = try #require(try RuleFolders.load(["de.yaml": names]).rulebook)
    #expect(rules.name(of: .goal, "strength", in: .german) == "Kraft" && rules.name(of: .item, "barbell", in: .german) == "Langhantel")
    #expect(rules.name(of: .goal, "strength", in: .english) == rules.goals.first { $0.id == "strength" }?.name)
    #expect(rules.name(of: .goal, "gone", in: .german) == "gone")
    #expect(TranslationGaps.findings(in: rules).contains { $0.message.hasPrefix("the goal '") } == (rules.goals.count > 1))
    try expectFindings(
      Expected(.rulesUnknownID, "unknown goal 'strenght'", hint: "did you mean 'strength'?"),
      in: "names: {de_goals: [{id: ⟦strenght⟧, name: Kraft}]}")
  }

  @Test func everyShippedWordOfAProfileIsGerman() throws {
    let rules = try #require(RulebookLoader.load(layers: [ShippedRulesTests.folder]).rulebook)
    for kind in Translation.ProfileWord.allCases {
      let words = rules.words(of: kind)
      let names = words.map { rules.name(of: kind, $0.id, in: .german) }
      #expect(Set(names).count == words.count, "two have one name")
      for (word, name) in zip(words, names) {
        #expect(rules.translations[.german]?.words[kind]?[word.id] == name, "\(word.id) has no German name")
        for english in [" and ", "machine", "bench", "Dumbbell", "Barbell", "cleared", "weeks", "Pain"] {
          #expect(!name.contains(english), "\(name)")
        }
      }
    }
  }

  @Test func everyShippedExerciseFocusAndNoteIsGerman() throws {
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
