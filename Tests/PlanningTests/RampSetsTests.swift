import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct RampSetsTests {
  private let ramp = RampSets(rules: SmallRulebook.rules.rulebook.warmup, ladder: LoadLadder(min: 2_000, step: 250, max: 30_000))

  private func steps(_ working: Int32?, of oneRepMax: Double, first: Bool = true, warm: Bool = true) -> [RampSets.Step] {
    ramp.steps(RampSets.Moment(isFirstHeavy: first, isWarm: warm), working: working.map { Load(hundredths: $0) }, oneRepMax: oneRepMax)?
      .steps ?? []
  }

  @Test func buildsUpToAHeavyLiftInFourSteps() {
    #expect(steps(14_000, of: 16_000).map(\.load?.hundredths) == [6_250, 8_250, 10_750, 12_250])
    #expect(steps(14_000, of: 16_000).map(\.reps) == [8, 5, 3, 1])
  }

  @Test func buildsUpShorterToALighterOne() {
    #expect(steps(10_000, of: 16_000).map(\.load?.hundredths) == [5_000, 7_500])
    #expect(steps(10_000, of: 16_000, first: false).map(\.load?.hundredths) == [6_000])
  }

  @Test func leavesOutWhatIsBelowTheBarOrTooNear() {
    #expect(steps(2_500, of: 4_000).isEmpty)
    #expect(steps(4_000, of: 4_600).map(\.load?.hundredths) == [2_250, 3_000, 3_500], "18 kg can't be loaded")
  }

  @Test func asksForABuildUpByFeelWhereNoLoadIsKnown() {
    #expect(steps(nil, of: 0) == [RampSets.Step(load: nil, sets: 2, reps: 8)])
    #expect(steps(nil, of: 0, first: false).isEmpty)
    #expect(steps(nil, of: 0, first: false, warm: false) == [RampSets.Step(load: nil, sets: 1, reps: 5)])
  }

  @Test func endsBelowTheWorkingLoad() {
    for working in stride(from: Int32(2_000), through: 30_000, by: 250) {
      for step in steps(working, of: Double(working) / 0.86) { #expect((step.load?.hundredths ?? 0) * 10 <= working * 9) }
    }
  }

  /// The shipped rules against the counts of section 5.1: four steps from 85 %, three from 75 %, two from 60 %, one where warm.
  @Test(arguments: [(140, 160, 4), (125, 160, 3), (100, 160, 2)])
  func takesAsManyStepsAsTheLoadIsHeavy(working: Int32, oneRepMax: Double, count: Int) throws {
    let ramp = RampSets(rules: try ShippedRules.required().rulebook.warmup, ladder: LoadLadder(min: 2_000, step: 250, max: 30_000))
    func steps(_ moment: RampSets.Moment) -> [RampSets.Step] {
      ramp.steps(moment, working: Load(hundredths: working * 100), oneRepMax: oneRepMax * 100)?.steps ?? []
    }
    let first = steps(RampSets.Moment(isFirstHeavy: true, isWarm: false))
    #expect(first.count == count)
    if count == 4 { #expect(first[0] == RampSets.Step(load: Load(hundredths: 2_000), sets: 1, reps: 8), "the empty bar comes first") }
    #expect(zip(first, first.dropFirst()).allSatisfy { $0.reps > $1.reps })
    #expect(steps(RampSets.Moment(isFirstHeavy: false, isWarm: true)).count == 1)
    #expect(steps(RampSets.Moment(isFirstHeavy: false, isWarm: false)).count == (count > 2 ? 2 : 1))
  }
}
