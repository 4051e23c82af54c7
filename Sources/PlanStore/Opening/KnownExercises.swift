import Rulebook
import TrainingModel

/// The exercises of a block by the keys of their ids: a block names each of its few exercises many times.
struct KnownExercises {
  private let rulebook: Rulebook
  private var seen: [(key: Int, exercise: ExerciseID?)] = []

  init(_ rulebook: Rulebook) { self.rulebook = rulebook }

  /// The exercise whose id has this key, or nil where the rules don't have it any more.
  mutating func exercise(_ key: Int, _ texts: StoredTexts) throws -> ExerciseID? {
    if let known = seen.first(where: { $0.key == key }) { return known.exercise }
    let exercise = rulebook.exercise(try texts.string(key))
    seen.append((key, exercise))
    return exercise
  }
}
