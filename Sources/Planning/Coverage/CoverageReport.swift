/// What the rules can and can't give to every kind of client that may come, worked out before any client is planned.
///
/// A combination is one slot of one session for one equipment preset, one condition or none, and one level. Everything is said in ids and
/// sorted, the worst first, so that the same rules always give the same report.
public struct CoverageReport: Sendable, Equatable {
  /// Combinations that an exercise of the slot's first pattern and its role fills.
  public var filledByOwnPattern = 0
  /// Combinations that only a later pattern of the slot, or an exercise of another role, fills.
  public var filledByAlternative = 0
  /// Combinations that nothing fills.
  public var unfilled = 0
  /// The unfilled combinations, grouped by slot and preset.
  public var holes: [SlotHole] = []
  /// Kinds of clients who can't be given a plan at all.
  public var unplannable: [UnplannableKind] = []
  /// Essential slots that two conditions together leave empty, though neither does alone.
  public var pairHoles: [PairHole] = []
  /// Volume floors that no choice of exercises reaches.
  public var shortfalls: [VolumeShortfall] = []
  /// Sessions too short for the floors that are asked of them.
  public var hasty: [HastyWeek] = []
  /// Rules and exercises that can never speak.
  public var idle: [IdleRule] = []

  /// All combinations looked at.
  public var combinations: Int { filledByOwnPattern + filledByAlternative + unfilled }
}

/// What a slot asks for, in words.
public struct SlotDescription: Sendable, Hashable {
  /// The earlier is preferred.
  public var patterns: [String]
  public var role: String
  /// Only exercises that train one of these directly; empty for any.
  public var muscles: [String]
}

/// A slot that nothing fills for some kinds of clients of one preset.
public struct SlotHole: Sendable, Equatable {
  public var slot: SlotDescription
  /// The best priority that the slot has in any session: 1 is an essential.
  public var priority: Int
  /// The sessions that have the slot, by focus.
  public var sessions: [String]
  public var preset: String
  /// Whom it concerns.
  public var kinds: [AffectedKinds]
  /// How many exercises are left for the session's slots of this kind: 0 where there is none, more where they are too few.
  public var candidates: Int
  /// What would fill it, the least effort first.
  public var remedies: [String]
  /// How many combinations it stands for.
  public var combinations: Int
}

/// Levels and the conditions with which something fails for them; no condition stands for every client of the level.
public struct AffectedKinds: Sendable, Equatable {
  public var levels: [String]
  public var conditions: [String]
}

/// A kind of client whom the rules can't give a plan.
public struct UnplannableKind: Sendable, Equatable {
  public var preset: String
  /// None, one or two.
  public var conditions: [String]
  public var levels: [String]
  /// One sentence without a full stop.
  public var reason: String
}

/// An essential slot that two conditions together empty.
public struct PairHole: Sendable, Equatable {
  public var slot: SlotDescription
  public var preset: String
  /// The pairs, each sorted.
  public var pairs: [[String]]
}

/// A weekly floor that the best possible choice of exercises and sets does not reach.
public struct VolumeShortfall: Sendable, Equatable {
  public var muscle: String
  public var presets: [String]
  /// Empty where it concerns clients without a condition.
  public var conditions: [String]
  /// Splits with goal and level, the largest gap first.
  public var weeks: [Week]

  public struct Week: Sendable, Hashable {
    public var split: String
    public var goal: String
    public var level: String
    /// Fractional sets a week.
    public var floor: Double
    /// Fractional sets a week with the most sets that every slot, session and client may have.
    public var most: Double
  }
}

/// A week whose floors want more time than its sessions have, however well the sets are chosen.
public struct HastyWeek: Sendable, Equatable {
  public var split: String
  public var goal: String
  public var level: String
  /// What a session lasts, and what it would have to last at the least.
  public var minutes: Int
  public var least: Int
}

/// Something in the rules that no client can ever meet.
public struct IdleRule: Sendable, Equatable {
  /// The rule's id with its topic.
  public var rule: String
  public var file: String
  public var line: Int
  /// One sentence without a full stop.
  public var reason: String
}
