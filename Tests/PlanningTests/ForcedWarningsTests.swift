import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct ForcedWarningsTests {
  @Test func eachWarningOfAPlanHasAVerdictAndTheLimitReallyForcesIt() throws {
    let rules = try ShippedRules.required()
    var generator = SyntheticClients(rules.rulebook, .wide, seed: 51)
    var forced = ForcedWarnings()
    var verdictCount = 0
    for client in generator.make(80) {
      let context = SmallRulebook.context(client, rules: rules)
      let plan = context.plan()
      guard plan.mesocycle != nil else { continue }
      let verdicts = forced.verdicts(context)
      #expect(verdicts.map(\.code.id) == Set(plan.findings.filter { $0.severity == .warning }.map(\.code.id)).sorted())
      verdictCount += verdicts.count
      for verdict in verdicts {
        guard let limit = verdict.forcedBy, limit != .trainingDays else { continue }
        #expect(limit != .level)
        let without = limit.lifted(from: context).plan()
        #expect(without.mesocycle != nil && !without.findings.contains { $0.code == verdict.code && $0.severity == .warning })
      }
    }
    #expect(verdictCount > 0)
  }

  @Test func aPlanWithoutWarningsHasNoVerdict() {
    var forced = ForcedWarnings()
    let context = SmallRulebook.context(SmallRulebook.client())
    let warnings = Set(context.plan().findings.filter { $0.severity == .warning }.map(\.code))
    #expect(forced.verdicts(context).count == warnings.count)
  }
}
