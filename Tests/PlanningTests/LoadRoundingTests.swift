import Testing
import TrainingModel

@testable import Planning

@Suite struct LoadRoundingTests {
  private let phases = FourWeeks<Phase> { [.introduce, .build, .overreach, .deload][$0] }

  private func rounded(
    _ wanted: [Double], oneRepMax: Double, step: Int32 = 250, reps: ClosedRange<Int> = 6...12, at: Int = 8, cap: Double = 0.1
  ) -> [WeekPrescription] {
    var weeks = FourWeeks { WeekPrescription(reps: at...at, rir: [3, 2, 1, 4][$0], load: wanted[$0]) }
    let rounding = LoadRounding(
      steps: StepRule(ladder: LoadLadder(min: 2 * step, step: step, max: 30_000), weeklyCap: cap, fewestReps: reps.lowerBound),
      oneRepMax: oneRepMax, maxIntensity: 100, reps: reps, mostReps: reps.upperBound + 1)
    rounding.round(&weeks, phases: phases)
    return weeks.indices.map { weeks[$0] }
  }

  @Test func roundsEachWeekToWhatCanBeLoaded() {
    let weeks = rounded([7_070, 7_390, 7_620, 6_500], oneRepMax: 10_000)
    #expect(weeks.map(\.load) == [7_000, 7_500, 7_500, 6_500])
  }

  @Test func givesARepetitionWhereTheLoadCannotRise() {
    let weeks = rounded([7_070, 7_390, 7_620, 6_500], oneRepMax: 10_000)
    #expect(weeks[2].reps.lowerBound == weeks[1].reps.lowerBound + 1, "the same load as in week 2 is done once more")
  }

  @Test func neverRoundsUpPastTheWeeklyCap() {
    // From 10 kg the next dumbbell is a fifth heavier.
    let weeks = rounded([1_000, 1_150, 1_200, 900], oneRepMax: 1_440, step: 200)
    #expect(weeks.map(\.load) == [1_000, 1_000, 1_000, 1_000])
    #expect(weeks.map(\.reps.lowerBound) == [8, 9, 10, 8])
  }

  @Test func neverGoesBackBeforeTheEasyWeek() {
    let loads = rounded([8_000, 7_000, 6_000, 5_000], oneRepMax: 11_000).compactMap(\.load)
    #expect(loads[0] <= loads[1] && loads[1] <= loads[2])
    #expect(loads[3] <= loads[2])
  }

  @Test func leavesTheLoadToTheClientWhereEvenTheLightestIsTooHeavy() {
    #expect(rounded([350, 360, 370, 300], oneRepMax: 500).allSatisfy { $0.load == nil })
  }

  @Test func keepsTheStatedReserveWithinTwo() {
    for oneRepMax in stride(from: 1_500.0, through: 20_000, by: 170) {
      let wanted = [3, 2, 1, 4].map { EffortTable.part(reps: 8, rir: $0) * oneRepMax }
      for week in rounded(wanted, oneRepMax: oneRepMax).prefix(3) {
        guard let load = week.load, let rir = week.rir else { continue }
        #expect(abs(EffortTable.rir(part: load / oneRepMax, reps: week.reps.lowerBound) - rir) <= 2)
      }
    }
  }
}
