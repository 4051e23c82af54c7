import Findings
import Testing
import TrainingModel

@testable import Rulebook

/// A check's numbers are the rules' alone: what a gym's layer leaves out is asked for at its line, and never filled in.
@Suite struct CheckNumberTests {
  /// The names that a check asks for; what another topic says where it isn't given is left out.
  private static func names(_ form: CheckForm) -> [String] {
    var names: [String] = []
    _ = form.numbers?.init(
      GivenNumbers { request in
        if request.usual != nil { names.append(request.name) }
        return request.usual
      })
    return names
  }

  private static let withNumbers = CheckForm.all.filter { !names($0).isEmpty }.map(\.code)

  private func load(_ entry: String) throws -> [Finding] {
    try RuleFolders.load(layers: [["gym.yaml": "validation:\n  - \(entry)\n"]]).findings
  }

  @Test(arguments: withNumbers)
  func whatALayerLeavesOutIsAskedFor(code: FindingCode) throws {
    let names = Self.names(try #require(CheckForm.of(code)))
    let found = try load("{id: \(code.id), severity: warning}")
    #expect(found.map(\.message) == names.sorted().map { "the key '\($0)' is missing" })
    for (finding, name) in zip(found, names.sorted()) {
      #expect(finding.code == .rulesMissingKey && finding.severity == .error && finding.place?.line == 2)
      #expect(finding.place?.file.hasSuffix("layer-1/gym.yaml") == true)
      #expect(finding.hint?.hasPrefix("the check has no number but the rules'; for example '\(name): ") == true)
    }
  }

  @Test func aMistypedNameIsFoundWhereItStands() throws {
    try expectFindings(
      Expected(
        .rulesMissingKey, "the key 'warn' is missing", hint: "the check has no number but the rules'; for example 'warn: 8'"),
      Expected(.rulesUnknownKey, "unknown key 'warm'", hint: "did you mean 'warn'?"),
      in: "validation: [{id: ⟦tempo.slow⟧, severity: warning, ⟦warm⟧: 8, error: 20}]", asLayer: true)
  }

  @Test func wholeNumbersAreWhole() throws {
    let found = try load("{id: tempo.slow, severity: warning, warn: 8.5, error: 20}")
    #expect(found.map(\.message) == ["a threshold is a whole number, not '8.5'"], "\(found.map(\.message))")
  }

  @Test func whatAnotherTopicSaysNeedNotBeGiven() throws {
    #expect(try load("{id: balance.pull_to_push, severity: warning}").isEmpty)
    #expect(try load("{id: recovery.spacing, severity: warning, days: 3}").isEmpty)
  }

  @Test func aCheckThatIsOffNeedsNoNumbersUnlessAPlanIsHeldAgainstIt() throws {
    #expect(try load("{id: load.step, severity: off}").isEmpty)
    #expect(try load("{id: time.over, severity: off}").map(\.message) == ["the key 'warn' is missing"])
    #expect(try load("{id: time.over, severity: off, warn: 1}").isEmpty)
  }

  @Test(arguments: ["off", "off, warn: 0.1, error: 0.15, novice_warn: 0.15, novice_error: 0.2"])
  func aProgrammeCanWeighACheckThatIsOffWhereItHasNumbers(severity: String) throws {
    let text = """
      validation:
        - {id: load.step, severity: \(severity)}
      templates:
        - id: own
          name: Own
          days_per_week: 1
          severities: {load.step: warning}
          sessions: [{focus: One, exercises: [{exercise: back_squat, sets: 5 @ 60 kg or 135 lb}]}]
      """
    let loaded = try RuleFolders.load(layers: [["gym.yaml": text]])
    if severity == "off" {
      #expect(loaded.findings.map(\.message) == ["the check 'load.step' has no numbers, because 'validation' switches it off"])
      #expect(loaded.findings.first?.place?.line == 7)
    } else {
      let rules = try #require(loaded.rulebook, "\(loaded.findings.map(\.message))")
      let weights = WeighedCheck.all(in: rules, of: rules.templates[0])
      let place = try #require(CheckForm.all.firstIndex { $0.code == .checkLoadStep })
      #expect(weights[place]?.settings.severity == .warning && weights[place]?.settings.numbers(LoadSteps.self).noviceError == 0.2)
      #expect(WeighedCheck.all(in: rules, of: nil)[place] == nil)
    }
  }

  @Test(arguments: [
    ("time.over", "warn: 1, error: 1.1", "'error'", "'longest' in 'time'"),
    ("load.goal_band", "points: 7.5", "'points'", "'outside_band' in 'sanitisation'"),
    ("rest.short", "compound: 60, heavy: 120", "'heavy'", "'rest' of 'heavy' in 'time'"),
    ("frequency.low", "times: 2, sets: 2", "'sets'", "'day_dose' in 'volume'"),
  ])
  func planningsNumbersAreSaidInItsTopics(id: String, numbers: String, name: String, place: String) throws {
    let found = try load("{id: \(id), severity: warning, \(numbers)}")
    #expect(found.map(\.message) == ["\(name) of '\(id)' has gone from 'validation'"])
    #expect(found.first?.hint == "\(place) says it, because planning keeps to it too" && found.first?.place?.line == 2)
  }

  @Test func whatRulesNeedNotNameHasTheFieldsOwnNumbers() {
    for form in CheckForm.all { #expect(Check(usual: form.code, rule: RuleID(0)).hasNumbers) }
  }

  @Test func longestIsNotBelowFill() throws {
    try expectFindings(
      Expected(.rulesRange, "'longest' is below 'fill'", hint: "sessions are filled up to 'fill'"), in: "time: {longest: ⟦90 %⟧}",
      asLayer: true)
  }
}
