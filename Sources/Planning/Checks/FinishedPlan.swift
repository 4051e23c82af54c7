import Checks
import Findings
import Rulebook
import TrainingModel

extension PlanningContext {
  /// What the checks of rows find in a block by itself, without a word of how it was planned.
  ///
  /// - Parameter notes: the sentences in the notes of a block that people have changed; nil for one that they haven't.
  package func rowFindings(_ plan: Mesocycle, notes: WrittenNotes?) -> [Finding] { rules.rowChecks.findings(finished(plan, notes: notes)) }

  /// A block as the checks of rows read it: what was made or changed, whom it is for, and the facts of the past, none of which is what
  /// planning made of them.
  ///
  /// - Parameter notes: the sentences in the notes of a block that people have changed; nil for one that they haven't.
  func finished(_ plan: Mesocycle, notes: WrittenNotes?) -> FinishedBlock {
    var block = FinishedBlock(
      plan, for: client, gateDate: gateDate, notes: notes, past: history.past(self))
    block.waived = waived
    return block
  }
}

extension BlockHistory {
  /// What the last block asked for and what was logged, as sets that show a 1RM.
  fileprivate func past(_ context: PlanningContext) -> PastTraining {
    let (client, start) = (context.client, context.start)
    guard last != nil || !sessions.isEmpty else { return PastTraining() }
    var past = PastTraining(hasBlock: last != nil)
    if let last, client.template == nil {
      past.lastDay = last.lastDay
      for row in last.rows where last.phase(row.week) != .deload {
        guard let load = context.load(row, of: last), let reserve = row.rir, context.lifting(row.exercise).showsStrength else { continue }
        past.sets.append(
          .init(exercise: row.exercise, load: load, reps: max(1, row.reps.upperBound), reserve: reserve))
      }
    }
    for session in sessions where start - session.date <= Self.mostDays {
      let scale = context.scale(of: session.unit)
      for set in session.sets where set.counts {
        let lifting = context.lifting(set.exercise)
        guard lifting.showsStrength else { continue }
        guard let load = set.load, load.hundredths > 0, let reps = set.reps.map({ Int($0) }), (1...15).contains(reps) else { continue }
        // An effort that there is not says nothing of what was left.
        let reserve = set.rpe.map { (1...10).contains($0) ? Int((10 - $0).rounded(.down)) : 0 } ?? 0
        let shown = PastTraining.ShownSet(
          exercise: set.exercise, load: lifting.lifted(Double(load.hundredths) * scale), reps: reps, reserve: reserve, day: session.date)
        // The same once more shows nothing else.
        if past.sets.last != shown { past.sets.append(shown) }
      }
      if client.template == nil { past.lastDay = max(past.lastDay ?? session.date, session.date) }
    }
    return past
  }

  /// A log that is older shows nothing about today, as a best set of a profile doesn't.
  private static let mostDays = 180
}
