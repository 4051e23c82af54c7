import Findings
import Testing

@testable import Rulebook

/// How named programmes are read: what is said of mistakes, and what the export tells.
@Suite struct TemplateTests {
  private func template(_ scheme: String, sets: String = "", phases: String = "") -> String {
    """
    templates:
      - id: x
        name: X
        days_per_week: 1
        \(phases)
        schemes:
          - id: s
            keeps: {load: 85 % of 5rm}
            sets: 3 x 5
            \(scheme)
        sessions:
          - {focus: One, exercises: [{exercise: back_squat, scheme: s\(sets)}]}
    """
  }

  @Test func overlappingBandsShowBothPlaces() throws {
    let (rulebook, findings) = try RuleFolders.load(layers: [
      ["x.yaml": template("after session: [{when: {reps: ..4}, then: {keep: yes}}, {when: {reps: 4..}, then: {load: +5 %}}]")]
    ])
    #expect(rulebook == nil && findings.map(\.code) == [.rulesOverlap])
    #expect(findings[0].message == "4 repetitions are in two bands" && findings[0].hint?.contains("x.yaml:10") == true)
  }

  @Test func gapsBetweenAndAroundBandsAreErrors() throws {
    let (_, findings) = try RuleFolders.load(layers: [
      ["x.yaml": template("after session: [{when: {reps: 1..3}, then: {keep: yes}}, {when: {reps: 5..9}, then: {load: +5 %}}]")]
    ])
    #expect(
      findings.map(\.message) == [
        "no band holds fewer than 1 repetitions", "no band holds 4 repetitions", "no band holds more than 9 repetitions",
      ])
    #expect(findings.allSatisfy { $0.code == .rulesGap })
  }

  @Test func bandsOfOneRegionAreFilledByBandsOfAll() throws {
    let (rulebook, findings) = try RuleFolders.load(layers: [
      [
        "x.yaml": template(
          "after session: [{when: {reps: ..4}, then: {load: x 0.9}}, {when: {reps: 5.., region: upper}, then: {load: +5 %}}, "
            + "{when: {reps: 5..}, then: {load: +10 %}}]")
      ]
    ])
    #expect(rulebook != nil, "\(findings.map(\.message))")
  }

  @Test func nothingStandsBehindOtherwise() throws {
    let (rulebook, findings) = try RuleFolders.load(layers: [
      ["x.yaml": template("after session: [{otherwise: true, then: {load: +5 %}}, {when: {fails: 2..}, then: {load: -10 %}}]")]
    ])
    #expect(rulebook != nil && findings.map(\.code) == [.rulesNeverMatches])
  }

  @Test(arguments: [
    ("sets: 3 x 5 @ 85 % of tm", "expected sets with their load, found '3 x 5 @ 85 % of tm'"),
    ("sets: 3 x 5 @ 85 % tm", "no scheme keeps a training max of this exercise"),
    ("sets: 3 x 5 @ 85 % tm of bench_pres", "no scheme keeps a training max of 'bench_pres'"),
    ("sets: 3 x 5 @ 80 % top of two", "unknown session 'two'"),
    ("weeks: {1: 3 x 5, 2: 3 x 3}", "the programme has 1 week"),
    ("stages: {1: 3 x 5, 3: 3 x 3}", "number 2 has no sets"),
    ("sets: 30 x 5", "'30' is out of range: a number of sets is from 1 to 12"),
    ("rest: 2", "a length of rest needs 's' (seconds)"), ("rests: 90 s", "unknown key 'rests'"),
    ("superset: AB", "expected a letter from A to Z, found 'AB'"),
    ("sets: 3 x 5 @ 80 % top of one", "the session 'one' has no other set of the exercise"),
  ]) func mistakesInAnExercise(text: String, message: String) throws {
    let (rulebook, findings) = try RuleFolders.load(layers: [["x.yaml": template("", sets: ", \(text)")]])
    #expect(rulebook == nil && findings.contains { $0.message == message }, "\(findings.map(\.message))")
  }

  @Test(arguments: [
    ("after session: [{when: {sets: all}, then: {load: +5 %}}]", "unknown result of the sets 'all'"),
    ("after session: [{when: {sets: missed}, then: {load: 5 kg}}]", "expected a weight, found '5 kg'"),
    ("after session: [{when: {sets: missed}, then: {load: +5 kg}}]", "a step is given in both units, not as '5 kg'"),
    ("after session: [{when: {sets: missed}}]", "the key 'then' is missing"),
    ("after session: [{then: {stage: next}}]", "a decision has either 'when' or 'otherwise: true'"),
    ("judge: first", "unknown set that is judged 'first'"), ("projectd: 3", "unknown key 'projectd'"),
    ("round: no", "unknown key 'round'"),
  ]) func mistakesInAScheme(text: String, message: String) throws {
    let (rulebook, findings) = try RuleFolders.load(layers: [["x.yaml": template(text)]])
    #expect(rulebook == nil && findings.contains { $0.message == message }, "\(findings.map(\.message))")
  }

  @Test(arguments: [
    ("load: 85 % of 5rm, round: no", "a kept load is always one that the kit can make"),
    ("tm: 90 % of 1rm, round: up", "unknown way to round 'up'"),
  ]) func mistakesInWhatIsKept(text: String, message: String) throws {
    let (rulebook, findings) = try RuleFolders.load(layers: [["x.yaml": template("").replacing("load: 85 % of 5rm", with: text)]])
    #expect(rulebook == nil && findings.contains { $0.message == message }, "\(findings.map(\.message))")
  }

  @Test(arguments: [("nearest", TrainingMaxRounding.nearest), ("down", .down), ("no", .none), ("false", .none), ("'no'", .none)])
  func roundingOfTheTrainingMax(word: String, rounding: TrainingMaxRounding) throws {
    let text = template("").replacing("load: 85 % of 5rm", with: "tm: 90 % of 1rm, round: \(word)").replacing(
      "3 x 5", with: "3 x 5 @ 70 % tm")
    let (rulebook, findings) = try RuleFolders.load(layers: [["x.yaml": text]])
    let book = try #require(rulebook, "\(findings.map(\.message))")
    #expect(book.templates[0].schemes[0].keeps == SchemeStart(.trainingMax, .repMax(reps: 1, 0.9), rounding: rounding))
    #expect(RulesExport.json(book).contains("\"round\":\"\(rounding.id)\""))
  }

  @Test(arguments: [
    ("{time.ovr: off}", "unknown check 'time.ovr'"), ("{time.over: loud}", "unknown severity 'loud'"),
    ("{gate.not_cleared: off}", "no programme changes 'gate.not_cleared', which keeps clients safe"),
    ("off", "expected checks with their severity, such as {time.over: warning}, found 'off'"),
  ]) func mistakesInSeverities(text: String, message: String) throws {
    let (rulebook, findings) = try RuleFolders.load(layers: [["x.yaml": template("", phases: "severities: \(text)")]])
    #expect(rulebook == nil && findings.contains { $0.message == message }, "\(findings.map(\.message))")
  }

  @Test func unknownSchemesAndSessionsAreSaid() throws {
    let (_, findings) = try RuleFolders.load(layers: [["x.yaml": template("").replacing("scheme: s}", with: "scheme: ss}")]])
    #expect(findings.map(\.message) == ["unknown scheme 'ss'"])
    let (_, others) = try RuleFolders.load(layers: [["x.yaml": template("") + "\n    order: [one, onee]\n"]])
    #expect(others.map(\.message) == ["unknown session 'onee'"] && others[0].hint == "did you mean 'one'?")
  }

  @Test(arguments: [
    ("days_per_week: 1", "{id: b, focus: Two, on: thu", "2 sessions have a weekday, and 'days_per_week' is 1"),
    ("days_per_week: 2", "{id: b, focus: Two, on: mon", "two sessions are on mon"),
    ("days_per_week: 2", "{id: b, focus: Two", "some sessions have a weekday and some don't"),
  ]) func mistakesInWeekdays(days: String, second: String, message: String) throws {
    let text =
      template("").replacing("days_per_week: 1", with: days).replacing("{focus: One,", with: "{focus: One, on: mon,")
      + "\n      - \(second), exercises: [{exercise: back_squat, scheme: s}]}\n"
    let (rulebook, findings) = try RuleFolders.load(layers: [["x.yaml": text]])
    #expect(rulebook == nil && findings.map(\.message) == [message])
  }

  @Test func digestAndExportNoticeEverySet() throws {
    let (first, findings) = try RuleFolders.load(layers: [["x.yaml": template("")]])
    let (second, _) = try RuleFolders.load(layers: [["x.yaml": template("").replacing("3 x 5", with: "3 x 6")]])
    let (third, _) = try RuleFolders.load(layers: [
      ["x.yaml": template("after session: [{when: {sets: missed}, then: {load: -5 %}}]")]
    ])
    let books = [try #require(first, "\(findings.map(\.message))"), try #require(second), try #require(third)]
    #expect(Set(books.map(\.digest.description)).count == 3)
    let json = RulesExport.json(books[0])
    #expect(json.contains("\"templates\": [{\"id\":\"x\",\"name\":\"X\",\"days_per_week\":1,"))
  }
}
