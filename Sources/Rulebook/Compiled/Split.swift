import TrainingModel

/// Training days → sessions → slots. Splits are a decision list: the first that matches is taken.
public struct Split: Sendable {
  public var id: String
  public var when: Matcher
  /// One for each training day, in the order of the week.
  public var sessions: [SessionTemplate]
  public var rule: RuleID
}

/// What one session consists of, before exercises are chosen.
public struct SessionTemplate: Sendable {
  public var focus: String
  /// Whether it is hard resistance work; recovery sessions are not.
  public var isResistance: Bool
  /// In the order in which they are trained.
  public var slots: [Slot]
}

/// A place in a session that one exercise will fill.
public struct Slot: Sendable {
  /// Any of these; the earlier is preferred.
  public var patterns: [MovementPattern]
  public var role: SlotRole
  /// 1 is dropped last when time runs out, 9 first.
  public var priority: Int
  /// Only exercises that train one of these muscles directly; empty for any.
  public var muscles: MuscleSet
  /// Identifies the slot in its session through replans; unique in the session.
  public var key: UInt16
  public var rule: RuleID

  public init(patterns: [MovementPattern], role: SlotRole, priority: Int, muscles: MuscleSet, key: UInt16, rule: RuleID) {
    (self.patterns, self.role, self.priority, self.muscles, self.key, self.rule) = (patterns, role, priority, muscles, key, rule)
  }
}
