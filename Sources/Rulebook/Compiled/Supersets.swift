import TrainingModel

/// Which exercises may be done in turn as a superset, for whom, and how they are done (training-science section 5.4).
public struct SupersetRules: Sendable {
  /// Seconds of rest after both exercises; the pair gets what its exercises need, within these bounds.
  public var rest: ClosedRange<Int>
  /// Percent of 1RM from which on a lift is too heavy to be paired.
  public var below: Double
  /// Who gets supersets at all times; nil for nobody. Everybody else gets them where time is short.
  public var wanted: Matcher?
  /// Kit that nobody can keep two of: a pair needs at most one of these items, in one of its exercises.
  public var stations: EquipmentSet
  /// Tags of which a pair may carry each only once.
  public var notBoth: TagSet
  public var pairs: [SupersetPair]
  public var rule: RuleID
}

/// Patterns that go together: one exercise of the first set with one of the second.
public struct SupersetPair: Sendable {
  public var id: String
  public var first: PatternSet
  public var second: PatternSet
  public var rule: RuleID
}
