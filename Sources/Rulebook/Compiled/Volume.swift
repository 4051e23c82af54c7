import TrainingModel

/// Weekly and per-session volume, in fractional sets per muscle (training-science section 2.3).
public struct VolumeRules: Sendable {
  /// Muscles with the full floor.
  public var major: MuscleSet
  /// Muscles with `smallFloor`, for goals that count small muscles.
  public var small: MuscleSet
  public var smallFloor: Double
  /// Muscles that are trained on two days a week where there are two.
  public var twiceAWeek = MuscleSet()
  /// A decision list by experience and age: the first that matches is taken.
  public var bands: [VolumeBand]
  /// Floors for clients with little time: the first whose `minutesPerWeek` is not exceeded is taken.
  public var timeAware: [(minutesPerWeek: Int, floor: Double, rule: RuleID)]
  /// Fractional sets of one muscle in one session.
  public var perSession: SessionVolume
  /// All working sets of one session.
  public var sessionSets: (typical: ClosedRange<Int>, warn: Int, error: Int)
  /// Working sets of one exercise in one session.
  public var exerciseSets: (usual: Int, strength: Int, novice: Int)
  /// Exercises in one session: fewer or more than these warn.
  public var exercisesPerSession: (min: Int, max: Int, novice: Int)
  public var rule: RuleID
}

/// Floor, target and caps of a week's fractional sets of one muscle, for a goal with factor 1.
public struct VolumeBand: Sendable {
  public var id: String
  public var when: Matcher
  public var floor: Double
  public var target: ClosedRange<Double>
  public var softCap: Double
  public var hardCap: Double
  public var rule: RuleID
}

/// Limits of one muscle's fractional sets in one session.
public struct SessionVolume: Sendable {
  public var normal: Double
  public var novice: Double
  public var warn: Double
  public var error: Double
}
