import TrainingModel

/// A medical condition or a population with needs of its own: what it excludes, limits, substitutes and adds.
///
/// Several conditions take the union of what they exclude and the strictest of what they limit (training-science section 6).
package struct Condition: Sendable {
  package var id: String
  package var name: String
  /// Applies to everybody whom this matches, stated or not; nil for conditions that a profile has to state.
  package var appliesTo: Matcher?
  /// Whether it holds the client: no plan without a person's decision.
  package var holds: Bool
  /// Whether what a clinician has written down as `restrictions` opens a condition that holds: then the plan keeps to both.
  package var opensWithRestrictions = false
  package var excludedTags: TagSet
  package var excludedPatterns: PatternSet
  package var excludedExercises: [ExerciseID]
  package var limits: [ConditionLimit]
  /// What is offered instead of an exercise, the best first.
  package var substitutes: [(instead: ExerciseID, use: [ExerciseID], rule: RuleID)]
  /// What comes first wherever it fits a place of the week, as pelvic-floor work does after a birth.
  package var preferred: [ExerciseID] = []
  /// The least pull-to-push ratio.
  package var minimumPullToPush: Double?
  /// Patterns of which the week gets one slot more where there is time; one that is listed twice gets two.
  package var adds: [MovementPattern]
  /// A sentence for the coach that stands at the first exercise of a session that the condition limits.
  package var note: NoteID?
  package var rule: RuleID
}

extension Condition {
  /// Whether profiles of people who are planned state it: it holds nobody, and it isn't one that age, sex, level or body bring by themselves.
  package var mayBeStated: Bool { !holds && (appliesTo?.asksForBirth ?? true) }

  /// Whether it keeps a client from any plan on a day.
  package func holds(_ client: Client, on date: CalendarDate) -> Bool {
    holds && !(opensWithRestrictions && client.restrictions.contains { $0.holds(on: date) })
  }
}

/// A limit on what is prescribed; on everything where `tags` and `patterns` are empty.
package struct ConditionLimit: Sendable {
  package var tags: TagSet
  package var patterns: PatternSet
  /// The most percent of 1RM.
  package var maxIntensity: Double?
  /// The fewest reps in reserve.
  package var minRIR: UInt8?
  /// The repetitions to stay within.
  package var reps: ClosedRange<Int>?
  /// The most working sets of an exercise.
  package var maxSets: Int?
  /// The least rest in seconds.
  package var minRest: Int?
  /// The most resistance sessions a week.
  package var maxSessions: Int?
  /// The most exercises of a resistance session.
  package var maxExercises: Int?
  /// The fewest days from one resistance session to the next, around the week: 2 is never on neighbouring days.
  package var minGap: Int?
  /// Whether the limit is for the client's first block alone, in which nothing is known yet of what the body takes.
  package var isForFirstBlock = false
  package var rule: RuleID

  /// A limit that asks for nothing yet; of every exercise where there are neither tags nor patterns.
  package init(tags: TagSet, patterns: PatternSet, rule: RuleID) { (self.tags, self.patterns, self.rule) = (tags, patterns, rule) }

  /// Whether the limit speaks about this exercise.
  package func applies(to exercise: Exercise) -> Bool {
    (tags.isEmpty && patterns.bits == 0) || !tags.isDisjoint(with: exercise.tags) || patterns.contains(exercise.pattern)
  }
}
