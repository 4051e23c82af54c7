import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct ConditionTableTests {
  let rules: PlanningRules

  init() throws { rules = try ShippedRules.required() }

  @Test(arguments: ConditionTable.rows)
  func everyRowIsSaidByTheRules(_ row: ConditionRow) throws {
    let index = try #require(rules.rulebook.conditions.firstIndex { $0.id == row.id })
    let condition = rules.rulebook.conditions[index]
    #expect(condition.holds == row.holds)
    for id in row.out { #expect(try rules.excludedBy[index].contains(exercise(id)), "\(id) is not excluded") }
    for id in row.stays { #expect(try !rules.excludedBy[index].contains(exercise(id)), "\(id) is excluded") }
    if let (id, limit) = row.limited { #expect(try resolved(condition, on: exercise(id)) == limit, "\(id)") }
    for (pattern, times) in row.adds { #expect(condition.adds.count { $0 == pattern } == times, "\(pattern)") }
    #expect(condition.adds.count == row.adds.values.reduce(0, +))
    #expect(condition.minimumPullToPush == row.pullToPush)
    if !row.holds, condition.appliesTo?.experience == nil, row.id != "older_adult" {
      #expect(condition.note != nil, "a note for the coach")
    }
  }

  @Test func everyTagThatAConditionNamesIsCarriedByExercises() {
    for condition in rules.rulebook.conditions {
      for tag in (condition.excludedTags.members + condition.limits.flatMap(\.tags.members)) {
        let carriers = rules.facts.count { $0.tags.contains(tag) }
        #expect(carriers > 0, "\(condition.id) speaks of '\(rules.rulebook.tags[tag.index].id)', which no exercise carries")
      }
    }
  }

  @Test func severalConditionsTakeTheUnionAndTheStrictest() throws {
    let analysis = try analysed { client in
      client.conditions = try conditions("low_back_pain", "shoulder_impingement", "hypertension_controlled")
    }
    for id in ["deadlift", "sit_up", "upright_row", "wall_sit"] { #expect(try !analysis.eligible.contains(exercise(id)), "\(id)") }
    let limit = analysis.limit(on: rules.facts[try exercise("push_press").index])
    #expect(limit.maxIntensity == 70 && limit.minRIR == 3 && limit.reps.lowerBound == 8 && limit.minRest == 60)
    #expect(analysis.minimumPullToPush == 1.5)
  }

  @Test func heavyBodiesAreSparedImpactWithoutStatingAnything() throws {
    let heavy = try analysed { ($0.bodyMassKilograms, $0.heightCentimetres) = (125, 175) }
    #expect(try !heavy.eligible.contains(exercise("squat_jump")))
    let unknown = try analysed { $0.bodyMassKilograms = 125 }
    #expect(try unknown.eligible.contains(exercise("squat_jump")))
    let lighter = try analysed { ($0.bodyMassKilograms, $0.heightCentimetres) = (122, 175) }
    #expect(try lighter.eligible.contains(exercise("squat_jump")))
  }

  @Test(arguments: [15, 70])
  func theYoungAndTheOldNeverTrainHardOnNeighbouringDays(age: Int) throws {
    let week: [[Weekday]] = [[.mon, .tue, .wed], [.sat, .sun], [.mon, .wed, .fri], Array(Weekday.allCases)]
    for (days, expected) in zip(week, [2, 1, 3, 3]) {
      let analysis = try analysed {
        $0.statedAge = age
        $0.trainingDays = WordSet(days)
      }
      let hard = analysis.sessions.filter(\.isResistance).map(\.day)
      #expect(hard.count == expected && analysis.sessions.count == days.count)
      #expect(hard.count < 2 || TrainingCalendar.gap(of: hard) >= 2)
    }
  }

  @Test func theYoungGetEightExercisesAtTheMost() throws {
    let analysis = try analysed { $0.statedAge = 15 }
    #expect(analysis.mostExercises(of: rules.rulebook.volume) == 8)
  }

  private func exercise(_ id: String) throws -> ExerciseID { try #require(rules.rulebook.exercise(id), "no '\(id)'") }

  private func conditions(_ ids: String...) throws -> ConditionSet {
    ConditionSet(try ids.map { id in ConditionID(try #require(rules.rulebook.conditions.firstIndex { $0.id == id })) })
  }

  /// The condition's own limits on an exercise.
  private func resolved(_ condition: Condition, on exercise: ExerciseID) -> ConditionRow.Limit {
    var limit = ResolvedLimit()
    for part in condition.limits where part.applies(to: rules.rulebook[exercise]) { limit.tighten(by: part) }
    return ConditionRow.Limit(
      intensity: limit.maxIntensity, rir: limit.minRIR, reps: limit.reps.lowerBound, sets: limit.maxSets, rest: limit.minRest)
  }

  /// What analysis makes of an advanced client of 30 with every item.
  private func analysed(_ change: (inout Client) throws -> Void) throws -> Analysis {
    let goal = try #require(rules.rulebook.goals.firstIndex { $0.id == "general_fitness" })
    var client = Client(
      id: "c", goal: GoalID(goal), experience: .advanced, trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 60,
      equipment: EquipmentSet(rules.rulebook.equipment.indices.map { EquipmentID($0) }))
    client.statedAge = 30
    client.conditions = ConditionSet()
    client.clearance = .cleared
    try change(&client)
    return AnalyseStage.analyse(PlanningContext(rules: rules, client: client, start: CalendarDate(dayNumber: 20_458))).output
  }
}
