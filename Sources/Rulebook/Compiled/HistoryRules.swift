import TrainingModel

/// What earlier blocks and logged sets change about the next block (training-science sections 4.8 and 4.9).
package struct HistoryRules: Sendable {
  /// What a pause asks for, by its length: the first whose days hold is taken, and none means that nothing changes.
  package var layoffs: [LayoffRule] = []
  /// What too few sessions ask for: the first whose part holds is taken. Only clients who log have a part.
  package var completion: [CompletionRule] = []
  /// How many days before a block's start its predecessor's sessions may still lack their log without counting as missed.
  package var openDays = 14
  /// After how many days a best set says nothing about today.
  package var liftDays = 180
  /// How far a muscle's hardest week may rise from block to block: as a part, or by this many sets, whichever is more.
  package var volumeRise: (part: Double, sets: Double) = (0.2, 2)
  package var strength = StrengthRules()
  package var logs = LogRules()
  package var rule = RuleID(0)

  /// Rules that change nothing for a pause or for missed sessions.
  package init() {}

  /// What a pause of this many days asks for.
  package func layoff(_ days: Int) -> LayoffRule? { layoffs.first { $0.days.contains(days) } }
}

/// What a pause of some length asks for.
package struct LayoffRule: Sendable {
  package var id: String
  /// Days without a session.
  package var days: ClosedRange<Int>
  /// The first weeks of the block, one to four of them, with the parts of sets and loads that they start from.
  package var weeks: [(sets: Double, load: Double)]
  /// The fewest repetitions in reserve in those weeks.
  package var leastRIR: Int
  /// Whether those weeks are labelled as a return; a short pause only repeats.
  package var isReturn: Bool
  /// Whether the client starts again as a novice, with loads found anew.
  package var startsAgain: Bool
  package var rule: RuleID
}

/// What follows where a client did only a part of the last block's sessions.
package struct CompletionRule: Sendable {
  package var id: String
  /// Percent of the planned sessions that were done.
  package var done: ClosedRange<Double>
  /// The part of the planned sets.
  package var sets: Double
  /// The week (1 to 4) of the last block whose loads are the most to begin with.
  package var week: Int
  /// Whether the same exercises are planned again instead of rotating.
  package var repeats: Bool
  package var rule: RuleID
}

/// How 1RM follows what was lifted (training-science section 4.8).
package struct StrengthRules: Sendable {
  /// How much of a new value is what was measured; the rest is the old one.
  package var measured = 0.7
  /// From how many last top sets the median is taken.
  package var topSets = 3
  /// The most repetitions to failure, done and in reserve together, that a top set may have.
  package var mostReps = 10
  /// The most that 1RM may rise in a month, by level.
  package var rise = [0.25, 0.1, 0.05]
  /// The most that it may fall.
  package var fall = 0.15

  package init() {}
}

/// How logged sets are judged (training-science sections 4.8 and 7.1).
package struct LogRules: Sendable {
  /// How far effort may be above its target in a set that still counts as done, in points of RPE.
  package var toleratedEffort = 0.5
  /// How far effort has to stay below its target for a second step.
  package var easyEffort = 1.5
  /// How far above its target effort is too much.
  package var hardEffort = 1.5
  /// The repetitions above target that two sessions need where nobody noted the effort.
  package var extraReps = 1
  /// In how many sets of a session repetitions have to be missed for it to count as failed.
  package var failedSets = 2
  /// The fall of 1RM from one exposure to the next that counts as a decline.
  package var decline = 0.03
  /// What failure takes from the load: for one reason, and for several.
  package var cut = 0.05...0.1
  /// Pain from 0 to 10: from where on the load doesn't rise, the exercise goes, and training stops.
  package var pain = (hold: 1, remove: 4, stop: 7)
  /// The most of the prescribed load that is believed.
  package var loadLimit = 1.15
  /// The repetitions that are believed.
  package var reps = 0...200
  /// The change of 1RM against the last month that is believed.
  package var change = -0.4...0.6

  package init() {}
}
