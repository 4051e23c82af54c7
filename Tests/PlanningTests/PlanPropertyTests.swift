import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Properties of every plan, whoever it is for, each worked out anew from the rows and not by the checks of the pipeline.
@Suite struct PlanPropertyTests {
  private static let rules = SmallRulebook.rules

  private func plans(_ count: Int, seed: UInt64) -> [(context: PlanningContext, result: PlanningPipeline.Result)] {
    var generator = SyntheticClients(Self.rules.rulebook, .wide, seed: seed)
    var draft = PlanDraft()
    return generator.make(count).enumerated().map { place, client in
      let context = SmallRulebook.context(client, rules: Self.rules, start: SmallRulebook.monday + place % 7)
      return (context, PlanningPipeline().plan(context, using: &draft))
    }
  }

  @Test func smokeOnTheSmallRules() {
    for (_, result) in plans(300, seed: 1) {
      #expect(result.mesocycle != nil || !result.findings.isEmpty)
    }
  }
}
