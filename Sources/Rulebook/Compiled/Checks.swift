import Findings
import TrainingModel

/// Each check's severity and numbers (training-science section 9).
public struct CheckTable: Sendable {
  public var checks: [Check] { didSet { places = Self.places(of: checks) } }
  /// Where each check stands: every client's plan asks for all of them.
  private var places: [FindingCode: Int]

  public init(checks: [Check]) { (self.checks, places) = (checks, Self.places(of: checks)) }

  /// The check that reports under `code`, or nil where the rules switch it off.
  public func check(_ code: FindingCode) -> Check? { named(code).flatMap { $0.isOff ? nil : $0 } }

  /// What the rules say of the check, also where they switch it off; nil where they don't name it.
  func named(_ code: FindingCode) -> Check? { places[code].map { checks[$0] } }

  private static func places(of checks: [Check]) -> [FindingCode: Int] {
    Dictionary(checks.enumerated().map { ($1.code, $0) }) { first, _ in first }
  }
}

/// One check of a finished plan.
public struct Check: Sendable {
  public let code: FindingCode
  /// What a breach weighs; of a check that is off, what its code has.
  public var severity: Severity
  public var isOff: Bool
  public var rule: RuleID
  /// As rules write them.
  public let thresholds: [(name: String, value: Double)]
  /// nil for a check without numbers, and for one that is off and has none.
  private let numbers: (any CheckNumbers)?

  /// A check as rules have it.
  ///
  /// - Parameter severity: nil for a check that is off.
  init(
    _ form: CheckForm, _ severity: Severity?, _ numbers: (any CheckNumbers)?, thresholds: [(name: String, value: Double)], rule: RuleID
  ) {
    (code, self.severity, isOff, self.rule) = (form.code, severity ?? form.code.severity, severity == nil, rule)
    (self.numbers, self.thresholds) = (numbers, thresholds)
  }

  /// A check with the field's own numbers, for rules that need not name it.
  public init(usual code: FindingCode, rule: RuleID) {
    (self.code, severity, isOff, self.rule, thresholds) = (code, code.severity, false, rule, [])
    numbers = CheckForm.of(code)?.numbers?.usual
  }

  /// A check with other numbers.
  public init(_ numbers: some CheckNumbers, _ severity: Severity, rule: RuleID) {
    (code, self.severity, isOff, self.rule, thresholds) = (type(of: numbers).code, severity, false, rule, [])
    self.numbers = numbers
  }

  /// Whether the check has all the numbers that it asks for.
  var hasNumbers: Bool { numbers != nil || CheckForm.of(code)?.numbers == nil }

  /// The numbers of a check whose code is theirs.
  public func numbers<Numbers: CheckNumbers>(_: Numbers.Type) -> Numbers {
    // Whoever makes a check takes its numbers by its code, and the rules aren't loaded where a check that is asked lacks them.
    guard let own = numbers as? Numbers else { preconditionFailure("the check \(code.id) has no numbers, or another's") }
    return own
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
