import Rulebook
import TrainingModel

/// Whether logged sets can have been so (training-science section 7.1): a slip of the pen shows nothing.
struct Plausibility {
  private let rules: LogRules
  private let context: PlanningContext

  init(_ context: PlanningContext) { (rules, self.context) = (context.rulebook.history.logs, context) }

  /// - Parameters:
  ///   - scale: What brings the set's unit to the client's.
  ///   - asked: The most that the day asked to lift, in hundredths of the client's unit.
  ///   - known: The 1RM that was known before.
  func holds(_ set: LoggedSet, scale: Double, asked: Double?, known: Double?) -> Bool {
    if let reps = set.reps, !rules.reps.contains(Int(reps)) { return false }
    if let effort = set.halfRPE, !(2...20).contains(effort) { return false }
    if let pain = set.pain, pain > 10 { return false }
    let lifting = context.lifting(set.exercise)
    guard lifting.basis != .assist, let load = set.load, load.hundredths > 0 else { return true }
    let lifted = lifting.lifted(Double(load.hundredths) * scale)
    if let asked, asked > 0, lifted > asked * rules.loadLimit + 0.5 { return false }
    let reps = max(1, Int(set.reps ?? 1))
    if let known, known > 0, reps <= 12 {
      let shown = lifted / EffortTable.part(reps: reps, rir: 0)
      // Fewer repetitions than one could have done show too little, never too much.
      if shown > known * (1 + rules.change.upperBound) { return false }
      if let effort = set.halfRPE, effort >= 18, shown < known * (1 + rules.change.lowerBound) { return false }
    }
    return true
  }
}
