import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What a coach relies on in the shipped terms: substitutes, what stays, and what comes back too often.
@Suite struct SelectionTermTests {
  private func rows(_ rules: PlanningRules, history: [[ExerciseID]] = [], _ change: (inout Client) -> Void) throws -> [Prescription] {
    let goal = try #require(rules.rulebook.goals.firstIndex { $0.id == "strength" })
    let gym = try #require(rules.rulebook.presets.first { $0.id == "commercial_gym" }).items
    var client = Client(
      id: "c", goal: GoalID(goal), experience: .intermediate, trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 75,
      equipment: gym)
    client.statedAge = 35
    client.conditions = ConditionSet()
    client.clearance = .cleared
    change(&client)
    let context = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday, history: BlockHistory(blocks: history))
    return try #require(context.plan().mesocycle).prescriptions
  }

  @Test func takesWhatAConditionOffersAndSaysSo() throws {
    let rules = try ShippedRules.required()
    let meniscus = try #require(rules.rulebook.conditions.firstIndex { $0.id == "meniscus" })
    let squat = try #require(rules.rulebook.exercise("box_squat"))
    #expect(try !rows(rules) { _ in }.contains { $0.exercise == squat })
    let taken = try rows(rules) { $0.conditions = ConditionSet([ConditionID(meniscus)]) }.first { $0.exercise == squat && $0.kind == .work }
    let reasons = try #require(taken).reasons.rules.map { rules.rulebook[$0].id }
    #expect(reasons.contains("condition.meniscus.instead.back_squat"), "\(reasons)")
  }

  @Test func givesStrengthItsClassicLifts() throws {
    let rules = try ShippedRules.required()
    let ids = try Set(rows(rules) { _ in }.map { rules.rulebook[$0.exercise].id })
    #expect(ids.isSuperset(of: ["back_squat", "barbell_bench_press", "deadlift", "overhead_press", "barbell_row"]), "\(ids.sorted())")
  }

  @Test func keepsEnoughAndChangesEnoughFromBlockToBlock() throws {
    let rules = try ShippedRules.required()
    var history: [[ExerciseID]] = []
    for _ in 0..<5 {
      let now = try Set(rows(rules, history: history) { _ in }.filter { $0.kind.countsAsVolume }.map(\.exercise)).sorted()
      if let last = history.first {
        let share = Double(now.count { last.contains($0) }) / Double(now.count)
        #expect((0.4...0.9).contains(share), "\(share)")
      }
      history.insert(now, at: 0)
    }
  }
}
