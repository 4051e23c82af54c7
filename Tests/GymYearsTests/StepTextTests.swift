import Testing

@testable import GymYears

/// Steps as text: what a failing run prints has to be what a test begins from.
@Suite struct StepTextTests {
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func aPlanIsReadBackFromItsText(seed: UInt64) throws {
    let plan = YearPlan(seed: seed)
    #expect(plan.steps.count > 300)
    #expect(try YearPlan(text: plan.text) == plan)
  }

  @Test func theSameSeedIsTheSamePlan() { #expect(YearPlan(seed: 7) == YearPlan(seed: 7) && YearPlan(seed: 7) != YearPlan(seed: 8)) }

  @Test func everyVerbStandsInAFewYears() {
    let steps = (1...8).flatMap { YearPlan(seed: $0).steps }
    let texts = Set(steps.map { $0.description })
    for verb in EditStep.Verb.allCases { #expect(texts.contains { $0.contains(" \(verb.rawValue)") }, "\(verb)") }
    for field in MemberField.allCases { #expect(texts.contains { $0.contains(" \(field.rawValue) ") }, "\(field)") }
    for word in LogSending.Route.allCases.map({ "via \($0.rawValue)" }) + LogSending.App.allCases.map({ "send \($0.rawValue)" })
      + [" train ", " fix ", " delete ", "in lb"]
    {
      #expect(texts.contains { $0.hasPrefix("log ") && $0.contains(word) }, "\(word)")
    }
    for word in ["again", "force", "part", "backup", "restore", "export", "days -1", "rules broken"] {
      #expect(texts.contains(word), "\(word)")
    }
  }

  @Test func commentsAndBlankLinesAreLeftOut() throws {
    let plan = try YearPlan(text: "# a gym\ngym 3 6\n\nnight  # the first\ndays 1\n")
    #expect(plan == YearPlan(seed: 3, members: 6, steps: [.night(.night), .days(1)]))
  }

  @Test func aLineThatSaysNoStepIsNamed() {
    #expect { try YearPlan(text: "night\nnights") } throws: { "\($0)" == "line 2 says no step: 'nights'" }
  }
}
