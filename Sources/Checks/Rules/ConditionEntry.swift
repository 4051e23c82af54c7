import Rulebook
import TrainingModel

/// What a condition or a population says about rows.
struct ConditionEntry: Sendable {
  /// Whom it applies to, stated or not; nil where a profile has to state it.
  var appliesTo: Matcher?
  /// Whether there is no training with it at all.
  var holds = false
  /// Whether restrictions that hold open it all the same.
  var opensWithRestrictions = false
  var excluded = ExerciseBits()
  var limits: [LimitEntry] = []
  /// What stands in the place of an exercise.
  var substitutes: [(instead: ExerciseID, use: [ExerciseID])] = []
  /// Patterns, and on how many days of a week each is asked for.
  var asked: [(pattern: MovementPattern, days: Int)] = []
  var note: NoteID?

  /// Whether it comes with a level alone. Whom a named programme is made for it says itself, so that the numbers of such a condition are for
  /// generated weeks; what it excludes holds for programmes too.
  var isOfLevelAlone: Bool { appliesTo.map { $0.experience != nil && $0.age == nil && $0.sex == nil && $0.bmi == nil } ?? false }

  init() {}

  init(_ condition: Condition, _ exercises: [Exercise]) {
    (appliesTo, holds, note) = (condition.appliesTo, condition.holds, condition.note)
    opensWithRestrictions = condition.opensWithRestrictions
    excluded = ExerciseBits(condition.excludedExercises)
    for index in exercises.indices {
      let exercise = exercises[index]
      let isTagged = !condition.excludedTags.isDisjoint(with: exercise.tags)
      if isTagged || condition.excludedPatterns.contains(exercise.pattern) { excluded.insert(ExerciseID(index)) }
    }
    limits = condition.limits.map { LimitEntry($0, exercises) }
    substitutes = condition.substitutes.map { ($0.instead, $0.use) }
    for pattern in condition.adds {
      if let known = asked.firstIndex(where: { $0.pattern == pattern }) { asked[known].days += 1 } else { asked.append((pattern, 1)) }
    }
  }
}

/// A limit, with the exercises that it speaks about.
struct LimitEntry: Sendable {
  var exercises = ExerciseBits()
  /// Percent of 1RM.
  var intensity: Double?
  var reserve: Int?
  var reps: ClosedRange<Int>?
  var sets: Int?
  /// Seconds.
  var rest: Int?
  var sessions: Int?
  var exercisesOfSession: Int?
  /// Days from one hard session to the next.
  var gap: Int?
  /// Whether it is for a client's first block alone.
  var isForFirstBlock = false

  init() {}

  init(_ limit: ConditionLimit, _ catalogue: [Exercise]) {
    let isGeneral = limit.tags.isEmpty && limit.patterns.bits == 0
    for index in catalogue.indices
    where isGeneral || !limit.tags.isDisjoint(with: catalogue[index].tags) || limit.patterns.contains(catalogue[index].pattern) {
      exercises.insert(ExerciseID(index))
    }
    (intensity, reserve, reps) = (limit.maxIntensity, limit.minRIR.map { Int($0) }, limit.reps)
    (sets, rest, sessions) = (limit.maxSets, limit.minRest, limit.maxSessions)
    (exercisesOfSession, gap, isForFirstBlock) = (limit.maxExercises, limit.minGap, limit.isForFirstBlock)
  }
}
