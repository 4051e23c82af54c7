import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct ProgressStageTests {
  private func slots(_ change: (inout Client) -> Void = { _ in }) -> [PlannedSlot] {
    SmallRulebook.context(SmallRulebook.client(change)).draft(through: .progress).draft.slots
  }

  private func slot(_ id: String, _ change: (inout Client) -> Void = { _ in }) throws -> PlannedSlot {
    try #require(slots(change).first { $0.exercise == SmallRulebook.exercise(id) })
  }

  private func squat(_ kilograms: Double) -> KnownLift {
    KnownLift(exercise: SmallRulebook.exercise("back_squat"), kilograms: kilograms, reps: 1)
  }

  private func weeks(_ slot: PlannedSlot) -> [WeekPrescription] { slot.weeks.indices.map { slot.weeks[$0] } }

  @Test func raisesTheLoadAsTheReserveFalls() throws {
    let weeks = weeks(try slot("back_squat") { $0.lifts = [squat(140)] })
    #expect(weeks.map(\.rir) == [3, 2, 1, 5], "an easy week says how easy it is")
    #expect(weeks.allSatisfy { (8...9).contains($0.reps.lowerBound) }, "rounding may take one repetition")
    let loads = weeks.compactMap(\.load)
    #expect(loads.count == 4)
    #expect(loads[0] < loads[1] && loads[1] < loads[2], "three rising weeks")
    #expect(loads[3] < loads[2], "and an easy one")
    // 9 reps with 3 in reserve are 68 % of 1RM: 95.2 kg, and a step of 2.5 kg decides.
    #expect(loads[0] == 9_500)
  }

  @Test func addsAStepAWeekForANovice() throws {
    let weeks = weeks(
      try slot("back_squat") {
        $0.experience = .novice
        $0.lifts = [squat(100)]
      })
    let loads = weeks.compactMap(\.load)
    #expect(zip(loads, loads.dropFirst()).allSatisfy { $1 >= $0 && $1 <= $0 + 500 })
    #expect(loads[3] > loads[0])
  }

  @Test func addsRepetitionsWhereNoLoadIsKnown() throws {
    let weeks = weeks(try slot("back_squat"))
    #expect(weeks.allSatisfy { $0.load == nil })
    #expect(weeks[1].reps.lowerBound == weeks[0].reps.lowerBound + 1)
    #expect(weeks[2].reps.lowerBound == weeks[0].reps.lowerBound + 2)
    #expect(weeks[3].reps == weeks[0].reps)
  }

  @Test func staysWithinTheGoalsRepetitions() {
    for slot in slots({ $0.lifts = [squat(120)] }) where slot.role == .main && SmallRulebook.rules.facts[slot.exercise.index].isLoaded {
      for week in weeks(slot) { #expect(week.reps.lowerBound >= 6 && week.reps.upperBound <= 12) }
    }
  }

  @Test func neverLoadsMoreThanAConditionAllows() throws {
    let press = KnownLift(exercise: SmallRulebook.exercise("overhead_press"), kilograms: 60, reps: 1)
    let slot = try slot("overhead_press") {
      $0.conditions = SmallRulebook.conditions("shoulder")
      $0.lifts = [press]
    }
    #expect(weeks(slot).allSatisfy { ($0.load ?? 0) <= 0.7 * 6_000 })
    #expect(weeks(slot).allSatisfy { ($0.rir ?? 0) >= 3 })
  }

  @Test func makesTimedSetsLongerInStepsOfFiveSeconds() throws {
    let weeks = weeks(try slot("plank"))
    #expect(weeks.map(\.reps.lowerBound) == [20, 25, 30, 20])
  }

  @Test func growsCardioByATenthAWeek() {
    let range = 600...1200
    let rirs = FourWeeks<Int?>(repeating: nil)
    let phases = FourWeeks<Phase> { [.introduce, .build, .overreach, .deload][$0] }
    let weeks = TimedProgression(range: range, measure: .minutes).weeks(phases: phases, rirs: rirs)
    #expect(weeks.indices.map { weeks[$0].reps.lowerBound } == [10, 11, 12, 10])
  }

  @Test func givesBodyWeightTheRepetitionsItNeeds() throws {
    let slot = try slot("push_up") {
      $0.goal = SmallRulebook.strength
      $0.equipment = EquipmentSet()
    }
    #expect(weeks(slot).allSatisfy { $0.reps.lowerBound >= 6 }, "nobody stops a push-up after three")
  }

  @Test func givesHeavyLiftsLongRests() throws {
    let slot = try slot("back_squat") {
      $0.goal = SmallRulebook.strength
      $0.lifts = [squat(140)]
    }
    #expect(slot.rest >= 120)
  }
}
