import Rulebook
import TrainingModel

/// From which multiple of body mass a lift looks like more than a novice's, and from which advanced (training-science section 7.2, men;
/// women 0.7 of it).
struct LevelStandard: Sendable {
  var exercise: ExerciseID
  var intermediate: Double
  var advanced: Double

  /// Those of the lifts that the rules have.
  static func known(_ rulebook: Rulebook) -> [LevelStandard] {
    let table = [("back_squat", 1.0, 1.5), ("barbell_bench_press", 0.75, 1.25), ("deadlift", 1.25, 2.0)]
    return table.compactMap { id, intermediate, advanced in
      rulebook.exercise(id).map { LevelStandard(exercise: $0, intermediate: intermediate, advanced: advanced) }
    }
  }

  /// The level that a 1RM shows, both in the same unit of mass.
  func level(oneRepMax: Double, bodyMass: Double, sex: Sex) -> Experience {
    let multiple = oneRepMax / bodyMass / (sex == .female ? 0.7 : 1)
    return multiple < intermediate ? .novice : multiple < advanced ? .intermediate : .advanced
  }
}
