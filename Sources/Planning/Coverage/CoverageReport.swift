/// What the rules can and can't give to every kind of client that may come, worked out before any client is planned.
///
/// A combination is one slot of one session for one equipment preset, one condition or none, and one level. Everything is said in ids and
/// sorted, the worst first, so that the same rules always give the same report.
package struct CoverageReport: Sendable, Equatable {
  /// Combinations that an exercise of the slot's first pattern and its role fills.
  package var filledByOwnPattern = 0
  /// Combinations that only a later pattern of the slot, or an exercise of another role, fills.
  package var filledByAlternative = 0
  /// Combinations that nothing fills.
  package var unfilled = 0
  /// The unfilled combinations, grouped by slot and preset.
  package var holes: [SlotHole] = []
  /// Kinds of clients who can't be given a plan at all.
  package var unplannable: [UnplannableKind] = []
  /// Essential slots that two conditions together leave empty, though neither does alone.
  package var pairHoles: [PairHole] = []
  /// Volume floors that no choice of exercises reaches.
  package var shortfalls: [VolumeShortfall] = []
  /// Sessions too short for the floors that are asked of them.
  package var hasty: [HastyWeek] = []
  /// Rules and exercises that can never speak.
  package var idle: [IdleRule] = []

  /// All combinations looked at.
  package var combinations: Int { filledByOwnPattern + filledByAlternative + unfilled }
}

/// What a slot asks for, in words.
package struct SlotDescription: Sendable, Hashable {
  /// The earlier is preferred.
  package var patterns: [String]
  package var role: String
  /// Only exercises that train one of these directly; empty for any.
  package var muscles: [String]
}

/// A slot that nothing fills for some kinds of clients of one preset.
package struct SlotHole: Sendable, Equatable {
  package var slot: SlotDescription
  /// The best priority that the slot has in any session: 1 is an essential.
  package var priority: Int
  /// The sessions that have the slot, by focus.
  package var sessions: [String]
  package var preset: String
  /// Whom it concerns.
  package var kinds: [AffectedKinds]
  /// How many exercises are left for the session's slots of this kind: 0 where there is none, more where they are too few.
  package var candidates: Int
  /// What would fill it, the least effort first.
  package var remedies: [String]
  /// How many combinations it stands for.
  package var combinations: Int
}

/// Levels and the conditions with which something fails for them; no condition stands for every client of the level.
package struct AffectedKinds: Sendable, Equatable {
  package var levels: [String]
  package var conditions: [String]
}

/// A kind of client whom the rules can't give a plan.
package struct UnplannableKind: Sendable, Equatable {
  package var preset: String
  /// None, one or two.
  package var conditions: [String]
  package var levels: [String]
  /// One sentence without a full stop.
  package var reason: String
}

/// An essential slot that two conditions together empty.
package struct PairHole: Sendable, Equatable {
  package var slot: SlotDescription
  package var preset: String
  /// The pairs, each sorted.
  package var pairs: [[String]]
}

/// A weekly floor that the best possible choice of exercises and sets does not reach.
package struct VolumeShortfall: Sendable, Equatable {
  package var muscle: String
  package var presets: [String]
  /// Empty where it concerns clients without a condition.
  package var conditions: [String]
  /// Splits with goal and level, the largest gap first.
  package var weeks: [Week]

  package struct Week: Sendable, Hashable {
    package var split: String
    package var goal: String
    package var level: String
    /// Fractional sets a week.
    package var floor: Double
    /// Fractional sets a week with the most sets that every slot, session and client may have.
    package var most: Double
  }
}

/// A week whose floors want more time than its sessions have, however well the sets are chosen.
package struct HastyWeek: Sendable, Equatable {
  package var split: String
  package var goal: String
  package var level: String
  /// What a session lasts, and what it would have to last at the least.
  package var minutes: Int
  package var least: Int
}

/// Something in the rules that no client can ever meet.
package struct IdleRule: Sendable, Equatable {
  /// The rule's id with its topic.
  package var rule: String
  package var file: String
  package var line: Int
  /// One sentence without a full stop.
  package var reason: String
}
