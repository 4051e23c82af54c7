import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Who may do nothing for the legs gets a whole week for the rest: no proportion of upper to lower body keeps sets back.
@Suite struct SeatedWeekTests {
  let rules: PlanningRules

  init() throws { rules = try ShippedRules.required() }

  @Test(arguments: ["strength", "hypertrophy", "general_fitness"])
  func aWheelchairInAFullGymGetsAWholeWeek(goal: String) throws {
    let index = try #require(rules.rulebook.goals.firstIndex { $0.id == goal })
    let chair = try #require(rules.rulebook.conditions.firstIndex { $0.id == "wheelchair" })
    var client = Client(
      id: "c", goal: GoalID(index), experience: .advanced, trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 60,
      equipment: rules.rulebook.presets.first { $0.id == "commercial_gym" }?.items ?? EquipmentSet())
    client.statedAge = 42
    client.conditions = ConditionSet([ConditionID(chair)])
    client.clearance = .cleared
    var memory = PlanningMemory()
    let result = PlanningPipeline().plan(PlanningContext(rules: rules, client: client, start: SmallRulebook.monday), using: &memory)
    let plan = try #require(result.mesocycle)
    let rows = plan.prescriptions.filter { $0.week == 2 && $0.kind == .work }
    func sets(_ patterns: [MovementPattern]) -> Int {
      rows.reduce(0) { $0 + (patterns.contains(rules.facts[$1.exercise.index].pattern) ? Int($1.sets) : 0) }
    }
    #expect(sets([.horizontalPull, .verticalPull, .isolationRearDelts, .isolationUpperBack]) >= 12, "pulling spares the shoulders")
    #expect(sets([.horizontalPush, .verticalPush, .isolationChest]) >= 4)
  }
}
