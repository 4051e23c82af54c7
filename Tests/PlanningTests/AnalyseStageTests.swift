import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct AnalyseStageTests {
  private func analyse(_ change: (inout Client) -> Void) -> (draft: PlanDraft, findings: [Finding]) {
    SmallRulebook.context(SmallRulebook.client(change)).draft(through: .analyse)
  }

  private func lift(_ id: String, _ kilograms: Double, _ reps: Int, daysAgo: Int = 10) -> KnownLift {
    KnownLift(exercise: SmallRulebook.exercise(id), kilograms: kilograms, reps: reps, date: SmallRulebook.monday + -daysAgo)
  }

  @Test(arguments: 1...7) func givesEveryTrainingDayASession(count: Int) {
    let (draft, findings) = analyse { $0.trainingDays = WordSet(Weekday.allCases.prefix(count)) }
    #expect(findings.isEmpty)
    #expect(draft.sessions.map(\.day) == Array(1...count))
  }

  @Test func offersOnlyWhatTheClientMayDo() {
    let (draft, _) = analyse {
      $0.equipment = SmallRulebook.equipment("dumbbells")
      $0.never = [SmallRulebook.exercise("goblet_squat")]
    }
    func isOffered(_ id: String) -> Bool { draft.analysis.eligible.contains(SmallRulebook.exercise(id)) }
    #expect(isOffered("dumbbell_row") && isOffered("push_up"))
    #expect(!isOffered("back_squat"), "no barbell")
    #expect(!isOffered("dumbbell_bench_press"), "dumbbells, but no bench")
    #expect(!isOffered("goblet_squat"), "never")
  }

  @Test func offersNothingAboveTheClientsLevel() {
    #expect(!analyse { _ in }.draft.analysis.eligible.contains(SmallRulebook.exercise("front_squat")))
    #expect(analyse { $0.experience = .advanced }.draft.analysis.eligible.contains(SmallRulebook.exercise("front_squat")))
  }

  @Test func conditionsTakeAwayWhatTheyExclude() {
    let (draft, _) = analyse { $0.conditions = SmallRulebook.conditions("shoulder") }
    #expect(!draft.analysis.eligible.contains(SmallRulebook.exercise("behind_neck_press")))
    #expect(draft.analysis.eligible.contains(SmallRulebook.exercise("overhead_press")))
    #expect(draft.analysis.minimumPullToPush == 1.5)
  }

  @Test func populationsApplyUnstated() {
    let (draft, _) = analyse {
      $0.statedAge = 70
      $0.trainingDays = WordSet([.mon, .tue, .wed, .thu, .fri])
    }
    #expect(draft.analysis.conditions.contains(ConditionID(0)))
    #expect(draft.sessions.count == 5)
    #expect(draft.sessions.filter(\.isResistance).map(\.day) == [1, 3, 5], "three hard days, as far apart as they can be")
  }

  @Test func takesTheBestEstimateOfEachLift() {
    let (draft, _) = analyse { $0.lifts = [lift("back_squat", 100, 5), lift("back_squat", 60, 5), lift("deadlift", 150, 1)] }
    #expect(
      abs(draft.analysis.oneRepMax[SmallRulebook.exercise("back_squat").index] - 11_660) < 10, "116.6 kg by the median of three formulas")
    #expect(draft.analysis.oneRepMax[SmallRulebook.exercise("deadlift").index] == 15_000)
  }

  @Test func forgetsLiftsOfHalfAYearAgoAndEndlessSets() {
    let (draft, _) = analyse { $0.lifts = [lift("back_squat", 100, 5, daysAgo: 181), lift("deadlift", 60, 30)] }
    #expect(draft.analysis.oneRepMax.allSatisfy { $0 == 0 })
  }

  @Test func seedsARelatedLiftWithATenthOff() {
    let (draft, _) = analyse { $0.lifts = [lift("back_squat", 100, 1)] }
    let facts = SmallRulebook.rules.facts
    #expect(abs(draft.analysis.oneRepMax(of: SmallRulebook.exercise("front_squat"), facts) - 7_650) < 0.01)
    #expect(draft.analysis.oneRepMax(of: SmallRulebook.exercise("dumbbell_row"), facts) == 0)
  }

  @Test func plansTheLowerLevelWhereLiftsAndWordsDisagree() {
    let (draft, findings) = analyse {
      $0.bodyMassKilograms = 80
      $0.lifts = [lift("back_squat", 60, 5)]
    }
    #expect(draft.analysis.experience == .novice)
    #expect(findings.map(\.code) == [.levelLowered])
  }

  @Test func readsStandardsForTheSexAndUnit() {
    let (draft, findings) = analyse {
      ($0.bodyMassKilograms, $0.sex, $0.units) = (80, .female, .lb)
      $0.lifts = [lift("back_squat", 60, 5)]  // 70 kg: 0.875 of body mass, above 0.7 of a man's 1.0
    }
    #expect(draft.analysis.experience == .intermediate)
    #expect(findings.isEmpty)
  }

  @Test func saysSoWhereNoSplitFits() {
    let rules = PlanningRules(SmallRulebook.book { $0.splits.removeAll { $0.sessions.count == 3 } })
    let (_, findings) = SmallRulebook.context(SmallRulebook.client(), rules: rules).draft(through: .analyse)
    #expect(findings.map(\.code) == [.planInfeasible])
  }

  @Test func lowersTheFloorsForLittleTime() {
    func floor(_ minutes: Int) -> UInt16 {
      analyse { $0.minutesPerSession = minutes }.draft.analysis.bands.floor[Int(Muscle.chest.rawValue)]
    }
    #expect(floor(60) == 6, "4 sets x 70 %, in half sets, rounded up")
    #expect(floor(25) == 4, "75 minutes a week: 2 sets")
    #expect(analyse { $0.minutesPerSession = 25 }.draft.analysis.bands.isTimeLimited)
  }
}
