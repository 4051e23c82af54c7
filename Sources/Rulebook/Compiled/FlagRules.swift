import TrainingModel

/// When something in a client's logs is told to the coach, and over which days the logs are reported on.
///
/// No plan depends on it. Sources stand in `rules/flags.yaml`.
public struct FlagRules: Equatable, Sendable {
  /// For how many days a flag is shown after the day that raised it, 1 and up, by the kind's raw value; of `inconsistent` the days whose
  /// sessions are counted.
  public var days = [Int](repeating: 14, count: FlagKind.allCases.count)
  /// By what part the best estimate of 1RM has to rise to be a record.
  public var recordGain = 0.01
  /// After how many exposures without a better estimate of 1RM an exercise has stalled.
  public var stallExposures = 3
  /// How often running a planned exercise has to be left out.
  public var skippedTimes = 2
  /// Pain from 0 to 10: what is told at once, and what is told after so many training days within so many days.
  public var pain = (once: 4, often: 2, times: 3, within: 28)
  /// How far below the mean of the last exposures an estimate of 1RM has to be, as a part, and of how many exposures.
  public var drop = (fall: 0.05, exposures: 3)
  /// The part of the planned sessions below which a client trains too irregularly.
  public var leastSessions = 0.7
  /// Over how many days sessions and sets are counted for compliance, and working sets for each muscle.
  public var complianceDays = 56
  public var volumeDays = 28

  public init() {}

  /// For how many days a flag of this kind is shown.
  public func days(_ kind: FlagKind) -> Int { days[Int(kind.rawValue)] }

  public static func == (a: Self, b: Self) -> Bool {
    a.days == b.days && a.recordGain == b.recordGain && a.stallExposures == b.stallExposures && a.skippedTimes == b.skippedTimes
      && a.pain == b.pain && a.drop == b.drop && a.leastSessions == b.leastSessions && a.complianceDays == b.complianceDays
      && a.volumeDays == b.volumeDays
  }
}
