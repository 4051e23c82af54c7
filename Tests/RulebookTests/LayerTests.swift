import Findings
import Testing
import TrainingModel

@testable import Rulebook

/// A gym's own folder over the shipped one.
@Suite struct LayerTests {
  private func rules(_ layer: [String: String], sourceLocation: SourceLocation = #_sourceLocation) throws -> Rulebook {
    let pushUp = "{id: push_up, name: Push-up, pattern: horizontal_push, muscles: {chest: 1}, equipment: [], roles: [main, secondary]}"
    let (rulebook, findings) = try RuleFolders.load(["more.yaml": "exercises: [\(pushUp)]"], layers: [layer])
    let texts = findings.map { "\($0.place?.description ?? "") \($0.cellText)" }
    return try #require(rulebook, "\(texts)", sourceLocation: sourceLocation)
  }

  @Test func entryWithTheSameIDReplaces() throws {
    let rules = try rules(["gym.yaml": "equipment: [{id: bench, name: Our bench, setup: bodyweight}]"])
    #expect(rules.equipment.map(\.id) == ["barbell", "bench", "rack"])
    #expect(rules.equipment[1].name == "Our bench" && rules.equipment[1].setup == .bodyweight)
    #expect(rules[rules.equipment[1].rule].file.hasSuffix("layer-1/gym.yaml"))
    #expect(rules.layers.count == 2)
  }

  @Test func newEntryIsAdded() throws {
    let rules = try rules(["gym.yaml": "equipment: [{id: axe, name: Axe, setup: loaded}]"])
    #expect(rules.equipment.map(\.id) == ["axe", "barbell", "bench", "rack"])
    #expect(rules.exercises[1].loadedBy.map { rules[$0].id } == "barbell")
  }

  @Test func newEntryOfADecisionListGoesFirst() throws {
    let rules = try rules(["gym.yaml": "blocks: [\(block("a", "sex: male")), \(block("b", "age: 13..17"))]"])
    #expect(rules.blocks.map(\.id) == ["a", "b", "trained", "everybody"])
  }

  @Test func newEntryOfADecisionListGoesWhereItSays() throws {
    let rules = try rules([
      "gym.yaml": "blocks: [\(block("a", "sex: male", "after: trained")), \(block("b", "age: 13..17", "before: everybody"))]"
    ])
    #expect(rules.blocks.map(\.id) == ["trained", "a", "b", "everybody"])
  }

  @Test func replacedEntryOfADecisionListStaysUnlessItIsMoved() throws {
    let stays = try rules(["gym.yaml": "blocks: [\(block("trained", "sex: male"))]"])
    #expect(stays.blocks.map(\.id) == ["trained", "everybody"] && stays.blocks[0].when.sex == WordSet([.male]))
    let moved = try rules(["gym.yaml": "blocks: [\(block("new", "sex: male")), \(block("trained", "age: 13..17", "before: new"))]"])
    #expect(moved.blocks.map(\.id) == ["trained", "new", "everybody"])
  }

  private func block(_ id: String, _ when: String, _ position: String? = nil) -> String {
    "{id: \(id), when: {\(when)}, \(position.map { $0 + ", " } ?? "")weeks: [{phase: work}, {phase: work}, {phase: work}, {phase: work}]}"
  }

  @Test func placeBesideNobodyIsUnknown() throws {
    try expectFindings(
      Expected(.rulesUnknownID, "unknown block 'traned'", hint: "did you mean 'trained'?"),
      in: "blocks: [{id: x, after: ⟦traned⟧, weeks: [{phase: work}, {phase: work}, {phase: work}, {phase: work}]}]", asLayer: true)
  }

  @Test func settingsReplaceOnlyTheirKeys() throws {
    let rules = try rules(["gym.yaml": "volume: {small_floor: 4 sets}\ntime: {transition: 90 s}\nselection: {look_back: 3}"])
    #expect(rules.volume.smallFloor == 4 && rules.volume.major.contains(.quads) && rules.volume.bands.count == 2)
    #expect(rules.time.transition == 90 && rules.time.generalWarmup == 360 && rules.selection.lookBack == 3)
  }

  @Test func disabledEntryIsGoneFromListsThatNameIt() throws {
    let rules = try rules(["gym.yaml": "disable: [exercises.bench_press, splits.two_apart, volume.time_aware.under_75]"])
    #expect(rules.exercises.map(\.id) == ["air_squat", "back_squat", "push_up", "row"])
    #expect(rules.conditions[1].excludedExercises.isEmpty && rules.conditions[1].substitutes.isEmpty)
    #expect(!rules.splits.contains { $0.id == "two_apart" } && rules.volume.timeAware.isEmpty)
  }

  @Test func whatNeedsADisabledEntryIsAnError() throws {
    let (rulebook, findings) = try RuleFolders.load(layers: [["gym.yaml": "disable: equipment.rack"]])
    #expect(rulebook == nil && findings.map(\.code) == [.rulesUnknownID])
    #expect(findings.first?.message == "the piece of equipment 'rack' is switched off")
    #expect(findings.first?.place?.file.hasSuffix("base/exercises.yaml") == true)
  }

  @Test func disablingWhatIsNotThereIsAnError() throws {
    try expectFindings(
      Expected(.rulesUnknownID, "unknown exercise 'benchpress'", hint: "did you mean 'bench_press'?"),
      Expected(.rulesUnknownID, "'exercise.row' names no topic", hint: "did you mean 'exercises'?"),
      in: "disable:\n  - ⟦exercises.benchpress⟧\n  - ⟦exercise.row⟧\n", asLayer: true)
  }

  @Test func conditionIsTightened() throws {
    let rules = try rules([
      "gym.yaml": """
      conditions:
        - id: sore_shoulder
          exclude: {tags: [axial_load]}
          limit: {to: {sets: ..3}}
          balance: {pull_to_push: ">= 1.2"}
          hold: yes
      """
    ])
    let shoulder = rules.conditions[1]
    #expect(shoulder.name == "Sore shoulder" && shoulder.excludedTags.count == 2 && shoulder.holds)
    #expect(shoulder.limits.map(\.maxSets) == [nil, 3] && shoulder.minimumPullToPush == 1.5)
    #expect(rules[shoulder.limits[1].rule].id == "condition.sore_shoulder.limit.2")
    #expect(rules[shoulder.limits[1].rule].file.hasSuffix("gym.yaml"))
  }

  @Test func conditionIsReplacedOnlyWithAReason() throws {
    let rules = try rules(["gym.yaml": "conditions: [{id: chest_pain, name: Chest pain, loosen: A doctor is on the floor.}]"])
    #expect(!rules.conditions[0].holds)
    try expectFindings(
      Expected(
        .rulesLoosened, "the condition no longer holds the client", hint: "say 'loosen:' with the reason and write the whole condition"),
      Expected(
        .rulesLoosened, "the condition 'sore_shoulder' protects clients and is switched off here",
        hint: "write {id: conditions.sore_shoulder, loosen: the reason}"),
      in: "conditions:\n  - {id: chest_pain, hold: ⟦no⟧}\ndisable: [⟦conditions.sore_shoulder⟧]\n", asLayer: true)
    let without = try self.rules(["gym.yaml": "disable: {id: conditions.sore_shoulder, loosen: We have no shoulders.}"])
    #expect(without.conditions.map(\.id) == ["chest_pain"])
  }

  @Test func gatesAndTagsStayUnlessThereIsAReason() throws {
    try expectFindings(
      Expected(.rulesLoosened, "the check 'gate.not_cleared' may only be an error", hint: "say 'loosen:' with the reason"),
      Expected(
        .rulesLoosened, "the exercise loses the tag 'axial_load', by which conditions exclude it", hint: "say 'loosen:' with the reason"),
      in: """
        validation: [{id: ⟦gate.not_cleared⟧, severity: warning}]
        exercises:
          - {id: ⟦back_squat⟧, name: Squat, pattern: squat, muscles: {quads: 1}, equipment: [], roles: main}
        """, asLayer: true)
  }

  @Test func replacedEntryIsCheckedAllTheSame() throws {
    let loaded = try RuleFolders.load(
      ["extra.yaml": "tags: [{id: x, nam: X}]"], layers: [["gym.yaml": "tags: [{id: x, name: X}]\ntime: {transition: 90 s}"]])
    #expect(loaded.findings.map(\.code) == [.rulesMissingKey, .rulesUnknownKey])
    let time = try RuleFolders.load(
      ["policies.yaml": try #require(SmallRulebook.files["policies.yaml"]).replacing("transition: 60 s", with: "transition: 60")],
      layers: [["gym.yaml": "time: {transition: 90 s}"]])
    #expect(time.findings.map(\.code) == [.rulesUnit])
  }
}
