import TrainingModel

/// Training days → sessions → slots. Splits are a decision list: the first that matches is taken.
package struct Split: Sendable {
  package var id: String
  package var when: Matcher
  /// One for each training day, in the order of the week.
  package var sessions: [SessionTemplate]
  package var rule: RuleID
}

/// What one session consists of, before exercises are chosen.
package struct SessionTemplate: Sendable {
  package var focus: String
  /// Whether it is hard resistance work; recovery sessions are not.
  package var isResistance: Bool
  /// In the order in which they are trained.
  package var slots: [Slot]
}

/// A place in a session that one exercise will fill.
package struct Slot: Sendable {
  /// Any of these; the earlier is preferred.
  package var patterns: [MovementPattern]
  package var role: SlotRole
  /// 1 is dropped last when time runs out, 9 first.
  package var priority: Int
  /// Only exercises that train one of these muscles directly; empty for any.
  package var muscles: MuscleSet
  /// Identifies the slot in its session through replans; unique in the session.
  package var key: UInt16
  package var rule: RuleID

  package init(patterns: [MovementPattern], role: SlotRole, priority: Int, muscles: MuscleSet, key: UInt16, rule: RuleID) {
    (self.patterns, self.role, self.priority, self.muscles, self.key, self.rule) = (patterns, role, priority, muscles, key, rule)
  }
}
