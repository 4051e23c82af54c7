import Findings
import Rulebook
import TrainingModel

/// One thing that finished rows may not do, or have to: all that there is to say of it, in one value.
///
/// A check reads rows, profile and rules. It can't ask the code that plans, because this module doesn't have it: what the planner believes
/// can be wrong, and then the check has to say so.
public struct RowCheck: Sendable {
  public let code: FindingCode
  /// What a breach weighs unless the rules say otherwise.
  public let severity: Severity
  /// Whose plans it is about.
  public let scope: PlanScope
  /// The section of training-science or of the page about plans that asks for it.
  public let section: String
  /// The numbers that the rules have to give it.
  public let thresholds: [Threshold]
  /// Small cases that trip it, and others that don't.
  public let examples: [RowExample]
  let breaches: @Sendable (_ review: BlockReview, _ settings: Check) -> [Breach]

  init(
    _ code: FindingCode, _ severity: Severity = .error, scope: PlanScope = .everybody, section: String, thresholds: [Threshold] = [],
    examples: [RowExample], breaches: @escaping @Sendable (_ review: BlockReview, _ settings: Check) -> [Breach]
  ) {
    (self.code, self.severity, self.scope, self.section) = (code, severity, scope, section)
    (self.thresholds, self.examples, self.breaches) = (thresholds, examples, breaches)
  }

  /// A number of a check: what it counts, and what it is where somebody has rules without it all the same.
  public struct Threshold: Sendable {
    public let name: String
    public let usual: Double
    /// The values that make sense.
    public let bounds: ClosedRange<Double>
    /// Where `usual` comes from.
    public let section: String

    /// What the rules say of it.
    func value(_ settings: Check) -> Double { settings.threshold(name, usual) }
  }

  /// Every check, in the order in which they are told.
  public static let all: [RowCheck] = [
    .gate, .exclusion, .substitution, .intervals, .equipment, .calendar, .structure, .loadable, .repetitions, .reserve, .intensity,
    .setsOfExercise, .restBetweenSets, .exercisesOfSession, .sessionsOfWeek, .gapOfSessions, .intervalsOfWeek, .askedFor, .caution,
    .tooHeavy, .ramp, .missingLoad,
  ]

  /// The codes that a plan breaches where it goes past what conditions, age, level and restrictions allow.
  public static let limitCodes: Set<FindingCode> = [
    .checkExcluded, .checkInstead, .checkIntervals, .checkLimitReps, .checkLimitReserve, .checkLimitIntensity, .checkLimitSets,
    .checkLimitRest, .checkLimitExercises, .checkLimitSessions, .checkLimitGap,
  ]
}
