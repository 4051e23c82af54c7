import TrainingModel

/// A set of exercises, one bit each, for catalogues of up to 1,024.
struct ExerciseBits: Equatable, Sendable {
  private var words = SIMD16<UInt64>()

  init() {}

  init(_ exercises: some Sequence<ExerciseID>) { for exercise in exercises { insert(exercise) } }

  func contains(_ exercise: ExerciseID) -> Bool { words[exercise.index >> 6] & (1 << UInt64(exercise.index & 63)) != 0 }

  mutating func insert(_ exercise: ExerciseID) { words[exercise.index >> 6] |= 1 << UInt64(exercise.index & 63) }

  mutating func formUnion(_ other: ExerciseBits) { words |= other.words }
}
