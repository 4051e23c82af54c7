import Findings
import Rulebook
import TrainingModel

/// One thing that finished rows may not do, or have to: all that there is to say of it, in one value.
///
/// A check reads rows, profile and rules. It can't ask the code that plans, because this module doesn't have it: what the planner believes
/// can be wrong, and then the check has to say so.
public struct RowCheck: Sendable {
  public let code: FindingCode
  /// Whose plans it is about.
  public let scope: PlanScope
  /// The section of training-science or of the page about plans that asks for it.
  public let section: String
  /// Small cases that trip it, and others that don't.
  public let examples: [RowExample]
  let breaches: @Sendable (_ review: BlockReview, _ settings: Check) -> [Breach]

  init(
    _ code: FindingCode, scope: PlanScope = .everybody, section: String, examples: [RowExample],
    breaches: @escaping @Sendable (_ review: BlockReview) -> [Breach]
  ) {
    (self.code, self.scope, self.section, self.examples) = (code, scope, section, examples)
    self.breaches = { review, _ in breaches(review) }
  }

  /// A check whose numbers the rules give.
  init<Numbers: CheckNumbers>(
    _: Numbers.Type, scope: PlanScope = .everybody, section: String, examples: [RowExample],
    breaches: @escaping @Sendable (_ review: BlockReview, _ numbers: Numbers) -> [Breach]
  ) {
    (code, self.scope, self.section, self.examples) = (Numbers.code, scope, section, examples)
    self.breaches = { review, settings in breaches(review, settings.numbers(Numbers.self)) }
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
