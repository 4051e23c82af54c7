import TrainingModel

/// Which exercises may be done in turn as a superset, for whom, and how they are done (training-science section 5.4).
package struct SupersetRules: Sendable {
  /// Seconds of rest after both exercises; the pair gets what its exercises need, within these bounds.
  package var rest: ClosedRange<Int>
  /// Percent of 1RM from which on a lift is too heavy to be paired.
  package var below: Double
  /// Who gets supersets at all times; nil for nobody. Everybody else gets them where time is short.
  package var wanted: Matcher?
  /// Kit that nobody can keep two of: a pair needs at most one of these items, in one of its exercises.
  package var stations: EquipmentSet
  /// Tags of which a pair may carry each only once.
  package var notBoth: TagSet
  package var pairs: [SupersetPair]
  package var rule: RuleID
}

/// Patterns that go together: one exercise of the first set with one of the second.
package struct SupersetPair: Sendable {
  package var id: String
  package var first: PatternSet
  package var second: PatternSet
  package var rule: RuleID
}
