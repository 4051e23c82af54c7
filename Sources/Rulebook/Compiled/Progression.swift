import TrainingModel

/// The phases of a block's four weeks. Block rules are a decision list: the first that matches is taken.
public struct BlockRule: Sendable {
  public var id: String
  public var when: Matcher
  /// Always four.
  public var weeks: [BlockWeek]
  public var rule: RuleID
}

/// What a week changes against the planned sets and loads.
public struct BlockWeek: Sendable {
  public var phase: Phase
  /// The part of the planned sets: 0.5 halves them. The greatest of the four weeks is what volume and time are checked with.
  public var sets: Double
  /// The part of the load that effort and reps call for.
  public var load: Double
}

/// How load and reps move through the weeks. Progression rules are a decision list by role: the first that matches is taken.
public struct ProgressionRule: Sendable {
  public var id: String
  public var when: Matcher
  public var model: ProgressionModel
  /// The most that a load may rise from one week to the next: 0.1 is 10 %.
  public var weeklyCap: Double
  /// What a linear model adds in a week, for upper-body and lower-body lifts, by unit.
  public var step: (upper: LoadStep, lower: LoadStep)?
  public var rule: RuleID
}

/// An increment in both units, in hundredths.
public struct LoadStep: Sendable, Equatable {
  public var kg: Int32
  public var lb: Int32

  /// The increment in hundredths of `unit`.
  public func hundredths(in unit: LoadUnit) -> Int32 { unit == .kg ? kg : lb }
}

/// The models of progression within a block (training-science section 4.4).
public enum ProgressionModel: UInt8, Word {
  /// The load rises by a fixed step each week; reps stay.
  case linear
  /// Reps rise through their range at one load; the load rises when the top is reached.
  case doubleProgression
  /// The load follows from 1RM, reps and a falling number of reps in reserve.
  case rirRamp

  public static let spellings = ["linear", "double_progression", "rir_ramp"]
}
