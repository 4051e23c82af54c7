import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Where no plan fits, the finding names a smallest set of limits, and what it says would free the client does.
@Suite struct CollidingLimitsTests {
  /// Clients at the edges: ten minutes, no kit at all, three or four conditions, the young and the very old.
  private func extremes(_ count: Int, seed: UInt64) throws -> [PlanningContext] {
    let rules = try ShippedRules.required()
    var generator = SyntheticClients(rules.rulebook, .wide, seed: seed)
    return generator.make(count).enumerated().map { place, wide in
      var client = wide
      if place % 2 == 0 { client.minutesPerSession = 10 }
      if place % 3 != 1 { client.equipment = EquipmentSet() }
      client.statedAge = [13, 30, 70, 95][place % 4]
      return SmallRulebook.context(client, rules: rules, start: SmallRulebook.monday + place % 7)
    }
  }

  private func isFeasible(_ context: PlanningContext) -> Bool {
    var memory = PlanningMemory()
    return PlanningPipeline().run(context, using: &memory).result.mesocycle != nil
  }

  @Test func namesASmallestSetAndSaysNoValueOfTheProfile() throws {
    var sizes: [Int: Int] = [:]
    for context in try extremes(120, seed: 91) where !isFeasible(context) {
      var memory = PlanningMemory()
      let result = PlanningPipeline().plan(context, using: &memory)
      let finding = try #require(result.findings.first { $0.code == .planInfeasible })
      #expect(result.findings.count { $0.code == .planInfeasible } == 1)
      let conditions = AnalyseStage.analyse(context).output.conditions
      var collision = CollidingLimits(context, PlanningPipeline(), conditions: conditions)
      let smallest = collision.smallest()
      let limits = try #require(smallest, "the shipped rules have a plan for every goal: \(finding.cellText)")
      sizes[limits.count, default: 0] += 1
      let all = ClientLimit.all(context, conditions: conditions)
      // Worked out anew: alone they leave no plan, and without any one of them there is one.
      #expect(!isFeasible(context.lifting(all.filter { !limits.contains($0) })))
      for limit in limits { #expect(isFeasible(context.lifting(all.filter { !limits.contains($0) || $0 == limit }))) }
      if limits.count == 2 { for limit in limits { #expect(isFeasible(context.lifting(all.filter { $0 != limit }))) } }
      for limit in limits { #expect(finding.message.contains(limit.name(context.rulebook))) }
      #expect(finding.hint != nil && !finding.message.contains(context.client.id))
    }
    #expect(!sizes.isEmpty, "nobody was infeasible, so nothing was tested")
  }

  @Test func theMinutesThatItAsksForAreEnoughAndTheFewest() throws {
    var found = 0
    for context in try extremes(120, seed: 92) where context.client.minutesPerSession == 10 {
      guard let hint = context.plan().findings.first(where: { $0.code == .planInfeasible })?.hint,
        let more = hint.firstMatch(of: /^(\d+) minutes? more/).flatMap({ Int($0.1) })
      else { continue }
      found += 1
      var longer = context
      longer.client.minutesPerSession += more
      #expect(isFeasible(longer), "\(hint)")
      longer.client.minutesPerSession -= 1
      #expect(!isFeasible(longer), "\(hint)")
    }
    #expect(found > 0)
  }

  @Test func namesTwoLimitsWhereNeitherAloneIsInTheWay() throws {
    let rules = PlanningRules(
      SmallRulebook.book { book in
        for index in book.exercises.indices where book.exercises[index].equipment.isEmpty {
          book.exercises[index].tags.insert(SmallRulebook.behindNeck)
        }
      })
    let client = SmallRulebook.client {
      $0.equipment = EquipmentSet()
      $0.conditions = SmallRulebook.conditions("shoulder")
    }
    let result = SmallRulebook.context(client, rules: rules).plan()
    let finding = try #require(result.findings.first { $0.code == .planInfeasible }, "\(result.findings)")
    #expect(finding.message.hasPrefix("'equipment' and 'small' together leave no plan: no exercise is left"), "\(finding.cellText)")
    #expect(finding.hint?.contains("the item '") == true && finding.hint?.contains("the end of 'small'") == true, "\(finding.cellText)")
  }

  @Test func saysWhereTheRulesThemselvesHaveNoPlan() throws {
    let rules = PlanningRules(SmallRulebook.book { $0.splits = [] })
    let finding = try #require(SmallRulebook.context(SmallRulebook.client(), rules: rules).plan().findings.first)
    #expect(finding.code == .planInfeasible && finding.message.hasPrefix("the rules leave no plan for this goal"))
  }

  @Test func spreadsDaysOverTheWeek() {
    for count in 1...7 { #expect(CollidingLimits.spaced(count).count == count) }
    #expect(CollidingLimits.spaced(3).members == [.mon, .wed, .fri])
  }

  @Test func listsWordsAsPeopleDo() {
    #expect(["a"].listed(by: "or") == "a" && ["a", "b"].listed(by: "or") == "a or b" && ["a", "b", "c"].listed(by: "and") == "a, b and c")
  }
}
