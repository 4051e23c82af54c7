import TrainingModel

/// How hard conditioning is, for whom, and how its minutes grow (training-science section 5.5).
public struct ConditioningRules: Sendable {
  /// How much longer conditioning gets in a week: 0.1 is 10 %, a minute at the least.
  public var weeklyRamp: Double
  /// A decision list: the first formula that matches the client gives the highest heart rate.
  public var maxHeartRate: [HeartRateFormula]
  /// A decision list: the first that matches client, exercise and day says how hard it is.
  public var efforts: [ConditioningEffort]
  public var intervals: IntervalRules

  /// Rules of somebody who says nothing about conditioning: always at a pace at which one can talk.
  public init(
    weeklyRamp: Double = 0.1, maxHeartRate: [HeartRateFormula] = [], efforts: [ConditioningEffort] = [],
    intervals: IntervalRules = IntervalRules()
  ) {
    (self.weeklyRamp, self.maxHeartRate, self.efforts, self.intervals) = (weeklyRamp, maxHeartRate, efforts, intervals)
  }
}

/// The highest heart rate by age: `base` − `perYear` · age, in beats a minute.
public struct HeartRateFormula: Sendable {
  public var id: String
  public var when: Matcher
  public var base: Double
  public var perYear: Double
  public var rule: RuleID

  /// The highest heart rate at an age in years.
  public func highest(age: Int) -> Double { base - perYear * Double(age) }
}

/// How hard an exercise of conditioning is.
public struct ConditioningEffort: Sendable {
  public var id: String
  public var when: Matcher
  /// Whether it is for interval exercises; nil for either kind.
  public var isInterval: Bool?
  /// Whether it is for days without hard resistance work; nil for either.
  public var isRecovery: Bool?
  /// Percent of the highest heart rate; nil where talking is the measure.
  public var heartRate: ClosedRange<Double>?
  public var note: NoteID?
  public var rule: RuleID
}

/// Which exercises are intervals, who may do them, and how often.
public struct IntervalRules: Sendable {
  public var exercises: [ExerciseID]
  public var when: Matcher
  /// Whether they are only for clients who state no condition.
  public var healthyOnly: Bool
  /// The most interval sessions a week.
  public var perWeek: Int
  /// The most a week for clients with at least so many resistance days.
  public var besideLifting: (days: Int, perWeek: Int)

  /// Without rules nothing counts as intervals.
  public init(
    exercises: [ExerciseID] = [], when: Matcher = Matcher(), healthyOnly: Bool = false, perWeek: Int = 7,
    besideLifting: (days: Int, perWeek: Int) = (7, 7)
  ) {
    (self.exercises, self.when, self.healthyOnly) = (exercises, when, healthyOnly)
    (self.perWeek, self.besideLifting) = (perWeek, besideLifting)
  }
}
