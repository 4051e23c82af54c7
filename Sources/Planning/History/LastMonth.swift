import Findings
import Rulebook
import TrainingModel

/// What the months before mean for this one: worked out when a client is analysed, and asked by every stage that it concerns.
struct LastMonth: Sendable {
  /// What the pause before the block asks for; nil where there was none worth a rule.
  var layoff: LayoffRule?
  /// The last day of training before that pause.
  var lastDay: CalendarDate?
  /// What too few sessions ask for; nil where the client did enough of them, or doesn't log.
  var completion: CompletionRule?
  /// 1RM by exercise in hundredths of the client's unit as the last block or its logs show it, 0 where they say nothing; empty without them.
  var strength: [Double] = []
  /// The most that exercises of the last block begin with: what was prescribed or done last, and what a log has earned.
  var limits: [StartLimit] = []
  /// What the logs say of each exercise of the last block, in the order of the exercises.
  var verdicts: [ExerciseVerdict] = []
  /// Exercises that hurt.
  var painful = ExerciseMask()

  /// Forgets everything and keeps the memory.
  mutating func reset() {
    (layoff, lastDay, completion) = (nil, nil, nil)
    strength.removeAll(keepingCapacity: true)
    limits.removeAll(keepingCapacity: true)
    verdicts.removeAll(keepingCapacity: true)
    painful = ExerciseMask()
  }

  /// Whether the same exercises are planned again, accessories as well.
  var repeatsExercises: Bool { completion?.repeats ?? false }

  func verdict(_ exercise: ExerciseID) -> ExerciseVerdict? { verdicts.first { $0.exercise == exercise } }

  /// Whether a week (1 to 4) has fewer sets than the block would give it, so that its volume is nothing to complain about.
  func eases(week: Int, of block: BlockRule?, _ course: BlockCourse?) -> Bool {
    guard layoff != nil || completion != nil || course?.isInterrupted == true, let block, week <= block.weeks.count else { return false }
    return block.weeks[week - 1].phase == .return || block.weeks[week - 1].sets < 0.88
  }
}

extension PlanDraft {
  /// Reads the history: the pause, what was done of the last block, and how strong the client is. Comes after the level is known.
  mutating func readHistory(_ context: PlanningContext) -> [Finding] {
    var findings = OldLifts.findings(context)
    // A named programme carries its own state from block to block.
    guard context.client.template == nil else { return findings }
    let rules = context.rulebook.history
    guard let last = context.history.last else { return findings + readPauseBeforeFirstBlock(context) }
    let logs = context.history.sessions.isEmpty ? nil : LogReview(context, last)
    let done = logs?.completion()
    let lastDay = Pause.lastDay(of: last, logged: done?.lastDay, context)
    (lastMonth.lastDay, lastMonth.layoff) = (lastDay, rules.layoff(Pause.days(since: lastDay, context)))
    if let done { lastMonth.completion = rules.completion.first { $0.done.contains(done.percent) } }
    if let layoff = lastMonth.layoff, layoff.startsAgain {
      experience = .novice
      OldLifts.forget(&oneRepMax, until: lastDay, context.client)
    } else {
      carryStrength(from: last, context, &findings)
      if let logs { findings += judge(logs, context) }
    }
    return findings + HistoryWords.findings(lastMonth)
  }

  /// A client without a block here may have trained elsewhere: the time since then is a pause like any other.
  private mutating func readPauseBeforeFirstBlock(_ context: PlanningContext) -> [Finding] {
    guard let lastDay = context.client.lastTrained, lastDay < context.start else { return [] }
    (lastMonth.lastDay, lastMonth.layoff) = (lastDay, context.rulebook.history.layoff(Pause.days(since: lastDay, context)))
    guard let layoff = lastMonth.layoff else { return [] }
    if layoff.startsAgain {
      experience = .novice
      OldLifts.forget(&oneRepMax, until: lastDay, context.client)
    }
    return HistoryWords.findings(lastMonth)
  }

  /// Lets the history change what analysis has decided: what may be given, and how many sets are aimed for.
  mutating func applyHistory(_ context: PlanningContext) {
    eligible.subtract(lastMonth.painful)
    if let last = context.history.last, context.client.template == nil {
      let beganLow = conditions.members.contains { context.rulebook[$0].limits.contains(where: \.isForFirstBlock) }
      PastVolume(last, context.rules).limit(&bands, context.rulebook.history, block: block, isGentle: beganLow)
    }
  }
}
