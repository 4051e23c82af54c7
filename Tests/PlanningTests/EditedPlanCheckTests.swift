import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Checking a block that nobody has changed says what planning it said: edits are held to the same checks, and to the same minutes.
@Suite struct EditedPlanCheckTests {
  private func plans(_ count: Int, seed: UInt64, _ range: SyntheticClients.Range) throws -> [(
    context: PlanningContext, plan: Mesocycle, findings: [Finding]
  )] {
    let rules = try ShippedRules.required()
    var generator = SyntheticClients(rules.rulebook, range, seed: seed)
    var draft = PlanDraft()
    return generator.make(count).enumerated().compactMap { place, client in
      var client = client
      // Every fifth one follows a named programme, where it fits.
      if place % 5 == 0 { client.template = TemplateID(place / 5 % rules.rulebook.templates.count) }
      let context = SmallRulebook.context(client, rules: rules, start: SmallRulebook.monday + place % 7)
      let result = PlanningPipeline().plan(context, using: &draft)
      return result.mesocycle.map { (context, $0, result.findings) }
    }
  }

  @Test func anUntouchedBlockIsFoundAsItWasPlanned() throws {
    var draft = PlanDraft()
    var compared = 0
    for (context, plan, findings) in try plans(300, seed: 41, .wide) {
      let (found, block) = PlanningPipeline().check(plan, context, using: &draft)
      #expect(found == findings.filter { FindingCode.checks.contains($0.code) }, "\(context.client.id)")
      for (session, planned) in zip(block.sessions, plan.sessions) {
        #expect(session.minutes == planned.minutes, "\(context.client.id), week \(session.week), day \(session.day)")
      }
      compared += 1
    }
    #expect(compared > 200)
  }

  @Test func oneSetTooManyIsFound() throws {
    var draft = PlanDraft()
    let (context, plan, _) = try #require(try plans(5, seed: 42, .usual).last)
    var edited = plan
    for index in edited.prescriptions.indices where edited.prescriptions[index].kind == .work { edited.prescriptions[index].sets = 9 }
    let (found, block) = PlanningPipeline().check(edited, context, using: &draft)
    #expect(found.contains { $0.code == .checkTimeOver && $0.severity == .error })
    #expect(block.sessions[0].minutes > plan.sessions[0].minutes)
  }
}
