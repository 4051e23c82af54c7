import TrainingModel

/// Weekly and per-session volume, in fractional sets per muscle (training-science section 2.3).
package struct VolumeRules: Sendable {
  /// Muscles with the full floor.
  package var major: MuscleSet
  /// Muscles with `smallFloor`, for goals that count small muscles.
  package var small: MuscleSet
  package var smallFloor: Double
  /// Muscles that are trained on two days a week where there are two.
  package var twiceAWeek = MuscleSet()
  /// With so many fractional sets a session counts as one of a muscle's days.
  package var dayDose: Double
  /// A decision list by experience and age: the first that matches is taken.
  package var bands: [VolumeBand]
  /// Floors for clients with little time: the first whose `minutesPerWeek` is not exceeded is taken.
  package var timeAware: [(minutesPerWeek: Int, floor: Double, rule: RuleID)]
  /// Fractional sets of one muscle in one session.
  package var perSession: SessionVolume
  /// All working sets of one session.
  package var sessionSets: (typical: ClosedRange<Int>, warn: Int, error: Int)
  /// Working sets of one exercise in one session.
  package var exerciseSets: (usual: Int, strength: Int, novice: Int)
  /// Exercises in one session: fewer or more than these warn.
  package var exercisesPerSession: (min: Int, max: Int, novice: Int)
  package var rule: RuleID
}

/// Floor, target and caps of a week's fractional sets of one muscle, for a goal with factor 1.
package struct VolumeBand: Sendable {
  package var id: String
  package var when: Matcher
  package var floor: Double
  package var target: ClosedRange<Double>
  package var softCap: Double
  package var hardCap: Double
  package var rule: RuleID
}

/// Limits of one muscle's fractional sets in one session.
package struct SessionVolume: Sendable {
  package var normal: Double
  package var novice: Double
  package var warn: Double
  package var error: Double
}
