import Rulebook
import TrainingModel

/// Who is planned and within what: level, limits, days, volume and known strength.
///
/// Where no split fits the client, what comes after the limits is missing.
package struct Analysis: Sendable {
  /// The level that planning uses: the stated one, or a lower one that the lifts show.
  var experience = Experience.novice
  var age = 0
  var subject: Matcher.Subject?
  /// Stated conditions and those that apply by age or level.
  var conditions = ConditionSet()
  /// The limits of all of them.
  var limits: [ConditionLimit] = []
  /// Whether one of them has limits for a first block alone, so that the client began with less than others.
  var beginsLow = false
  /// The least pull-to-push ratio that a condition asks for.
  var minimumPullToPush: Double?
  var goalLevel: GoalLevel?
  /// The block's rule with its weeks as the calendar has them, and how they came about.
  var block: BlockRule?
  var course: BlockCourse?
  var split: Split?
  /// The split's sessions on the client's days.
  var sessions: [PlannedSession] = []
  var eligible = ExerciseMask()
  /// What the conditions leave nothing for.
  var emptied = EmptiedParts()
  /// What the profile itself rules out: `never`, and the restrictions that hold when the block begins.
  var forbidden = ExerciseMask()
  var bands = VolumeTargets()
  /// 1RM by exercise in hundredths of the client's unit as the profile has it, 0 where unknown.
  var oneRepMax: [Double] = []
  /// The best sets of training that no plan asked for.
  var freeLifts: [KnownLift] = []
  /// What the months before mean for this one.
  var lastMonth = LastMonth()

  /// What the client's conditions leave of this exercise.
  func limit(on facts: ExerciseFacts) -> ResolvedLimit {
    var resolved = ResolvedLimit()
    for limit in limits
    where (limit.tags.isEmpty && limit.patterns.bits == 0) || !limit.tags.isDisjoint(with: facts.tags)
      || limit.patterns.contains(facts.pattern)
    {
      resolved.tighten(by: limit)
    }
    return resolved
  }

  /// The most exercises of a hard session: what the level allows, or fewer where a condition says so.
  func mostExercises(of volume: VolumeRules) -> Int {
    let usual = experience == .novice ? volume.exercisesPerSession.novice : volume.exercisesPerSession.max
    return limits.reduce(usual) { min($0, $1.maxExercises ?? $0) }
  }

  /// The client's 1RM of an exercise in hundredths of their unit: known, or from a related lift with a tenth off for safety
  /// (training-science section 4.7); 0 where nothing is known.
  func oneRepMax(of exercise: ExerciseID, _ facts: [ExerciseFacts]) -> Double { oneRepMax(of: exercise, facts, lifts: oneRepMax) }

  /// The same by other lifts than the profile's.
  func oneRepMax(of exercise: ExerciseID, _ facts: [ExerciseFacts], lifts: [Double]) -> Double {
    var (current, factor) = (exercise, 1.0)
    for _ in 0..<4 {
      // What the last block or its logs show goes before the profile, which it was compared with already.
      if !lastMonth.strength.isEmpty, lastMonth.strength[current.index] > 0 { return lastMonth.strength[current.index] * factor }
      if lifts[current.index] > 0 { return lifts[current.index] * factor }
      guard let seed = facts[current.index].seed else { return 0 }
      factor *= seed.ratio * 0.9
      current = seed.from
    }
    return 0
  }
}

/// What several conditions leave of one exercise: the strictest of each limit.
struct ResolvedLimit: Sendable {
  /// Percent of 1RM.
  var maxIntensity = 100.0
  var minRIR = 0
  var reps = 1...10_000
  var maxSets = 12
  var minRest = 0
  /// The rules that limit it.
  var rules = Reasons()

  mutating func tighten(by limit: ConditionLimit) {
    if let value = limit.maxIntensity { maxIntensity = min(maxIntensity, value) }
    if let value = limit.minRIR { minRIR = max(minRIR, Int(value)) }
    if let value = limit.reps {
      // Two conditions whose ranges don't meet leave the lighter one: more repetitions mean less load.
      let (low, high) = (max(reps.lowerBound, value.lowerBound), min(reps.upperBound, value.upperBound))
      reps = low <= high ? low...high : low...max(low, value.upperBound)
    }
    if let value = limit.maxSets { maxSets = min(maxSets, value) }
    if let value = limit.minRest { minRest = max(minRest, value) }
    rules.append(limit.rule)
  }
}
