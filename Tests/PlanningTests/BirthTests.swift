import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// A due date picks the trimester, ends what may be planned, and never leads straight to after the birth.
@Suite struct BirthTests {
  let rules: PlanningRules

  init() throws { rules = try ShippedRules.required() }

  private static let start = SmallRulebook.monday

  private func client(due: Int, clearedAfter days: Int? = nil, stated: String...) -> Client {
    let goal = rules.rulebook.goals.firstIndex { $0.id == "general_fitness" } ?? 0
    var client = Client(
      id: "c", goal: GoalID(goal), experience: .intermediate, trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 60,
      equipment: rules.rulebook.presets.first { $0.id == "commercial_gym" }?.items ?? EquipmentSet())
    client.statedAge = 31
    client.conditions = ConditionSet(
      rules.rulebook.conditions.indices.filter { stated.contains(rules.rulebook.conditions[$0].id) }.map { ConditionID($0) })
    client.clearance = .cleared
    client.due = Self.start + due
    client.clearanceDate = days.map { Self.start + due + $0 }
    return client
  }

  private func context(_ client: Client) -> PlanningContext { PlanningContext(rules: rules, client: client, start: Self.start) }

  private func analysed(_ client: Client) -> (conditions: [String], findings: [FindingCode]) {
    let (analysis, findings) = AnalyseStage.analyse(context(client))
    return (analysis.conditions.members.map { rules.rulebook[$0].id }, findings.map(\.code))
  }

  /// 14 weeks 0 days are 182 days before, 28 weeks 0 days 84; a block of four weeks keeps to all that its days are in.
  @Test(arguments: [
    (183 + 28, ["pregnancy_t1"]), (183 + 27, ["pregnancy_t1"]), (182 + 27, ["pregnancy_t1", "pregnancy_t2_t3"]),
    (183, ["pregnancy_t1", "pregnancy_t2_t3"]),
    (182, ["pregnancy_t2_t3"]), (85 + 27, ["pregnancy_t2_t3"]), (84 + 27, ["pregnancy_t2_t3", "pregnancy_t3"]),
    (84, ["pregnancy_t2_t3", "pregnancy_t3"]),
    (30, ["pregnancy_t2_t3", "pregnancy_t3"]), (1, ["pregnancy_t2_t3", "pregnancy_t3"]),
  ])
  func theDaysBeforePickTheTrimester(due: Int, expected: [String]) { #expect(analysed(client(due: due)).conditions == expected) }

  @Test func nothingIsPlannedFromTheDayOn() throws {
    var memory = PlanningMemory()
    let result = PlanningPipeline().plan(context(client(due: 16)), using: &memory)
    let plan = try #require(result.mesocycle)
    #expect(plan.sessions.map { plan.date(week: $0.week, day: $0.day) - Self.start } == [0, 2, 4, 7, 9, 11, 14])
    #expect(result.findings.contains { $0.code == .planUntilDue })
    let later = PlanningPipeline().plan(context(client(due: 28)), using: &memory)
    #expect(later.mesocycle?.sessions.count == 12 && !later.findings.contains { $0.code == .planUntilDue })
  }

  @Test func aPregnantClientKeepsToEveryTrimesterOfTheBlock() throws {
    var memory = PlanningMemory()
    for due in stride(from: 20, through: 230, by: 30) {
      let plan = try #require(PlanningPipeline().plan(context(client(due: due)), using: &memory).mesocycle)
      let conditions = AnalyseStage.analyse(context(client(due: due))).output.conditions.members.map { rules.rulebook[$0] }
      #expect(!conditions.isEmpty)
      for row in plan.prescriptions {
        let exercise = rules.rulebook[row.exercise]
        #expect(conditions.allSatisfy { $0.excludedTags.isDisjoint(with: exercise.tags) }, "\(exercise.id)")
      }
    }
  }

  @Test(arguments: [
    (1, nil, false), (0, nil, true), (-40, nil, true), (-40, -3, true), (-40, 0, true), (-40, 14, true), (-40, 15, false), (-60, 45, false),
  ])
  func theGateOpensOnlyWithALaterClearance(due: Int, clearedAfter: Int?, isHeld: Bool) {
    let holds = MedicalGate.holds(client(due: due, clearedAfter: clearedAfter), on: Self.start, rules: rules)
    #expect(holds.contains { $0.code == .gateBirth } == isHeld)
  }

  @Test func afterTheBirthItIsPostpartumForAYear() {
    #expect(analysed(client(due: -60, clearedAfter: 45)).conditions == ["postpartum", "postpartum_first_months"])
    #expect(analysed(client(due: -112, clearedAfter: 45)).conditions == ["postpartum", "postpartum_first_months"])
    #expect(analysed(client(due: -113, clearedAfter: 45)).conditions == ["postpartum"])
    #expect(analysed(client(due: -365, clearedAfter: 45)).conditions == ["postpartum"])
    #expect(analysed(client(due: -366, clearedAfter: 45)).conditions == [])
    // Nobody who is held is taken for somebody who has given birth.
    #expect(!analysed(client(due: -60)).conditions.contains("postpartum"))
  }

  /// The scar of a caesarean holds nobody's plan open before its twelve weeks, whatever has been cleared.
  @Test(arguments: [(-20, true), (-83, true), (-84, false), (-200, false)])
  func aCaesareanHoldsForTwelveWeeks(due: Int, isHeld: Bool) {
    let holds = MedicalGate.holds(client(due: due, clearedAfter: 16, stated: "caesarean"), on: Self.start, rules: rules)
    #expect(holds.contains { $0.code == .gateConditionHolds } == isHeld)
    #expect(MedicalGate.holds(client(due: due, clearedAfter: 16), on: Self.start, rules: rules).isEmpty)
  }

  @Test func whoSaysNoDayOfBirthIsTakenAtTheirWordForACaesarean() {
    var silent = client(due: 0, stated: "caesarean")
    silent.due = nil
    #expect(MedicalGate.holds(silent, on: Self.start, rules: rules).isEmpty)
  }

  @Test(arguments: [("pregnancy_t1", true), ("pregnancy_t2_t3", true), ("pregnancy_t3", true), ("postpartum", false), ("caesarean", false)])
  func aStatedTrimesterWithoutDueIsAskedAbout(stated: String, isAsked: Bool) {
    var undated = client(due: 0, stated: stated)
    undated.due = nil
    #expect(analysed(undated).findings.contains(.profileNoDueDate) == isAsked)
  }

  @Test func aPelvicFloorIsTrainedBeforeAndAfterABirth() throws {
    let squeeze = try #require(rules.rulebook.exercises.firstIndex { $0.id == "pelvic_floor_squeeze" })
    var memory = PlanningMemory()
    for expecting in [
      client(due: 150), client(due: 40), client(due: -60, clearedAfter: 30), client(due: -90, clearedAfter: 60, stated: "caesarean"),
    ] {
      let plan = try #require(PlanningPipeline().plan(context(expecting), using: &memory).mesocycle)
      for week in 1...2 {
        #expect(plan.prescriptions.contains { Int($0.week) == week && $0.exercise == ExerciseID(squeeze) }, "\(week)")
      }
    }
  }

  @Test func aStatedTrimesterThatCannotBeIsSaidAndKeptTo() {
    let contradiction = analysed(client(due: 100, stated: "pregnancy_t1"))
    #expect(contradiction.findings == [.profileContradiction])
    #expect(Set(contradiction.conditions).isSuperset(of: ["pregnancy_t1", "pregnancy_t2_t3"]))
    #expect(analysed(client(due: 100, stated: "pregnancy_t2_t3")).findings == [])
    #expect(analysed(client(due: 100, stated: "postpartum")).findings == [.profileContradiction])
    #expect(analysed(client(due: -60, clearedAfter: 45, stated: "postpartum")).findings == [])
  }

  @Test func intervalsAreForNeither() throws {
    let intervals = rules.rulebook.conditioning.intervals.exercises
    for expecting in [client(due: 150), client(due: -90, clearedAfter: 60)] {
      var liking = expecting
      liking.likes = intervals
      var memory = PlanningMemory()
      let plan = try #require(PlanningPipeline().plan(context(liking), using: &memory).mesocycle)
      #expect(!plan.prescriptions.contains { intervals.contains($0.exercise) })
    }
  }
}
