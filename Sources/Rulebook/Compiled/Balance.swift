import TrainingModel

/// Ratios, recovery and coverage of a week (training-science section 3.3).
public struct BalanceRules: Sendable {
  /// Pull sets divided by push sets.
  public var pullToPush: RatioRule
  /// Quad-dominant sets divided by hip-dominant sets.
  public var quadToHip: RatioRule
  /// Upper-body sets divided by lower-body sets.
  public var upperToLower: RatioRule
  /// Two sessions that both give a muscle at least `sets` fractional sets are at least `days` days apart.
  public var spacing: (days: Int, sets: Double, rule: RuleID)
  /// What a week has to contain, each with the matcher of clients for whom it is asked.
  public var coverage: [CoverageRule]
  /// The order of roles in a session.
  public var order: [SlotRole]
}

/// A ratio with the range to aim for and the range outside which it warns.
public struct RatioRule: Sendable {
  public var ideal: ClosedRange<Double>
  public var allowed: ClosedRange<Double>
  public var rule: RuleID
}

/// A week contains at least `times` slots of one of these patterns.
public struct CoverageRule: Sendable {
  public var id: String
  public var patterns: PatternSet
  public var times: Int
  public var when: Matcher
  public var rule: RuleID
}

/// A set of movement patterns: there are more than 32, so this is no `WordSet`.
public struct PatternSet: Sendable, Hashable {
  public var bits: UInt64

  public init(_ patterns: some Sequence<MovementPattern>) {
    bits = 0
    for pattern in patterns { bits |= 1 << UInt64(pattern.rawValue) }
  }

  public func contains(_ pattern: MovementPattern) -> Bool { bits & (1 << UInt64(pattern.rawValue)) != 0 }
  public mutating func formUnion(_ other: Self) { bits |= other.bits }
}
