import Findings
import Testing
import TrainingModel

@testable import Rulebook

/// What exercises are called in logs: strict where it is written, and without weight for plans.
@Suite struct AliasTopicTests {
  private static let base = """
    aliases:
      strong: {Squat (Barbell): back_squat, Bench Press (Barbell): bench_press, Yoga: none, Row: ask}
      common: {Back Squat: back_squat}
    """

  private func meanings(_ rules: Rulebook, _ app: LogApp?) -> [String: AliasTable.Meaning] {
    let aliases = app.map { rules.aliases.apps[$0] ?? [] } ?? rules.aliases.common
    return Dictionary(uniqueKeysWithValues: aliases.map { ($0.name, $0.meaning) })
  }

  @Test func namesAreReadByApp() throws {
    let rules = try #require(try RuleFolders.load(["aliases.yaml": Self.base]).rulebook)
    let squat = try #require(rules.exercise("back_squat"))
    let bench = try #require(rules.exercise("bench_press"))
    #expect(
      meanings(rules, .strong) == [
        "Squat (Barbell)": .exercise(squat), "Bench Press (Barbell)": .exercise(bench), "Yoga": .nothing, "Row": .open,
      ])
    #expect(meanings(rules, nil) == ["Back Squat": .exercise(squat)])
    #expect(rules.aliases.apps[.hevy] == nil)
    #expect(rules.aliases.apps[.strong]?.map(\.name) == rules.aliases.apps[.strong]?.map(\.name).sorted())
  }

  @Test func oneAppMayStandInSeveralFiles() throws {
    let files = ["a.yaml": "aliases: {strong: {Squat: back_squat}}", "b.yaml": "aliases: {strong: {Bench: bench_press}}"]
    let rules = try #require(try RuleFolders.load(files).rulebook)
    #expect(meanings(rules, .strong).keys.sorted() == ["Bench", "Squat"])
  }

  @Test func rulesWithoutNamesAreComplete() throws {
    let rules = try #require(try RuleFolders.load().rulebook)
    #expect(rules.aliases == AliasTable() && rules.aliasFindings.isEmpty)
  }

  @Test func mistakesStandWhereTheyAre() throws {
    try expectFindings(
      Expected(.rulesUnknownKey, "unknown app 'strnog'", hint: "did you mean 'strong'?"),
      Expected(.rulesUnknownID, "unknown exercise 'back_sqat'", hint: "did you mean 'back_squat'?"),
      Expected(.rulesType, "expected the id of an exercise, 'none' or 'ask', found a list"),
      Expected(.rulesType, "expected the id of an exercise, 'none' or 'ask', found nothing"),
      Expected(.rulesUnknownID, "unknown exercise 'nothing'"),
      Expected(.rulesType, "expected names with what each means, found 'back_squat'"),
      in: """
        aliases:
          ⟦strnog⟧: {Squat: back_squat}
          strong:
            Squat (Barbell): ⟦back_sqat⟧
            Bench Press: ⟦[⟧bench_press]
            ⟦Row⟧:
            Yoga: ⟦nothing⟧
          hevy: ⟦back_squat⟧
        """)
  }

  @Test func aNameOfOneAppMeansOneThing() throws {
    let text = """
      aliases:
        strong:
          Squat (Barbell): back_squat
          squat  (barbell): air_squat
          SQUAT (BARBELL): back_squat
        hevy: {Squat (Barbell): air_squat}
      """
    let (rulebook, findings) = try RuleFolders.load(["added.yaml": text])
    let finding = try #require(findings.first)
    #expect(rulebook == nil && findings.count == 1)
    #expect(finding.code == .rulesDuplicateID && finding.message == "the name 'squat  (barbell)' means two things")
    #expect(finding.place?.line == 4 && finding.place?.column == 5 && finding.place?.endColumn == 21)
    #expect(finding.hint?.hasSuffix("added.yaml:3:5") == true)
    try expectFindings(
      Expected(.rulesDuplicateKey, "the key 'Squat' is given twice", hint: "it is also in line 3"),
      in: "aliases:\n  strong:\n    Squat: back_squat\n    ⟦Squat⟧: air_squat\n")
  }

  @Test func aLaterLayerAddsNamesAndHasTheLastWord() throws {
    let layer = ["gym.yaml": "aliases: {strong: {squat (barbell): air_squat, Yoga: ask, House Squat: back_squat}}"]
    let rules = try #require(try RuleFolders.load(["aliases.yaml": Self.base], layers: [layer]).rulebook)
    let air = try #require(rules.exercise("air_squat"))
    let said = meanings(rules, .strong)
    #expect(said["squat (barbell)"] == .exercise(air) && said["Squat (Barbell)"] == nil)
    #expect(said["Yoga"] == .open && said["House Squat"] != nil && said["Bench Press (Barbell)"] != nil)
  }

  @Test func namesOfAnExerciseThatIsSwitchedOffAreLeftOut() throws {
    let pushUp = "{id: push_up, name: Push-up, pattern: horizontal_push, muscles: {chest: 1}, equipment: [], roles: [main, secondary]}"
    let base = ["aliases.yaml": Self.base, "push_up.yaml": "exercises: [\(pushUp)]"]
    let (rulebook, findings) = try RuleFolders.load(base, layers: [["gym.yaml": "disable: [exercises.bench_press]"]])
    let rules = try #require(rulebook, "\(findings.map(\.cellText))")
    #expect(meanings(rules, .strong).keys.sorted() == ["Row", "Squat (Barbell)", "Yoga"])
  }

  /// A file of names alone is put aside unread, and one with other topics is read for them: the names are the same however they are written.
  @Test(arguments: [
    "aliases:\n  strong: {Squat: back_squat}\n", "# Names.\r\naliases:\r\n  strong: {Squat: back_squat}\r\n",
    "\naliases: {strong: {Squat: back_squat}}", "\"aliases\": {strong: {Squat: back_squat}}", "{aliases: {strong: {Squat: back_squat}}}",
    "  aliases:\n    strong: {Squat: back_squat}", "aliases : {strong: {Squat: back_squat}}", "---\naliases: {strong: {Squat: back_squat}}",
    "$schema: https://gym.example/rules.json\naliases: {strong: {Squat: back_squat}}",
    "aliases: {strong: {Squat: back_squat}}\nnames: {de: [{id: back_squat, name: Kniebeuge}]}",
    "names: {de: [{id: back_squat, name: Kniebeuge}]}\n---\naliases: {strong: {Squat: back_squat}}\n",
  ])
  func theyAreFoundWhereverTheyStand(_ text: String) throws {
    let folders = try RuleFolders()
    try folders.add("base", SmallRulebook.files.merging(["aliases.yaml": text]) { $1 })
    for atOnce in [true, false] {
      let (rulebook, findings) = RulebookLoader.load(layers: folders.layers, withAliases: atOnce)
      let rules = try #require(rulebook, "\(findings.map(\.cellText))")
      #expect(meanings(rules, .strong) == ["Squat": .exercise(try #require(rules.exercise("back_squat")))] && rules.aliasFindings.isEmpty)
    }
  }

  /// What is wrong with names stops nothing but what needs them; the linter and whoever asks for them hear of it.
  @Test func aMistakeIsToldWhenTheNamesAreRead() throws {
    let folders = try RuleFolders()
    try folders.add("base", SmallRulebook.files.merging(["a.yaml": "aliases: {strong: {Squat: back_sqat, Bench: bench_press}}"]) { $1 })
    try folders.add("gym", ["b.yaml": "aliases:\n  strong: [\n"])
    let rules = try #require(RulebookLoader.load(layers: folders.layers).rulebook)
    #expect(meanings(rules, .strong).keys.sorted() == ["Bench"])
    #expect(rules.aliasFindings.map(\.code) == [.rulesUnknownID, .rulesSyntax])
    let (rulebook, findings) = RulebookLoader.load(layers: folders.layers, withAliases: true)
    #expect(rulebook == nil && findings == rules.aliasFindings)
  }

  @Test func namesDoNotCountInTheDigestOfTheRules() throws {
    let plain = try #require(try RuleFolders.load().rulebook)
    let named = try #require(try RuleFolders.load(["aliases.yaml": Self.base]).rulebook)
    #expect(plain.digest == named.digest)
    #expect(plain.references.map(\.id) == named.references.map(\.id) && plain.notes == named.notes)
    #expect(RulesExport.json(plain).split(separator: "\n").dropFirst(2) == RulesExport.json(named).split(separator: "\n").dropFirst(2))
  }

  /// 150 of the names of each of the four apps that are used most, and a file for the two others.
  @Test func theShippedRulesKnowTheAppsThatAreUsedMost() throws {
    let rules = try #require(RulebookLoader.load(layers: [ShippedRulesTests.folder]).rulebook)
    for (app, least) in [(LogApp.strong, 150), (.hevy, 150), (.fitnotes, 150), (.fitbod, 150), (.gymbook, 100), (.stronglifts, 40)] {
      let mapped = (rules.aliases.apps[app] ?? []).count { if case .exercise = $0.meaning { true } else { false } }
      #expect(mapped >= least, "\(app.id): \(mapped)")
    }
  }
}
