import TrainingModel

/// How hard conditioning is, for whom, and how its minutes grow (training-science section 5.5).
package struct ConditioningRules: Sendable {
  /// How much longer conditioning gets in a week: 0.1 is 10 %, a minute at the least.
  package var weeklyRamp: Double
  /// A decision list: the first formula that matches the client gives the highest heart rate.
  package var maxHeartRate: [HeartRateFormula]
  /// A decision list: the first that matches client, exercise and day says how hard it is.
  package var efforts: [ConditioningEffort]
  package var intervals: IntervalRules

  /// Rules of somebody who says nothing about conditioning: always at a pace at which one can talk.
  package init(
    weeklyRamp: Double = 0.1, maxHeartRate: [HeartRateFormula] = [], efforts: [ConditioningEffort] = [],
    intervals: IntervalRules = IntervalRules()
  ) {
    (self.weeklyRamp, self.maxHeartRate, self.efforts, self.intervals) = (weeklyRamp, maxHeartRate, efforts, intervals)
  }
}

/// The highest heart rate by age: `base` − `perYear` · age, in beats a minute.
package struct HeartRateFormula: Sendable {
  package var id: String
  package var when: Matcher
  package var base: Double
  package var perYear: Double
  package var rule: RuleID

  /// The highest heart rate at an age in years.
  package func highest(age: Int) -> Double { base - perYear * Double(age) }
}

/// How hard an exercise of conditioning is.
package struct ConditioningEffort: Sendable {
  package var id: String
  package var when: Matcher
  /// Whether it is for interval exercises; nil for either kind.
  package var isInterval: Bool?
  /// Whether it is for days without hard resistance work; nil for either.
  package var isRecovery: Bool?
  /// Percent of the highest heart rate; nil where talking is the measure.
  package var heartRate: ClosedRange<Double>?
  package var note: NoteID?
  package var rule: RuleID
}

/// Which exercises are intervals, who may do them, and how often.
package struct IntervalRules: Sendable {
  package var exercises: [ExerciseID]
  package var when: Matcher
  /// Whether they are only for clients who state no condition.
  package var healthyOnly: Bool
  /// The most interval sessions a week.
  package var perWeek: Int
  /// The most a week for clients with at least so many resistance days.
  package var besideLifting: (days: Int, perWeek: Int)

  /// Without rules nothing counts as intervals.
  package init(
    exercises: [ExerciseID] = [], when: Matcher = Matcher(), healthyOnly: Bool = false, perWeek: Int = 7,
    besideLifting: (days: Int, perWeek: Int) = (7, 7)
  ) {
    (self.exercises, self.when, self.healthyOnly) = (exercises, when, healthyOnly)
    (self.perWeek, self.besideLifting) = (perWeek, besideLifting)
  }
}
