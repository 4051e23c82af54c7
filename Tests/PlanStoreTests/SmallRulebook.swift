import Findings
import TrainingModel

@testable import Rulebook

/// A rulebook with just enough in it to store plans: exercises, notes and rules.
enum SmallRulebook {
  static let bench = ExerciseID(0)
  static let plank = ExerciseID(1)

  static func make(file: String = "rules/a.yaml") -> Rulebook {
    let rule = RuleID(0)
    return Rulebook(
      layers: [], tags: [], equipment: [], presets: [],
      exercises: [
        exercise("barbell_bench_press", "Barbell Bench Press", .horizontalPush, .total),
        exercise("plank", "Plank", .coreAntiExtension, .none),
      ], goals: [], conditions: [], splits: [], blocks: [], progressions: [],
      volume: VolumeRules(
        major: MuscleSet(), small: MuscleSet(), smallFloor: 0, dayDose: 2, bands: [], timeAware: [],
        perSession: SessionVolume(normal: 8, novice: 6, warn: 10, error: 12), sessionSets: (10...24, 26, 32), exerciseSets: (5, 6, 4),
        exercisesPerSession: (3, 9, 7), rule: rule),
      balance: BalanceRules(
        pullToPush: ratio, quadToHip: ratio, upperToLower: ratio, spacing: (2, 4, rule), coverage: [], order: SlotRole.allCases),
      selection: SelectionRules(budget: 0, lookBack: 0, terms: [], pairs: [], rule: rule), warmup: [],
      time: TimeModel(
        generalWarmup: 300, generalWarmup65Plus: 420, cooldown: 0, transition: 60, setup: [90, 60, 30], rampFirstHeavy: 300,
        rampLaterCompound: 150, rampIsolation: 60, secondsPerRep: 3, supersetSwitch: 15, heavy: HeavyLift(part: 0.8, rest: 120), fill: 0.95,
        longest: 1.1, rule: rule),
      sanitisation: SanitisationRules(
        sets: 1...12, reps: 1...100, seconds: 5...600, minutes: 1...120, rir: 0...6, rest: 0...600, restStep: 15, outsideBand: 7.5,
        noteLength: 200,
        rule: rule),
      checks: CheckTable(checks: []), notes: ["Keep the shoulder blades together"],
      references: [
        RuleReference(id: "exercise.barbell_bench_press", file: file, line: 3, text: "a press on a bench"),
        RuleReference(id: "goal.strength.novice.main", file: file, line: 9, text: "3 to 6 reps"),
      ], examples: [])
  }

  private static let ratio = RatioRule(ideal: 1...1.5, allowed: 0.8...2, rule: RuleID(0))

  private static func exercise(_ id: String, _ name: String, _ pattern: MovementPattern, _ basis: LoadBasis) -> Exercise {
    Exercise(
      id: id, name: name, pattern: pattern, halfSets: .zero, muscles: MuscleSet(), equipment: EquipmentSet(), level: .novice,
      isUnilateral: false, measure: .reps, loadBasis: basis, loadedBy: nil, setup: .barbell, isCompound: true, tags: TagSet(),
      roles: WordSet([.main]), easier: [], harder: [], seed: nil, secondsPerRep: nil, note: nil, rule: RuleID(0))
  }
}
