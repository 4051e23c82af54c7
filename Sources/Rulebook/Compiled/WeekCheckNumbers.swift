import Findings

/// How many reps in reserve a load may be off what its row says (training-science section 4.3).
public struct EffortTolerance: CheckNumbers {
  public static let code = FindingCode.checkEffort
  public let reserve: Int

  public init(_ given: GivenNumbers) { reserve = given.whole("rir", 2) }
}

/// From which part of the client's minutes a session is worth a word (training-science section 9, row 9); from which it is too long, `time`
/// says.
public struct TimeOver: CheckNumbers {
  public static let code = FindingCode.checkTimeOver
  public let warn: Double

  public init(_ given: GivenNumbers) { warn = given.number("warn", 1) }
}

/// Below which part of the client's minutes a session is short (training-science section 9, row 9).
public struct TimeUnder: CheckNumbers {
  public static let code = FindingCode.checkTimeUnder
  public let part: Double

  public init(_ given: GivenNumbers) { part = given.number("part", 0.6) }
}

/// Sets of a muscle in one session (training-science section 9, row 11); `per_session` in `volume` says what isn't given.
public struct SessionVolumeSets: CheckNumbers {
  public static let code = FindingCode.checkSessionVolume
  public let warn: Double?
  public let error: Double?

  public init(_ given: GivenNumbers) { (warn, error) = (given.override("warn"), given.override("error")) }
}

/// On how many days a week a muscle is trained (training-science section 9, row 12); what makes a day count, `volume` says.
public struct Frequency: CheckNumbers {
  public static let code = FindingCode.checkFrequency
  public let times: Int

  public init(_ given: GivenNumbers) { times = given.whole("times", 2) }
}

/// How far hard days of a muscle lie apart (training-science section 9, row 13); `spacing` in `balance` says what isn't given.
public struct Spacing: CheckNumbers {
  public static let code = FindingCode.checkSpacing
  public let days: Double?
  /// Half sets count half: with so many a day is hard on a muscle.
  public let sets: Double?

  public init(_ given: GivenNumbers) { (days, sets) = (given.override("days"), given.override("sets")) }
}

/// Within which bounds a ratio of a week's sets lies (training-science section 9, rows 14 to 16); `allowed` in `balance` says what isn't
/// given.
public protocol RatioBounds: CheckNumbers {
  var min: Double? { get }
  var max: Double? { get }
}

extension RatioBounds {
  /// The bounds, those of the rules for balance where the check has none of its own.
  public func bounds(or allowed: ClosedRange<Double>) -> ClosedRange<Double> {
    let least = min ?? allowed.lowerBound
    return least...Swift.max(least, max ?? allowed.upperBound)
  }
}

/// Pull against push.
public struct PullToPush: RatioBounds {
  public static let code = FindingCode.checkPushPull
  public let min: Double?
  public let max: Double?

  public init(_ given: GivenNumbers) { (min, max) = given.bounds() }
}

/// Knees against hips.
public struct QuadToHip: RatioBounds {
  public static let code = FindingCode.checkQuadHip
  public let min: Double?
  public let max: Double?

  public init(_ given: GivenNumbers) { (min, max) = given.bounds() }
}

/// Upper body against lower body.
public struct UpperToLower: RatioBounds {
  public static let code = FindingCode.checkUpperLower
  public let min: Double?
  public let max: Double?

  public init(_ given: GivenNumbers) { (min, max) = given.bounds() }
}

extension GivenNumbers {
  fileprivate func bounds() -> (Double?, Double?) {
    let (low, high) = (override("min"), override("max"))
    if let low, let high, low > high { complain("min", "max") }
    return (low, high)
  }
}

/// Which share of the main lifts' sets has the goal's repetitions (training-science section 9, row 18).
public struct GoalShare: CheckNumbers {
  public static let code = FindingCode.checkGoalZone
  public let share: Double

  public init(_ given: GivenNumbers) { share = given.number("share", 0.7) }
}

/// The least rest of compound lifts that train for growth, in seconds (training-science section 9, row 19); that of heavy ones is in `time`.
public struct CompoundRest: CheckNumbers {
  public static let code = FindingCode.checkRest
  public let compound: Int

  public init(_ given: GivenNumbers) { compound = given.whole("compound", 60) }
}

/// How much of its load a lift may gain in a week, as parts (training-science section 9, row 21).
public struct LoadSteps: CheckNumbers {
  public static let code = FindingCode.checkLoadStep
  public let warn: Double
  public let error: Double
  /// Of a novice's main lifts.
  public let noviceWarn: Double
  public let noviceError: Double

  public init(_ given: GivenNumbers) {
    (warn, error) = (given.number("warn", 0.1), given.number("error", 0.15))
    (noviceWarn, noviceError) = (given.number("novice_warn", 0.15), given.number("novice_error", 0.2))
  }
}

/// How many sets a muscle may gain from week to week, at whichever of the two is more (training-science section 9, row 22).
public struct SetRise: CheckNumbers {
  public static let code = FindingCode.checkSetRamp
  public let part: Double
  public let sets: Double

  public init(_ given: GivenNumbers) { (part, sets) = (given.number("part", 0.2), given.number("sets", 2)) }
}

/// Parts of the week before that an easy week's sets and loads are (training-science section 9, row 23).
public struct DeloadParts: CheckNumbers {
  public static let code = FindingCode.checkDeload
  public let sets: ClosedRange<Double>
  public let loads: ClosedRange<Double>

  public init(_ given: GivenNumbers) {
    (sets, loads) = (given.range("sets_min", "sets_max", 0.4...0.7), given.range("load_min", "load_max", 0.5...1))
  }
}

/// From how many sessions a week on they have to differ (training-science section 9, row 24).
public struct DifferingSessions: CheckNumbers {
  public static let code = FindingCode.checkSameSessions
  public let sessions: Int

  public init(_ given: GivenNumbers) { sessions = given.whole("sessions", 3) }
}

/// Which part of the last block's exercises stays (training-science section 9, row 24).
public struct MonthOverlap: CheckNumbers {
  public static let code = FindingCode.checkMonthOverlap
  public let part: ClosedRange<Double>
  /// With fewer exercises there is no share worth the name.
  public let exercises: Int

  public init(_ given: GivenNumbers) { (part, exercises) = (given.range("min", "max", 0.4...0.9), given.whole("exercises", 8)) }
}

/// How many hard days a week may have (training-science section 9, guards).
public struct HardDays: CheckNumbers {
  public static let code = FindingCode.checkHardDays
  public let days: Int
  /// The most that a novice should have, and may have.
  public let noviceWarn: Int
  public let noviceError: Int

  public init(_ given: GivenNumbers) {
    days = given.whole("days", 6)
    (noviceWarn, noviceError) = (given.whole("novice_warn", 4), given.whole("novice_error", 5))
  }
}

/// How many reps in reserve a novice has at the least (training-science section 9, guards).
public struct NoviceReserve: CheckNumbers {
  public static let code = FindingCode.checkNovice
  public let reserve: Int

  public init(_ given: GivenNumbers) { reserve = given.whole("rir", 2) }
}

/// How many seconds a repetition may take (training-science section 9, guards).
public struct TempoSeconds: CheckNumbers {
  public static let code = FindingCode.checkTempo
  public let warn: Int
  public let error: Int

  public init(_ given: GivenNumbers) { (warn, error) = (given.whole("warn", 8), given.whole("error", 20)) }
}

/// How many seconds something is held at the most (training-science section 9, guards).
public struct HoldSeconds: CheckNumbers {
  public static let code = FindingCode.checkHold
  public let seconds: Int

  public init(_ given: GivenNumbers) { seconds = given.whole("seconds", 180) }
}

/// How much more than the block's mean a week's tonnage may be (training-science section 4.9).
public struct TonnageRatio: CheckNumbers {
  public static let code = FindingCode.checkTonnage
  public let ratio: Double

  public init(_ given: GivenNumbers) { ratio = given.number("ratio", 1.5) }
}
