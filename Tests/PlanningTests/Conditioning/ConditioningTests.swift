import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Heart-rate zones, the talk test and intervals of the shipped rules (training-science section 5.5).
@Suite struct ConditioningTests {
  private func plan(_ goal: String, conditions: [String] = [], _ change: (inout Client) -> Void = { _ in }) throws -> Mesocycle {
    let rules = try ShippedRules.required()
    let book = rules.rulebook
    func index(_ ids: [String], _ id: String) throws -> Int { try #require(ids.firstIndex(of: id)) }
    var client = Client(
      id: "c", goal: GoalID(try index(book.goals.map(\.id), goal)), experience: .intermediate, trainingDays: WordSet([.mon, .wed, .fri]),
      minutesPerSession: 60, equipment: try #require(book.presets.first { $0.id == "commercial_gym" }).items)
    client.statedAge = 40
    client.clearance = .cleared
    client.conditions = ConditionSet(try conditions.map { ConditionID(try index(book.conditions.map(\.id), $0)) })
    change(&client)
    let context = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday)
    return try #require(context.plan().mesocycle)
  }

  private func targets(_ plan: Mesocycle) -> Set<String> { Set(plan.prescriptions.filter { $0.kind == .cardio }.map(\.target.description)) }

  @Test func takesTanakasFormula() throws {
    let rules = try ShippedRules.required().rulebook.conditioning
    let tanaka = try #require(rules.maxHeartRate.first { $0.id == "tanaka" })
    #expect(tanaka.highest(age: 40) == 180)
    #expect(try #require(rules.maxHeartRate.first { $0.id == "beta_blocker" }).highest(age: 40) == 136)
  }

  @Test(arguments: [(57.0, 63.0, 103, 113), (64, 76, 115, 137), (77, 95, 139, 171)])
  func turnsZonesIntoBeats(low: Double, high: Double, from: Int, to: Int) {
    #expect(ConditioningPlan.heartRate(low...high, of: 180).description == "HR \(from) to \(to)")
  }

  @Test func givesSteadyWorkAZone() throws { #expect(try targets(plan("general_fitness")) == ["HR 115 to 137"]) }

  @Test func givesNovicesAndOlderClientsEasierZones() throws {
    #expect(try targets(plan("general_fitness") { $0.experience = .novice }) == ["HR 108 to 126"])
    #expect(try targets(plan("general_fitness") { $0.statedAge = 70 }).isSubset(of: ["HR 91 to 111", "HR 91 to 107"]))
  }

  @Test(arguments: ["pregnancy_t2_t3", "hypertension_controlled", "beta_blocker"])
  func goesByTalkingWhereHeartRateSaysLittle(condition: String) throws {
    #expect(try targets(plan("general_fitness", conditions: [condition])) == ["easy, can talk"])
  }

  @Test func growsMinutesByATenthAtMost() throws {
    for goal in ["endurance", "fat_loss", "general_fitness"] {
      let rows = try plan(goal).prescriptions.filter { $0.kind == .cardio }
      for row in rows {
        guard let next = rows.first(where: { $0.exercise == row.exercise && $0.day == row.day && $0.week == row.week + 1 }) else {
          continue
        }
        #expect(Double(next.repsMax) <= max(Double(row.repsMax) + 1, Double(row.repsMax) * 1.1))
      }
    }
  }

  @Test func keepsIntervalsToThoseWhoMayHaveThem() throws {
    let rules = try ShippedRules.required()
    func intervals(_ plan: Mesocycle) -> Int { plan.prescriptions.count { $0.week == 1 && rules.intervals.contains($0.exercise) } }
    let wishes = rules.rulebook.conditioning.intervals.exercises
    let days = WordSet<Weekday>([.mon, .tue, .thu, .fri, .sat])
    #expect(try intervals(plan("endurance") { $0.likes = wishes }) <= 2)
    #expect(
      try intervals(
        plan("endurance") { client in
          client.likes = wishes
          client.trainingDays = days
        }) <= 1, "one beside four days of lifting")
    #expect(try intervals(plan("general_fitness") { $0.likes = wishes }) == 0)
    #expect(
      try intervals(
        plan("endurance") { client in
          client.likes = wishes
          client.experience = .novice
        }) == 0)
    #expect(try intervals(plan("endurance", conditions: ["beta_blocker"]) { $0.likes = wishes }) == 0)
  }

  @Test func saysWhatIsHardAboutIntervals() throws {
    let rules = try ShippedRules.required()
    let plan = try plan("endurance") { $0.likes = rules.rulebook.conditioning.intervals.exercises }
    for row in plan.prescriptions where rules.intervals.contains(row.exercise) {
      #expect(row.target.description == "HR 144 to 166")
      #expect(row.note.map { rules.rulebook.notes[$0.index] }?.contains("one minute hard") == true)
    }
  }
}
