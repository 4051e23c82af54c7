import Rulebook
import TrainingModel

/// What planning asks of an exercise again and again, without a text or an array, so that reading it costs nothing.
struct ExerciseFacts: Sendable {
  var halfSets: MuscleHalfSets
  var equipment: EquipmentSet
  var tags: TagSet
  var roles: WordSet<SlotRole>
  /// Muscles that a set counts fully for.
  var direct: MuscleSet
  var pattern: MovementPattern
  var level: Experience
  var setup: SetupClass
  var measure: Measure
  var isCompound: Bool
  var isUnilateral: Bool
  var isLoaded: Bool
  /// For exercises that don't follow the goal's tempo.
  var secondsPerRep: Double?

  init(_ exercise: Exercise) {
    halfSets = exercise.halfSets
    equipment = exercise.equipment
    tags = exercise.tags
    roles = exercise.roles
    direct = MuscleSet(Muscle.allCases.filter { exercise.halfSets[Int($0.rawValue)] >= 2 })
    pattern = exercise.pattern
    level = exercise.level
    setup = exercise.setup
    measure = exercise.measure
    isCompound = exercise.isCompound
    isUnilateral = exercise.isUnilateral
    isLoaded = exercise.loadedBy != nil
    secondsPerRep = exercise.secondsPerRep
  }

  /// Whether a first set of it wants a real build-up: a compound lift with a load of its own.
  var isHeavy: Bool { isCompound && isLoaded }
}
