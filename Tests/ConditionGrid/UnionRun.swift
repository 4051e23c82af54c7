import Findings
import Planning
import Rulebook
import SeededNumbers
import TrainingModel

/// Plans seeded unions of conditions with any kit, days, minutes, age, level and goal, and looks at what the night made of each.
package struct UnionRun: Sendable {
  private let rules: PlanningRules

  package init(_ rules: PlanningRules) { self.rules = rules }

  /// Runs the clients of these numbers; each number is always the same client.
  package func run(_ numbers: some Sequence<Int>) -> GridReport {
    var report = GridReport()
    var memory = PlanningMemory()
    for number in numbers {
      let client = client(number)
      let context = PlanningContext(rules: rules, client: client, start: GridClients.start)
      let result = PlanningPipeline().plan(context, using: &memory)
      guard let plan = result.mesocycle else {
        report.withoutPlan += 1
        for finding in result.findings where finding.severity == .error && FindingCode.checks.contains(finding.code) {
          if UnionRun.isLimit(finding.code) { report.complain("\(client.id): the night breaches its own limits: \(finding.cellText)") }
        }
        continue
      }
      report.plans += 1
      for fault in NightAudit(Expectation(rules.rulebook, client), plan, result.findings).faults {
        report.complain("\(client.id): \(fault)")
      }
    }
    return report
  }

  private static func isLimit(_ code: FindingCode) -> Bool {
    code.id.hasPrefix("limit.") || code.id.hasPrefix("exclusion.") || code.id.hasPrefix("instead.") || code.id.hasPrefix("intervals.")
  }

  private func client(_ number: Int) -> Client {
    var random = SeededRandom(UInt64(number) &* 0x9E37_79B9 &+ 17)
    let rulebook = rules.rulebook
    let makers = GridClients(rulebook)
    let days = (0..<(1 + random.below(6))).map { _ in Weekday.allCases[random.below(7)] }
    let minutes = [20, 30, 45, 60, 75, 90][random.below(6)]
    let kit = rulebook.presets.isEmpty ? "" : rulebook.presets[random.below(rulebook.presets.count)].id
    let stated = rulebook.conditions.indices.filter {
      rulebook.conditions[$0].appliesTo.map(\.asksForBirth) != false && makers.mayTrain(rulebook.conditions[$0])
    }
    let conditions = ConditionSet((0..<(1 + random.below(4))).map { _ in ConditionID(stated[random.below(stated.count)]) })
    let level = Experience.allCases[random.below(3)]
    let names = conditions.members.map { rulebook[$0].id }.joined(separator: "+")
    let id = "\(number)/\(names)/\(kit)/\(Set(days).count)x\(minutes)/\(level)"
    var client = makers.person(id, kit, days, minutes, level)
    client.goal = GoalID(random.below(rulebook.goals.count))
    client.conditions = conditions
    client.statedAge = [13 + random.below(5), 18 + random.below(47), 65 + random.below(31)][random.below(3)]
    client.sex = [.female, .male, .unspecified][random.below(3)]
    if random.below(2) == 0 { makers.addLifts(&client) }
    if conditions.members.contains(where: { rulebook[$0].holds }) || random.below(4) == 0 {
      client.restrictions = [makers.restriction(MovementPattern.allCases[random.below(MovementPattern.allCases.count)])]
    }
    switch random.below(8) {
    case 0: client.due = GridClients.start + (1 + random.below(280))
    case 1:
      client.clearanceDate = GridClients.start + (0 - random.below(300))
      client.due = client.clearanceDate.map { $0 + (-15 - random.below(60)) }
    default: break
    }
    return client
  }
}
