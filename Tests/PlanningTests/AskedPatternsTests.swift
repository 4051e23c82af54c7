import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What conditions and age ask for comes before second sets of accessories, and what can't be given is said.
@Suite struct AskedPatternsTests {
  private func context(
    _ conditions: [String], age: Int = 68, kit: [String] = ["bands_only"], days: WordSet<Weekday> = WordSet([.tue, .fri]),
    minutes: Int = 40,
    goal: String = "general_fitness", experience: Experience = .novice
  ) throws -> PlanningContext {
    let rules = try ShippedRules.required()
    let book = rules.rulebook
    var client = Client(
      id: "c1", goal: try #require(book.goals.firstIndex { $0.id == goal }.map { GoalID($0) }), experience: experience, trainingDays: days,
      minutesPerSession: minutes, equipment: EquipmentSet(book.presets.filter { kit.contains($0.id) }.flatMap(\.items.members)))
    (client.statedAge, client.clearance) = (age, .cleared)
    client.conditions = ConditionSet(book.conditions.indices.filter { conditions.contains(book.conditions[$0].id) }.map { ConditionID($0) })
    return PlanningContext(rules: rules, client: client, start: SmallRulebook.monday)
  }

  /// On how many days of the first week a pattern stands.
  private func days(_ pattern: MovementPattern, _ plan: Mesocycle, _ context: PlanningContext, week: Int = 1) -> Int {
    let rows = plan.prescriptions.filter { Int($0.week) == week && context.rules.facts[$0.exercise.index].pattern == pattern }
    return Set(rows.map(\.day)).count
  }

  @Test(arguments: [30, 40, 45, 60]) func balanceStandsInEverySessionFrom65On(minutes: Int) throws {
    for days in [WordSet<Weekday>([.tue, .fri]), WordSet([.mon, .wed, .fri])] {
      for kit in [["bodyweight"], ["bands_only"], ["home_dumbbells"], ["commercial_gym"]] {
        let context = try context([], kit: kit, days: days, minutes: minutes)
        let plan = try #require(context.plan().mesocycle)
        for week in 1...4 {
          #expect(self.days(.balance, plan, context, week: week) == days.count, "\(minutes) minutes, \(kit), week \(week)")
        }
      }
    }
  }

  @Test func osteoporosisAndHypertensionWithBandsGetWhatTheyAskFor() throws {
    let context = try context(["osteoporosis", "hypertension_controlled"])
    let result = context.plan()
    let plan = try #require(result.mesocycle)
    #expect(days(.balance, plan, context) == 2 && days(.isolationErectors, plan, context) >= 1 && days(.conditioning, plan, context) >= 1)
    #expect(!result.findings.contains { $0.code == .askedUnmet })
  }

  /// Everything that is asked of anybody is there or is said, whatever the time, the days and the kit.
  @Test func whatIsAskedForIsThereOrSaid() throws {
    let rules = try ShippedRules.required()
    let asking = rules.rulebook.conditions.filter { !$0.holds && !$0.adds.isEmpty && $0.appliesTo == nil }.map(\.id)
    var (present, said) = (0, 0)
    for conditions in asking.map({ [$0] }) + [Array(asking.prefix(6)), asking] {
      for (kit, minutes) in [(["bodyweight"], 30), (["commercial_gym"], 30), (["bands_only"], 60)] {
        let context = try context(conditions, age: 40, kit: kit, minutes: minutes, experience: .intermediate)
        let result = context.plan()
        guard let plan = result.mesocycle else { continue }
        for pattern in Set(context.client.conditions?.members.flatMap { context.rulebook[$0].adds } ?? []) {
          let warned = result.findings.contains { $0.code == .askedUnmet && $0.severity == .warning && $0.message.contains(pattern.name) }
          let has = days(pattern, plan, context)
          #expect(has > 0 || warned, "\(conditions), \(kit), \(minutes) minutes: \(pattern.id)")
          present += has > 0 ? 1 : 0
          said += warned ? 1 : 0
        }
      }
    }
    #expect(present > 60, "\(present) present, \(said) said")
  }

  @Test func whoIsAskedForNothingIsPlannedAsBefore() throws {
    let context = try context([], age: 40, experience: .intermediate)
    let draft = context.draft(through: .select).draft
    #expect(AskedPatterns(draft, context).isEmpty && !draft.slots.contains(where: \.isAsked))
  }
}
