import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// The week with the most sets rounds up, and never past what a condition allows.
@Suite struct FullestWeekTests {
  let rules: PlanningRules

  init() throws { rules = try ShippedRules.required() }

  @Test(arguments: ["shoulder_impingement", "low_back_pain", "elbow_tendinopathy"])
  func fiveSetsStayFiveInTheFullestWeek(condition: String) throws {
    let index = try #require(rules.rulebook.conditions.firstIndex { $0.id == condition })
    let most = try #require(rules.rulebook.conditions[index].limits.compactMap(\.maxSets).max())
    var client = Client(
      id: "c", goal: GoalID(try #require(rules.rulebook.goals.firstIndex { $0.id == "hypertrophy" })), experience: .advanced,
      trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 90,
      equipment: rules.rulebook.presets.first { $0.id == "commercial_gym" }?.items ?? EquipmentSet())
    client.statedAge = 30
    client.conditions = ConditionSet([ConditionID(index)])
    client.clearance = .cleared
    var fullest = 0
    var memory = PlanningMemory()
    for minutes in stride(from: 45, through: 120, by: 15) {
      client.minutesPerSession = minutes
      let result = PlanningPipeline().plan(PlanningContext(rules: rules, client: client, start: SmallRulebook.monday), using: &memory)
      let plan = try #require(result.mesocycle, "\(result.findings.first { $0.severity == .error }?.message ?? "")")
      for row in plan.prescriptions where row.kind == .work {
        fullest = max(fullest, Int(row.sets))
        #expect(Int(row.sets) <= most, "\(rules.rulebook[row.exercise].id), \(minutes) min")
      }
    }
    #expect(fullest == most, "some week reaches the limit")
  }
}
