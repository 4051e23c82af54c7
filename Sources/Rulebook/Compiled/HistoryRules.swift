import TrainingModel

/// What earlier blocks and logged sets change about the next block (training-science sections 4.8 and 4.9).
public struct HistoryRules: Sendable {
  /// What a pause asks for, by its length: the first whose days hold is taken, and none means that nothing changes.
  public var layoffs: [LayoffRule] = []
  /// What too few sessions ask for: the first whose part holds is taken. Only clients who log have a part.
  public var completion: [CompletionRule] = []
  /// How many days before a block's start its predecessor's sessions may still lack their log without counting as missed.
  public var openDays = 14
  /// After how many days a best set says nothing about today.
  public var liftDays = 180
  /// How far a muscle's hardest week may rise from block to block: as a part, or by this many sets, whichever is more.
  public var volumeRise: (part: Double, sets: Double) = (0.2, 2)
  /// What becomes of the loads of who logs nothing.
  public var withoutLogs = WithoutLogs.repeat
  public var strength = StrengthRules()
  public var logs = LogRules()
  public var rule = RuleID(0)

  /// Rules that change nothing for a pause or for missed sessions.
  public init() {}

  /// What a pause of this many days asks for.
  public func layoff(_ days: Int) -> LayoffRule? { layoffs.first { $0.days.contains(days) } }
}

/// What becomes of the loads of clients who log nothing.
public enum WithoutLogs: UInt8, Word {
  /// They go on as if the last block had been done exactly as it was asked for.
  case step
  /// They stay what they were.
  case `repeat`

  public static let spellings = ["step", "repeat"]
}

/// What a pause of some length asks for.
public struct LayoffRule: Sendable {
  public var id: String
  /// Days without a session.
  public var days: ClosedRange<Int>
  /// The first weeks of the block, one to four of them, with the parts of sets and loads that they start from.
  public var weeks: [(sets: Double, load: Double)]
  /// The fewest repetitions in reserve in those weeks.
  public var leastRIR: Int
  /// Whether those weeks are labelled as a return; a short pause only repeats.
  public var isReturn: Bool
  /// Whether the client starts again as a novice, with loads found anew.
  public var startsAgain: Bool
  public var rule: RuleID
}

/// What follows where a client did only a part of the last block's sessions.
public struct CompletionRule: Sendable {
  public var id: String
  /// Percent of the planned sessions that were done.
  public var done: ClosedRange<Double>
  /// The part of the planned sets.
  public var sets: Double
  /// The week (1 to 4) of the last block whose loads are the most to begin with.
  public var week: Int
  /// Whether the same exercises are planned again instead of rotating.
  public var repeats: Bool
  public var rule: RuleID
}

/// How 1RM follows what was lifted (training-science section 4.8).
public struct StrengthRules: Sendable {
  /// How much of a new value is what was measured; the rest is the old one.
  public var measured = 0.7
  /// From how many last top sets the median is taken.
  public var topSets = 3
  /// The most repetitions to failure, done and in reserve together, that a top set may have.
  public var mostReps = 10
  /// The most that 1RM may rise in a month, by level.
  public var rise = [0.25, 0.1, 0.05]
  /// The most that it may fall.
  public var fall = 0.15

  public init() {}
}

/// How logged sets are judged (training-science sections 4.8 and 7.1).
public struct LogRules: Sendable {
  /// How far effort may be above its target in a set that still counts as done, in points of RPE.
  public var toleratedEffort = 0.5
  /// How far effort has to stay below its target for a second step.
  public var easyEffort = 1.5
  /// How far above its target effort is too much.
  public var hardEffort = 1.5
  /// The repetitions above target that a session needs for a step where nobody noted the effort.
  public var extraReps = 0
  /// In how many sets of a session repetitions have to be missed for it to count as failed.
  public var failedSets = 2
  /// The fall of 1RM from one exposure to the next that counts as a decline.
  public var decline = 0.03
  /// What failure takes from the load: for one reason, and for several.
  public var cut = 0.05...0.1
  /// After how many days without a better 1RM an exercise starts lighter, the same for the advanced, and after how many it gives way to
  /// another; nil where nothing follows from that.
  public var stall: (days: Int, advanced: Int, swap: Int)?
  /// Pain from 0 to 10: from where on the load doesn't rise, the exercise goes, and the movement waits; and for how many days that holds.
  public var pain = (hold: 1, remove: 4, stop: 7, days: 56)
  /// Beginnings of words that say in a note that pain radiates, lower-case.
  public var radiating: [String] = []
  /// Words that deny what comes within three words behind them, lower-case.
  public var denying: [String] = []
  /// The most of the prescribed load that is believed.
  public var loadLimit = 1.15
  /// The repetitions that are believed.
  public var reps = 0...200
  /// The change of 1RM against the last month that is believed.
  public var change = -0.4...0.6

  public init() {}
}
