import Findings
import Testing

@testable import Rulebook

/// Complaints that need several entries together.
@Suite struct WholeRulebookTests {
  private func text(_ file: String) throws -> String { try #require(SmallRulebook.files[file]) }

  @Test func everyClientFindsASplit() throws {
    let (rulebook, findings) = try RuleFolders.load([
      "splits.yaml": try text("splits.yaml").replacing("{id: three,", with: "{id: three, when: {age: 13..64, goal: strength},")
    ])
    #expect(rulebook == nil && findings.count == 12 && findings.allSatisfy { $0.code == .rulesGap })
    let messages = findings.map(\.message)
    #expect(messages.contains("no split for 3 training days with a gap of 2, experience novice, goal strength, age 65, 10 minutes"))
    #expect(messages.contains("no split for 3 training days with a gap of 1, experience advanced, goal growth, age 13, 10 minutes"))
  }

  @Test func splitForSomeClientsOnlyDoesNotFillAGap() throws {
    let (_, findings) = try RuleFolders.load([
      "splits.yaml": try text("splits.yaml").replacing("{id: one,", with: "{id: one, when: {equipment: [barbell]},")
    ])
    #expect(findings.map(\.code) == Array(repeating: .rulesGap, count: 6))
  }

  @Test func splitHasASessionForEachDay() throws {
    try expectFindings(
      Expected(
        .rulesGap, "the split is for 3 to 4 training days but has 3 sessions", hint: "a split has exactly one session for each training day"
      ),
      in: "splits: [{id: x, when: {days: 3..4}, sessions: ⟦[⟧{use: full}, {use: full}, {use: full}]}]", asLayer: true)
  }

  @Test func decisionListEndsWithOtherwise() throws {
    try expectFindings(
      Expected(
        .rulesGap, "the last entry of 'progressions' doesn't take what no other entry took",
        hint: "end the list with an entry that says 'otherwise: true'"),
      in: "progressions: [{id: ⟦everything_else⟧, when: {age: 13..17}, model: rir_ramp}]", asLayer: true)
  }

  @Test func entryBehindOneThatTakesEverythingNeverMatches() throws {
    let (rulebook, findings) = try RuleFolders.load(
      layers: [
        [
          "gym.yaml":
            "progressions: [{id: young, after: novice_main, when: {age: 13..17, experience: novice, role: main}, model: rir_ramp}]"
        ]
      ])
    #expect(rulebook != nil && findings.map(\.code) == [.rulesNeverMatches] && findings[0].severity == .warning)
    #expect(findings[0].message == "the progression 'young' can never match: 'novice_main' takes everything it asks for")
    #expect(findings[0].place?.column == 21)
  }

  @Test func slotNeedsAnExercise() throws {
    let (_, findings) = try RuleFolders.load([
      "splits.yaml": try text("splits.yaml").replacing("{pattern: squat, role: main,", with: "{pattern: [squat, hinge], role: core,")
    ])
    #expect(
      findings.map(\.message) == [
        "no exercise fits the slot 'session.full.1'", "the slot asks for the pattern 'hinge', which no exercise has",
      ])
    #expect(findings.allSatisfy { $0.code == .rulesGap && $0.place?.line == 5 })
  }

  @Test func loadNeedsStepsAndSeedsEndSomewhere() throws {
    let (_, findings) = try RuleFolders.load([
      "exercises.yaml": try text("exercises.yaml").replacing(
        "load: barbell, basis: total, tags: axial_load", with: "load: bench, basis: total, seed: {from: bench_press, ratio: 90 %}")
    ])
    #expect(
      findings.map(\.message) == [
        "the exercise 'back_squat' is loaded by 'bench', which has no loads", "the seed of the exercise 'back_squat' leads back to itself",
        "the seed of the exercise 'bench_press' leads back to itself",
      ])
  }

  @Test func bandsAndMusclesDoNotOverlap() throws {
    let (_, findings) = try RuleFolders.load(
      layers: [["gym.yaml": "volume:\n  small: [biceps, quads]\n  time_aware: [{id: x, minutes_per_week: 75 min, floor: 1 sets}]\n"]])
    #expect(findings.map(\.code) == [.rulesOverlap, .rulesOverlap])
    #expect(findings[0].message == "the muscle 'quads' is both major and small" && findings[0].place?.line == 2)
    let (_, others) = try RuleFolders.load(
      layers: [["gym.yaml": "volume:\n  time_aware: [{id: x, minutes_per_week: 75 min, floor: 1 sets}]\n"]])
    #expect(others.map(\.message) == ["two time-aware floors are for 75 min"])
  }

  @Test func atMost128Conditions() throws {
    let many = (1...127).map { "  - {id: c\($0), name: C}\n" }.joined()
    let (rulebook, findings) = try RuleFolders.load(["more.yaml": "conditions:\n" + many])
    #expect(rulebook == nil && findings.map(\.code) == [.rulesLimit])
    #expect(findings[0].message == "there are more than 128 entries of 'conditions'")
  }

  @Test func everyCheckIsWeighed() throws {
    let (_, findings) = try RuleFolders.load([
      "validation.yaml": try text("validation.yaml").replacing("  - {id: goal.zone, severity: warning, share: 0.7}\n", with: "")
    ])
    #expect(findings.map(\.message) == ["'validation' doesn't say what the check 'goal.zone' weighs"])
    try expectFindings(
      Expected(.rulesUnknownID, "unknown check 'goal.zones'", hint: "did you mean 'goal.zone'?"),
      Expected(.rulesUnknownKey, "unknown key 'dayz'", hint: "did you mean 'days'?"),
      in: "validation:\n  - {id: ⟦goal.zones⟧, severity: warning}\n  - {id: recovery.spacing, severity: off, ⟦dayz⟧: 3}\n", asLayer: true)
  }

  @Test func missingTopicIsSaid() throws {
    let (_, findings) = try RuleFolders.load(["balance.yaml": ""])
    #expect(findings.map(\.message) == ["no file has the topic 'balance'", "no file has the topic 'balance.coverage'"])
  }
}
