import Findings
import TrainingModel

/// Each check's severity and thresholds (training-science section 9).
public struct CheckTable: Sendable {
  public var checks: [Check] { didSet { places = Self.places(of: checks) } }
  /// Where each check stands: every client's plan asks for all of them.
  private var places: [FindingCode: Int]

  public init(checks: [Check]) { (self.checks, places) = (checks, Self.places(of: checks)) }

  /// The check that reports under `code`, or nil where the rules switch it off.
  public func check(_ code: FindingCode) -> Check? { places[code].map { checks[$0] } }

  private static func places(of checks: [Check]) -> [FindingCode: Int] {
    Dictionary(checks.enumerated().map { ($1.code, $0) }) { first, _ in first }
  }
}

/// One check of a finished plan.
public struct Check: Sendable {
  public var code: FindingCode
  public var severity: Severity
  /// By name; which names a check has is fixed by its code.
  public var thresholds: [(name: String, value: Double)]
  public var rule: RuleID

  public init(code: FindingCode, severity: Severity, thresholds: [(name: String, value: Double)] = [], rule: RuleID) {
    (self.code, self.severity, self.thresholds, self.rule) = (code, severity, thresholds, rule)
  }

  /// The threshold with this name, or `standard` where the rules don't give one.
  public func threshold(_ name: String, _ standard: Double) -> Double { thresholds.first { $0.name == name }?.value ?? standard }

  /// The range from the threshold `low` to `high`; nothing but its lower end where they don't stand in order.
  public func range(_ low: String, _ high: String, _ standard: ClosedRange<Double>) -> ClosedRange<Double> {
    let least = threshold(low, standard.lowerBound)
    return least...max(least, threshold(high, standard.upperBound))
  }
}

/// A rule's example: a client, and what the plan for them must or must not hold.
public struct RuleExample: Sendable {
  /// The id of the rule that the example belongs to.
  public var subject: String
  public var place: Place
  /// Fields of a profile that differ from an ordinary client's.
  public var given: ExampleClient
  public var expect: [ExampleExpectation]
}

/// The profile fields that an example may give; nil keeps the ordinary client's.
public struct ExampleClient: Sendable {
  public var goal: GoalID?
  public var experience: Experience?
  public var age: Int?
  public var days: WordSet<Weekday>?
  public var minutes: Int?
  public var equipment: EquipmentSet?
  public var conditions: ConditionSet?
  public var units: LoadUnit?
  public var lifts: [KnownLift] = []

  public init() {}
}

/// What an example expects of the plan.
public enum ExampleExpectation: Sendable {
  case noExercise(ExerciseID)
  case noTag(TagID)
  case noPattern(MovementPattern)
  case exercise(ExerciseID)
  case pattern(MovementPattern)
  /// Pull sets divided by push sets in every week are at least this.
  case pullToPush(atLeast: Double)
  case sessionsPerWeek(Int)
  case held
  /// Every main working row has repetitions within this range.
  case mainReps(ClosedRange<Int>)
  /// Every working row leaves at least this many reps in reserve.
  case rir(atLeast: Int)
  case phase(week: Int, Phase)
}
