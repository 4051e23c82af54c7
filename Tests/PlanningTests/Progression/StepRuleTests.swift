import Testing
import TrainingModel

@testable import Planning

/// Steps of the kit that are small or big against the load (training-science section 4.6).
@Suite struct StepRuleTests {
  @Test(arguments: [(8, 0.05, 10), (8, 0.1, 12), (8, 0.2, 16), (8, 0.25, 18), (12, 0.1, 17), (12, 0.2, 21)])
  func needsMoreRepetitionsBeforeABigStep(fewest: Int, step: Double, needed: Int) {
    #expect(StepRule.repsNeeded(fewest: fewest, step: step) == needed)
  }

  private func most(after load: Double, step: Int32, reps: Int, cap: Double = 0.1, min: Int32 = 200) -> Int32 {
    StepRule(ladder: LoadLadder(min: min, step: step, max: 30_000), weeklyCap: cap, fewestReps: 8).most(after: load, reps: reps).hundredths
  }

  @Test func takesSmallStepsAtOnce() {
    #expect(most(after: 10_000, step: 250, reps: 8, min: 250) == 11_000)
    #expect(most(after: 10_000, step: 250, reps: 8, cap: 0.05, min: 250) == 10_500)
    #expect(most(after: 2_500, step: 250, reps: 8, min: 2_000) == 2_750, "10 % is not more than 10 %")
  }

  @Test func takesABigStepOnlyAfterTheRepetitionsForIt() {
    // From 10 kg to 12 kg is a fifth: 16 repetitions leave 8.
    #expect(most(after: 1_000, step: 200, reps: 15) == 1_000)
    #expect(most(after: 1_000, step: 200, reps: 16) == 1_200)
    // An empty bar of 20 kg and the smallest plates: 12.5 %.
    #expect(most(after: 2_000, step: 250, reps: 12, min: 2_000) == 2_000)
    #expect(most(after: 2_000, step: 250, reps: 13, min: 2_000) == 2_250)
    // 25 lb and the next pair of dumbbells.
    #expect(most(after: 2_500, step: 500, reps: 15, min: 500) == 2_500)
    #expect(most(after: 2_500, step: 500, reps: 16, min: 500) == 3_000)
  }

  @Test func neverTakesTwoBigStepsAtOnce() { #expect(most(after: 1_000, step: 200, reps: 60) == 1_200) }

  @Test func asksForRepetitionsAboveATenthWhateverTheCap() { #expect(most(after: 1_000, step: 200, reps: 8, cap: 0.5) == 1_000) }

  @Test func staysAtTheHeaviest() {
    let rule = StepRule(ladder: LoadLadder(min: 500, step: 500, max: 2_000), weeklyCap: 0.1, fewestReps: 8)
    #expect(rule.most(after: 2_000, reps: 50).hundredths == 2_000)
  }
}
