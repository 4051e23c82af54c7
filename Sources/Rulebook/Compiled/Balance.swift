import TrainingModel

/// Ratios, recovery and coverage of a week (training-science section 3.3).
package struct BalanceRules: Sendable {
  /// Pull sets divided by push sets.
  package var pullToPush: RatioRule
  /// Quad-dominant sets divided by hip-dominant sets.
  package var quadToHip: RatioRule
  /// Upper-body sets divided by lower-body sets.
  package var upperToLower: RatioRule
  /// Two sessions that both give a muscle at least `sets` fractional sets are at least `days` days apart.
  package var spacing: (days: Int, sets: Double, rule: RuleID)
  /// What a week has to contain, each with the matcher of clients for whom it is asked.
  package var coverage: [CoverageRule]
  /// The order of roles in a session.
  package var order: [SlotRole]
}

/// A ratio with the range to aim for and the range outside which it warns.
package struct RatioRule: Sendable {
  package var ideal: ClosedRange<Double>
  package var allowed: ClosedRange<Double>
  package var rule: RuleID
}

/// A week contains at least `times` slots of one of these patterns.
package struct CoverageRule: Sendable {
  package var id: String
  package var patterns: PatternSet
  package var times: Int
  package var when: Matcher
  package var rule: RuleID
}

/// A set of movement patterns: there are more than 32, so this is no `WordSet`.
package struct PatternSet: Sendable, Hashable {
  package var bits: UInt64

  package init(_ patterns: some Sequence<MovementPattern>) {
    bits = 0
    for pattern in patterns { bits |= 1 << UInt64(pattern.rawValue) }
  }

  package func contains(_ pattern: MovementPattern) -> Bool { bits & (1 << UInt64(pattern.rawValue)) != 0 }
  package mutating func formUnion(_ other: Self) { bits |= other.bits }
}
