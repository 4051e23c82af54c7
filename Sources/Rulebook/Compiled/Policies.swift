import TrainingModel

/// Ramp sets before a working weight. Rules are a decision list: the first that matches is taken.
public struct WarmupRule: Sendable {
  public var id: String
  /// Percent of 1RM of the working sets, where known.
  public var intensity: ClosedRange<Double>?
  /// Whether the exercise is the first loaded compound lift of its session; nil for either.
  public var isFirst: Bool?
  /// nil for either.
  public var isCompound: Bool?
  /// Whether an exercise before it in the session trained one of its muscles directly; nil for either.
  public var isWarm: Bool?
  /// In order: percent of the working load and repetitions; 0 % is the lightest load of the kit, as an empty bar.
  public var sets: [(percent: Double, reps: Int)]
  public var restSeconds: Int
  public var rule: RuleID

  public init(
    id: String, intensity: ClosedRange<Double>?, isFirst: Bool?, isCompound: Bool?, isWarm: Bool? = nil,
    sets: [(percent: Double, reps: Int)], restSeconds: Int, rule: RuleID
  ) {
    (self.id, self.intensity, self.isFirst, self.isCompound, self.isWarm) = (id, intensity, isFirst, isCompound, isWarm)
    (self.sets, self.restSeconds, self.rule) = (sets, restSeconds, rule)
  }
}

/// The constants of the session-time model (training-science section 3.5), all in seconds.
public struct TimeModel: Sendable {
  public var generalWarmup: Int
  public var generalWarmup65Plus: Int
  public var cooldown: Int
  public var transition: Int
  /// By `SetupClass`.
  public var setup: [Int]
  public var rampFirstHeavy: Int
  public var rampLaterCompound: Int
  public var rampIsolation: Int
  /// For exercises without a tempo.
  public var secondsPerRep: Double
  /// Between the two exercises of a superset.
  public var supersetSwitch: Int
  /// To how many seconds rests may be cut where time is short, main lifts first; nil where they may not.
  public var shortestRest: (main: Int, other: Int)?
  /// What fills sessions that sets leave short.
  public var filling = FillingRules()
  /// Sessions aim at this part of the client's minutes at the most.
  public var fill: Double
  public var rule: RuleID
}

/// How easy conditioning fills sessions that are much shorter than the client's minutes.
public struct FillingRules: Sendable {
  /// Up to which part of the minutes a hard session is filled: 0.75 is 75 %.
  public var hard = 0.75
  /// The same for a session without resistance work.
  public var recovery = 0.65
  /// The most conditioning in one session, in minutes: beside resistance work, and without.
  public var beside = 30
  public var alone = 60

  public init() {}
}

/// Bounds of every number that a plan may show; what falls outside is brought to the nearest bound.
public struct SanitisationRules: Sendable {
  public var sets: ClosedRange<Int>
  public var reps: ClosedRange<Int>
  public var seconds: ClosedRange<Int>
  public var minutes: ClosedRange<Int>
  public var rir: ClosedRange<Int>
  public var rest: ClosedRange<Int>
  /// Rest is rounded to a multiple of this.
  public var restStep: Int
  /// The longest note, in characters.
  public var noteLength: Int
  public var rule: RuleID

  /// The bounds of what a measure counts.
  public func amounts(_ measure: Measure) -> ClosedRange<Int> {
    switch measure {
    case .reps, .repsEachSide: reps
    case .seconds, .secondsEachSide: seconds
    case .minutes: minutes
    case .metres: 1...1000
    }
  }
}
