import TrainingModel

/// Ramp sets before a working weight. Rules are a decision list: the first that matches is taken.
package struct WarmupRule: Sendable {
  package var id: String
  /// Percent of 1RM of the working sets, where known.
  package var intensity: ClosedRange<Double>?
  /// Whether the exercise is the first loaded compound lift of its session; nil for either.
  package var isFirst: Bool?
  /// nil for either.
  package var isCompound: Bool?
  /// Whether an exercise before it in the session trained one of its muscles directly; nil for either.
  package var isWarm: Bool?
  /// In order: percent of the working load and repetitions; 0 % is the lightest load of the kit, as an empty bar.
  package var sets: [(percent: Double, reps: Int)]
  package var restSeconds: Int
  package var rule: RuleID

  package init(
    id: String, intensity: ClosedRange<Double>?, isFirst: Bool?, isCompound: Bool?, isWarm: Bool? = nil,
    sets: [(percent: Double, reps: Int)], restSeconds: Int, rule: RuleID
  ) {
    (self.id, self.intensity, self.isFirst, self.isCompound, self.isWarm) = (id, intensity, isFirst, isCompound, isWarm)
    (self.sets, self.restSeconds, self.rule) = (sets, restSeconds, rule)
  }
}

/// The constants of the session-time model (training-science section 3.5), all in seconds.
package struct TimeModel: Sendable {
  package var generalWarmup: Int
  package var generalWarmup65Plus: Int
  package var cooldown: Int
  package var transition: Int
  /// By `SetupClass`.
  package var setup: [Int]
  package var rampFirstHeavy: Int
  package var rampLaterCompound: Int
  package var rampIsolation: Int
  /// For exercises without a tempo.
  package var secondsPerRep: Double
  /// Between the two exercises of a superset.
  package var supersetSwitch: Int
  /// To how many seconds rests may be cut where time is short, main lifts first; nil where they may not.
  package var shortestRest: (main: Int, other: Int)?
  /// From which part of 1RM on a compound lift is heavy, and the least rest that it then has (training-science section 5.2).
  package var heavy: HeavyLift
  /// What fills sessions that sets leave short.
  package var filling = FillingRules()
  /// Sessions aim at this part of the client's minutes at the most.
  package var fill: Double
  /// Longer than this part of the client's minutes no session is.
  package var longest: Double
  package var rule: RuleID

  /// Longer than so many seconds no session of `minutes` is.
  package func mostSeconds(ofMinutes minutes: Int) -> Double { longest * Double(minutes * 60) }
}

/// When a compound lift is heavy, and how long it then rests.
package struct HeavyLift: Sendable {
  /// 0.8 is 80 % of 1RM.
  package var part: Double
  /// Seconds.
  package var rest: Int

  package init(part: Double, rest: Int) { (self.part, self.rest) = (part, rest) }
}

/// How easy conditioning fills sessions that are much shorter than the client's minutes.
package struct FillingRules: Sendable {
  /// Up to which part of the minutes a hard session is filled: 0.75 is 75 %.
  package var hard = 0.75
  /// The same for a session without resistance work.
  package var recovery = 0.65
  /// The most conditioning in one session, in minutes: beside resistance work, and without.
  package var beside = 30
  package var alone = 60

  package init() {}
}

/// Bounds of every number that a plan may show; what falls outside is brought to the nearest bound.
package struct SanitisationRules: Sendable {
  package var sets: ClosedRange<Int>
  package var reps: ClosedRange<Int>
  package var seconds: ClosedRange<Int>
  package var minutes: ClosedRange<Int>
  package var rir: ClosedRange<Int>
  package var rest: ClosedRange<Int>
  /// Rest is rounded to a multiple of this.
  package var restStep: Int
  /// How many points of 1RM a main lift's load may lie outside the percentages of its goal.
  package var outsideBand: Double
  /// The longest note, in characters.
  package var noteLength: Int
  package var rule: RuleID

  /// The bounds of what a measure counts.
  package func amounts(_ measure: Measure) -> ClosedRange<Int> {
    switch measure {
    case .reps, .repsEachSide: reps
    case .seconds, .secondsEachSide: seconds
    case .minutes: minutes
    case .metres: 1...1000
    }
  }
}
