import TrainingModel

/// The phases of a block's four weeks. Block rules are a decision list: the first that matches is taken.
public struct BlockRule: Sendable {
  public var id: String
  public var when: Matcher
  /// Always four.
  public var weeks: [BlockWeek]
  /// What becomes of a week in which the client is away.
  public var missedWeek: MissedWeek
  public var rule: RuleID

  public init(id: String, when: Matcher, weeks: [BlockWeek], missedWeek: MissedWeek = .repeats, rule: RuleID) {
    (self.id, self.when, self.weeks, self.missedWeek, self.rule) = (id, when, weeks, missedWeek, rule)
  }
}

/// What becomes of a week in which the client is away (training-science section 4.9).
public enum MissedWeek: UInt8, Word {
  /// The next week that is trained takes it up: the block ends a week short.
  case repeats
  /// It is lost, and the next week is the one after it.
  case passes

  public static let spellings = ["repeat", "pass"]
}

/// What a week changes against the planned sets and loads.
public struct BlockWeek: Sendable {
  public var phase: Phase
  /// The part of the planned sets: 0.5 halves them. The greatest of the four weeks is what volume and time are checked with.
  public var sets: Double
  /// In an easy week the part of the first week's load; else the part of the load that effort and reps call for.
  public var load: Double
}
