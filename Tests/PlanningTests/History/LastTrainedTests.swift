import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// A new client who has not trained for a while comes back by the table of layoffs, as a member would.
@Suite struct LastTrainedTests {
  let rules: PlanningRules

  init() throws { rules = try ShippedRules.required() }

  private static let start = SmallRulebook.monday

  private func planned(daysOff: Int?) throws -> (plan: Mesocycle, findings: [FindingCode], level: Experience) {
    let squat = try #require(rules.rulebook.exercise("back_squat"))
    let goal = try #require(rules.rulebook.goals.firstIndex { $0.id == "strength" })
    var client = Client(
      id: "c", goal: GoalID(goal), experience: .intermediate, trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 75,
      equipment: EquipmentSet(rules.rulebook.equipment.indices.map { EquipmentID($0) }))
    client.statedAge = 35
    client.conditions = ConditionSet()
    client.clearance = .cleared
    client.lifts = [KnownLift(exercise: squat, kilograms: 100, reps: 5)]
    client.lastTrained = daysOff.map { Self.start + -$0 + -1 }
    var memory = PlanningMemory()
    let context = PlanningContext(rules: rules, client: client, start: Self.start)
    let (draft, result) = PlanningPipeline().run(context, using: &memory)
    return (try #require(result.mesocycle), result.findings.map(\.code), draft.analysis.experience)
  }

  private func sets(_ plan: Mesocycle, week: Int) -> Int {
    plan.prescriptions.reduce(0) { $0 + (Int($1.week) == week && $1.kind.countsAsVolume ? Int($1.sets) : 0) }
  }

  private func squat(_ plan: Mesocycle, week: Int) -> Int32? {
    let squat = rules.rulebook.exercise("back_squat")
    return plan.prescriptions.filter { $0.exercise == squat && Int($0.week) == week && $0.kind.countsAsVolume }.compactMap {
      $0.load?.hundredths
    }.max()
  }

  @Test func aShortPauseChangesNothing() throws {
    let (usual, recent) = (try planned(daysOff: nil), try planned(daysOff: 7))
    #expect(usual.plan == recent.plan && !recent.findings.contains(.historyReturn))
  }

  @Test func aLongerOneBringsFewerSetsAndLighterLoads() throws {
    let (usual, back) = (try planned(daysOff: nil), try planned(daysOff: 42))
    #expect(back.findings.contains(.historyReturn))
    #expect(back.plan.weeks.map(\.phase).prefix(2) == [.return, .return])
    #expect(sets(back.plan, week: 1) < sets(usual.plan, week: 1))
    let (before, after) = (try #require(squat(usual.plan, week: 1)), try #require(squat(back.plan, week: 1)))
    #expect(Double(after) <= Double(before) * 0.85, "\(after) of \(before)")
    #expect(back.plan.prescriptions.allSatisfy { $0.week > 2 || $0.rir.map { $0 >= 3 } ?? true })
  }

  @Test func afterFourMonthsEverythingStartsAnew() throws {
    let back = try planned(daysOff: 150)
    #expect(back.findings.contains(.historyStartAgain) && back.level == .novice)
    #expect(squat(back.plan, week: 1) == nil, "an old lift says nothing")
  }
}
