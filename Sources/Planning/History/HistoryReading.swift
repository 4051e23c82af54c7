import Findings
import Rulebook
import TrainingModel

extension Analysis {
  /// Reads the history: what hurts, the pause, what was done of the last block, and how strong the client is. Comes after the level is known.
  mutating func readHistory(_ context: PlanningContext) -> [Finding] {
    var findings = OldLifts.findings(context)
    let logs = context.history.last.flatMap { LogReview(context, $0) }
    findings += suspend(context)
    findings += learnFreeTraining(judged: logs?.judged ?? ExerciseMask(), context)
    // A named programme carries its own state from block to block.
    guard context.client.template == nil else { return findings }
    let rules = context.rulebook.history
    guard let last = context.history.last else { return findings + readPauseBeforeFirstBlock(context) }
    let done = logs?.completion()
    let lastDay = Pause.lastDay(of: last, logged: done?.lastDay, context)
    (lastMonth.lastDay, lastMonth.layoff) = (lastDay, rules.layoff(Pause.days(since: lastDay, context)))
    if let done { lastMonth.completion = rules.completion.first { $0.done.contains(done.percent) } }
    if let layoff = lastMonth.layoff, layoff.startsAgain {
      experience = .novice
      OldLifts.forget(&oneRepMax, until: lastDay, lifts(context))
    } else {
      carryStrength(from: last, context, &findings)
      if logs != nil || rules.withoutLogs == .step { findings += judge(last, logs, context) }
    }
    let source: HistoryWords.Source = logs != nil ? .logs : rules.withoutLogs == .step ? .projection : .prescriptions
    return findings + HistoryWords.findings(lastMonth, from: source)
  }

  /// A client without a block here may have trained elsewhere: the time since then is a pause like any other.
  private mutating func readPauseBeforeFirstBlock(_ context: PlanningContext) -> [Finding] {
    guard let lastDay = context.client.lastTrained, lastDay < context.start else { return [] }
    (lastMonth.lastDay, lastMonth.layoff) = (lastDay, context.rulebook.history.layoff(Pause.days(since: lastDay, context)))
    guard let layoff = lastMonth.layoff else { return [] }
    if layoff.startsAgain {
      experience = .novice
      OldLifts.forget(&oneRepMax, until: lastDay, lifts(context))
    }
    return HistoryWords.findings(lastMonth, from: .logs)
  }

  /// Lets the history change what analysis has decided: what may be given, and how many sets are aimed for.
  mutating func applyHistory(_ context: PlanningContext) {
    eligible.subtract(lastMonth.painful)
    if !lastMonth.stalled.isEmpty {
      // Only where something else can take its place.
      for pattern in context.rules.byPattern {
        let mine = pattern.filter(eligible.contains)
        let stalled = mine.filter(lastMonth.stalled.contains)
        if stalled.count < mine.count { eligible.subtract(ExerciseMask(stalled)) }
      }
    }
    if let last = context.history.last, context.client.template == nil {
      PastVolume(last, context.rules).limit(&bands, context.rulebook.history, block: block, isGentle: beginsLow)
    }
  }
}
