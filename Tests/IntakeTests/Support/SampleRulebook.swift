import Findings
import TrainingModel

@testable import Rulebook

/// A rulebook with the vocabulary of the fixtures and nothing else: what Intake needs of one.
func sampleRulebook(shuffledExercises: Bool = false) -> Rulebook {
  let rule = RuleID(0)
  let items = ["barbell", "bands", "dumbbells", "rack"]
  let presets: [(String, [Int])] = [
    ("bands_only", [1]), ("bodyweight", []), ("commercial_gym", [0, 1, 2, 3]), ("home_dumbbells", [2]), ("home_gym", [0, 2, 3]),
  ]
  var exercises = SampleWords.exercises
  if shuffledExercises { exercises.reverse() }
  return Rulebook(
    layers: [], tags: [],
    equipment: items.map { EquipmentItem(id: $0, name: $0, setup: .loaded, loads: nil, rule: rule) },
    presets: presets.map { preset in
      EquipmentPreset(id: preset.0, name: preset.0, items: EquipmentSet(preset.1.map { EquipmentID($0) }), rule: rule)
    },
    exercises: exercises.map { id in
      Exercise(
        id: id, name: id, pattern: .squat, halfSets: MuscleHalfSets(), muscles: MuscleSet(), equipment: EquipmentSet(), level: .novice,
        isUnilateral: false, measure: .reps, loadBasis: .total, loadedBy: nil, setup: .loaded, isCompound: true, tags: TagSet(),
        roles: WordSet(), easier: [], harder: [], seed: nil, secondsPerRep: nil, note: nil, rule: rule)
    },
    goals: SampleWords.goals.map { Goal(id: $0, name: $0, levels: [], volumeFactor: 1, countsSmallMuscles: false, rule: rule) },
    conditions: SampleWords.conditions.map { id in
      Condition(
        id: id, name: id, appliesTo: nil, holds: false, excludedTags: TagSet(), excludedPatterns: PatternSet([]), excludedExercises: [],
        limits: [], substitutes: [], minimumPullToPush: nil, adds: [], note: nil, rule: rule)
    },
    splits: [], blocks: [], progressions: [],
    volume: VolumeRules(
      major: MuscleSet(), small: MuscleSet(), smallFloor: 0, dayDose: 2, bands: [], timeAware: [],
      perSession: SessionVolume(normal: 0, novice: 0, warn: 0, error: 0), sessionSets: (0...0, 0, 0), exerciseSets: (0, 0, 0),
      exercisesPerSession: (0, 0, 0), rule: rule),
    balance: BalanceRules(
      pullToPush: RatioRule(ideal: 0...1, allowed: 0...1, rule: rule), quadToHip: RatioRule(ideal: 0...1, allowed: 0...1, rule: rule),
      upperToLower: RatioRule(ideal: 0...1, allowed: 0...1, rule: rule), spacing: (1, 0, rule), coverage: [], order: []),
    selection: SelectionRules(budget: 0, lookBack: 0, terms: [], pairs: [], rule: rule),
    warmup: [],
    time: TimeModel(
      generalWarmup: 0, generalWarmup65Plus: 0, cooldown: 0, transition: 0, setup: [], rampFirstHeavy: 0, rampLaterCompound: 0,
      rampIsolation: 0, secondsPerRep: 0, supersetSwitch: 0, heavy: HeavyLift(part: 0.8, rest: 120), fill: 1, longest: 1.1, rule: rule),
    sanitisation: SanitisationRules(
      sets: 1...1, reps: 1...1, seconds: 1...1, minutes: 1...1, rir: 0...1, rest: 0...1, restStep: 1, outsideBand: 7.5, noteLength: 1,
      rule: rule),
    checks: CheckTable(checks: []), notes: [], references: [RuleReference(id: "all", file: "rules/all.yaml", line: 1, text: "")],
    examples: [],
    templates: ["gzclp", "push_pull_legs", "wendler_531"].map {
      Template(
        id: $0, name: $0, daysPerWeek: 3, gap: 1, when: Matcher(), phases: [.work], rounding: .nearest,
        sessions: [], order: [], schemes: [], tracks: [], rule: rule)
    })
}

/// The ids that the fixtures use.
enum SampleWords {
  static let goals = ["core_stability", "endurance", "fat_loss", "general_fitness", "hypertrophy", "power", "strength"]
  static let exercises = [
    "back_squat", "barbell_bench_press", "barbell_row", "deadlift", "dumbbell_bench_press", "front_squat", "goblet_squat", "hip_thrust",
    "lat_pulldown", "leg_press", "overhead_press", "pull_up", "push_up", "romanian_deadlift",
  ]
  static let conditions = [
    "acl_history", "ankle_instability", "diabetes_insulin", "disc_radicular", "elbow_tendinopathy", "hip_impingement",
    "hypertension_controlled", "hypertension_uncontrolled", "low_back_pain", "meniscus", "neck_pain", "obesity_bmi_40", "osteoporosis",
    "patellofemoral_pain", "post_surgery", "postpartum", "pregnancy_contraindicated", "pregnancy_t1", "pregnancy_t2_t3",
    "rotator_cuff_tear", "shoulder_impingement", "wrist_pain",
  ]
}
