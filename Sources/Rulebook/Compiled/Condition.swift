import TrainingModel

/// A medical condition or a population with needs of its own: what it excludes, limits, substitutes and adds.
///
/// Several conditions take the union of what they exclude and the strictest of what they limit (training-science section 6).
public struct Condition: Sendable {
  public var id: String
  public var name: String
  /// Applies to everybody whom this matches, stated or not; nil for conditions that a profile has to state.
  public var appliesTo: Matcher?
  /// Whether it holds the client: no plan without a person's decision.
  public var holds: Bool
  /// Whether what a clinician has written down as `restrictions` opens a condition that holds: then the plan keeps to both.
  public var opensWithRestrictions = false
  public var excludedTags: TagSet
  public var excludedPatterns: PatternSet
  public var excludedExercises: [ExerciseID]
  public var limits: [ConditionLimit]
  /// What is offered instead of an exercise, the best first.
  public var substitutes: [(instead: ExerciseID, use: [ExerciseID], rule: RuleID)]
  /// What comes first wherever it fits a place of the week, as pelvic-floor work does after a birth.
  public var preferred: [ExerciseID] = []
  /// The least pull-to-push ratio.
  public var minimumPullToPush: Double?
  /// Patterns of which the week gets one slot more where there is time; one that is listed twice gets two.
  public var adds: [MovementPattern]
  /// A sentence for the coach that stands at the first exercise of a session that the condition limits.
  public var note: NoteID?
  public var rule: RuleID
}

extension Condition {
  /// Whether profiles of people who are planned state it: it holds nobody, and it isn't one that age, sex, level or body bring by themselves.
  public var mayBeStated: Bool { !holds && (appliesTo?.asksForBirth ?? true) }

  /// Whether it keeps a client from any plan on a day.
  public func holds(_ client: Client, on date: CalendarDate) -> Bool {
    holds && !(opensWithRestrictions && client.restrictions.contains { $0.holds(on: date) })
  }
}

/// A limit on what is prescribed; on everything where `tags` and `patterns` are empty.
public struct ConditionLimit: Sendable {
  public var tags: TagSet
  public var patterns: PatternSet
  /// The most percent of 1RM.
  public var maxIntensity: Double?
  /// The fewest reps in reserve.
  public var minRIR: UInt8?
  /// The repetitions to stay within.
  public var reps: ClosedRange<Int>?
  /// The most working sets of an exercise.
  public var maxSets: Int?
  /// The least rest in seconds.
  public var minRest: Int?
  /// The most resistance sessions a week.
  public var maxSessions: Int?
  /// The most exercises of a resistance session.
  public var maxExercises: Int?
  /// The fewest days from one resistance session to the next, around the week: 2 is never on neighbouring days.
  public var minGap: Int?
  /// Whether the limit is for the client's first block alone, in which nothing is known yet of what the body takes.
  public var isForFirstBlock = false
  public var rule: RuleID

  /// A limit that asks for nothing yet; of every exercise where there are neither tags nor patterns.
  public init(tags: TagSet, patterns: PatternSet, rule: RuleID) { (self.tags, self.patterns, self.rule) = (tags, patterns, rule) }

  /// Whether the limit speaks about this exercise.
  public func applies(to exercise: Exercise) -> Bool {
    (tags.isEmpty && patterns.bits == 0) || !tags.isDisjoint(with: exercise.tags) || patterns.contains(exercise.pattern)
  }
}
