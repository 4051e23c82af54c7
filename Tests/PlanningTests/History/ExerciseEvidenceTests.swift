import Rulebook
import Testing

@testable import Planning

/// Each row of training-science section 4.8: what logged sessions say, and what follows.
@Suite struct ExerciseEvidenceTests {
  private static let rules = LogRules()

  /// A session done as it was asked for, with one change.
  static func exposure(_ change: (inout Exposure) -> Void = { _ in }) -> Exposure {
    var exposure = Exposure()
    (exposure.load, exposure.reps, exposure.effort) = (6000, 8, 0)
    change(&exposure)
    return exposure
  }

  private func action(_ exposures: [Exposure], isLower: Bool = false) -> LogAction {
    ExerciseEvidence(exposures: exposures, isLower: isLower).action(Self.rules)
  }

  private func twice(_ change: (inout Exposure) -> Void, isLower: Bool = false) -> LogAction {
    action([Self.exposure(change), Self.exposure(change)], isLower: isLower)
  }

  @Test func theTopOfTheRangeAtTheAskedEffortEarnsAStep() {
    #expect(twice { $0.effort = 0 } == .progress(steps: 1))
    #expect(twice { $0.effort = 0.5 } == .progress(steps: 1))
    #expect(action([Self.exposure()]) == .progress(steps: 1), "one session is all there is")
  }

  @Test func farLessEffortEarnsASecondStep() {
    #expect(twice { $0.effort = -1.5 } == .progress(steps: 2))
    #expect(twice({ $0.effort = -0.5 }, isLower: true) == .progress(steps: 2))
    #expect(twice { $0.effort = -1 } == .progress(steps: 1))
    #expect(action([Self.exposure { $0.effort = -2 }]) == .progress(steps: 1), "one session earns one step")
  }

  @Test func withoutNotedEffortTheTopOfTheRangeEarnsAStep() {
    #expect(twice { ($0.effort, $0.repsOver) = (nil, 1) } == .progress(steps: 1))
    #expect(twice { ($0.effort, $0.repsOver) = (nil, 0) } == .progress(steps: 1))
    #expect(twice { ($0.effort, $0.repsOver) = (nil, -1) } == .hold)
    #expect(action([Self.exposure { ($0.effort, $0.repsOver) = (nil, 0) }]) == .progress(steps: 1), "a session, a step")
  }

  @Test func aStepThatIsALargePartOfTheLoadIsEarnedWithRepetitions() {
    for (over, isEarned) in [(0, false), (1, false), (2, false), (3, true), (6, true)] {
      let exposure = Self.exposure { ($0.effort, $0.repsOver) = (nil, over) }
      let action = ExerciseEvidence(exposures: [exposure, exposure], extraReps: 3).action(Self.rules)
      #expect(action == (isEarned ? .progress(steps: 1) : .hold))
    }
  }

  @Test func moreHelpIsNoProgress() {
    func helped(_ loads: [Double]) -> LogAction {
      let exposures = loads.reversed().map { load in Self.exposure { $0.load = 8000 - load } }
      return ExerciseEvidence(exposures: exposures, isHelped: true).action(Self.rules)
    }
    #expect(helped([3000, 2500, 2000]) == .progress(steps: 1))
    #expect(helped([2000, 2500, 3000]) == .hold)
    #expect(helped([2500, 2500, 2500]) == .progress(steps: 1))
  }

  @Test func withinTheRangeTheLoadStays() {
    #expect(twice { ($0.repsOver, $0.effort) = (-1, 0) } == .hold)
    #expect(twice { ($0.repsOver, $0.effort) = (-1, 1) } == .hold)
    #expect(twice { $0.effort = 1 } == .hold)
  }

  @Test func aFewMissedRepetitionsRepeat() {
    #expect(action([Self.exposure { ($0.failedSets, $0.missedReps) = (1, 2) }, Self.exposure()]) == .repeat)
    #expect(action([Self.exposure { ($0.failedSets, $0.missedReps) = (3, 9) }, Self.exposure()]) == .repeat, "one bad session")
    #expect(action([Self.exposure { $0.missingSets = 1 }, Self.exposure()]) == .repeat)
  }

  @Test func failureTwiceReduces() {
    #expect(twice { ($0.failedSets, $0.missedReps) = (2, 3) } == .reduce(by: 0.05))
    #expect(twice { $0.effort = 1.5 } == .reduce(by: 0.05))
    #expect(twice { ($0.failedSets, $0.missedReps, $0.effort) = (2, 3, 2) } == .reduce(by: 0.1))
  }

  @Test func aDeclineOfStrengthReduces() {
    let falling = [9_000.0, 9_300, 9_600].map { value in Self.exposure { ($0.oneRepMax, $0.effort) = (value, 1) } }
    #expect(action(falling) == .reduce(by: 0.05))
    let steady = [9_500.0, 9_450, 9_600].map { value in Self.exposure { $0.oneRepMax = value } }
    #expect(action(steady) == .progress(steps: 1))
  }

  @Test(arguments: [(0, false, false), (1, true, false), (3, true, false), (4, false, true), (6, false, true), (7, false, true)])
  func painStopsProgressAndThenTheExercise(pain: Int, isHeld: Bool, isRemoved: Bool) {
    let action = action([Self.exposure(), Self.exposure { $0.pain = pain }])
    #expect((action == .repeat) == isHeld)
    #expect((action == .remove(stops: pain >= 7)) == isRemoved)
  }

  @Test func nothingLoggedNeverProgresses() { #expect(action([]) == .repeat) }

  @Test func lessLoadThanAskedIsNoSuccess() { #expect(twice { ($0.reachesLoad, $0.repsOver) = (false, 5) } == .repeat) }

  @Test func aGoodSessionAfterABadOneEarnsNothing() {
    #expect(action([Self.exposure(), Self.exposure { ($0.failedSets, $0.repsOver) = (1, -1) }]) == .hold)
  }
}
