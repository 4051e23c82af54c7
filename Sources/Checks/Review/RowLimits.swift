import TrainingModel

/// What all that holds for a client leaves of one exercise: the strictest of each.
struct RowLimits: Equatable {
  /// Percent of 1RM; nil where nothing limits it.
  var intensity: Double?
  var reserve = 0
  /// The fewest and the most repetitions; nil where nothing limits them.
  var fewestReps: Int?
  var mostReps: Int?
  var sets: Int?
  /// Seconds.
  var rest = 0

  init() {}

  init(_ limits: [LimitEntry], on exercise: ExerciseID) {
    let speaking = limits.filter { $0.exercises.contains(exercise) }
    intensity = speaking.compactMap(\.intensity).min()
    reserve = speaking.compactMap(\.reserve).max() ?? 0
    let ranges = speaking.compactMap(\.reps)
    fewestReps = ranges.map(\.lowerBound).max()
    // Ranges that don't meet leave the lighter one: more repetitions mean less load.
    mostReps = fewestReps.flatMap { fewest in ranges.map(\.upperBound).filter { $0 >= fewest }.min() }
    sets = speaking.compactMap(\.sets).min()
    rest = speaking.compactMap(\.rest).max() ?? 0
  }
}
