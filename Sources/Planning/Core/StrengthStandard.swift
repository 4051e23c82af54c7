import TrainingModel

/// From which multiple of body mass a 1RM no longer looks like a novice's, and from which it looks advanced.
///
/// Multiples for men; for women they are 0.7 of these (training-science section 7.2).
struct StrengthStandard: Sendable {
  var exercise: ExerciseID
  var noviceBelow: Double
  var advancedFrom: Double

  static let femalePart = 0.7

  /// The lifts that levels are checked by, by the ids that the field uses.
  static let shipped: [(exercise: String, noviceBelow: Double, advancedFrom: Double)] = [
    ("back_squat", 1.0, 1.5), ("barbell_bench_press", 0.75, 1.25), ("deadlift", 1.25, 2.0),
  ]

  /// The level that a 1RM shows for a body mass, both in kilograms.
  func level(oneRepMax: Double, bodyMass: Double, sex: Sex) -> Experience {
    let multiple = oneRepMax / bodyMass / (sex == .female ? Self.femalePart : 1)
    return multiple < noviceBelow ? .novice : multiple < advancedFrom ? .intermediate : .advanced
  }
}
