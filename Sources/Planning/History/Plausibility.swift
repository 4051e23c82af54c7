import Rulebook
import TrainingModel

/// Whether logged sets can have been so (training-science section 7.1): a slip of the pen shows nothing.
struct Plausibility {
  private let rules: LogRules
  private let facts: [ExerciseFacts]
  private let body: Double

  init(_ context: PlanningContext) { (rules, facts, body) = (context.rulebook.history.logs, context.rules.facts, context.bodyLoad) }

  /// - Parameters:
  ///   - scale: What brings the set's unit to the client's.
  ///   - asked: The heaviest load that the day asked for, in hundredths of the client's unit.
  ///   - known: The 1RM that was known before.
  func holds(_ set: LoggedSet, scale: Double, asked: Double?, known: Double?) -> Bool {
    if let reps = set.reps, !rules.reps.contains(Int(reps)) { return false }
    if let effort = set.halfRPE, !(2...20).contains(effort) { return false }
    if let pain = set.pain, pain > 10 { return false }
    let basis = facts[set.exercise.index].loadBasis
    guard basis != .assist, let load = set.load.map({ Double($0.hundredths) * scale }), load > 0 else { return true }
    let added = basis == .added ? body : 0
    if let asked, asked > 0, load + added > (asked + added) * rules.loadLimit + 0.5 { return false }
    let reps = max(1, Int(set.reps ?? 1))
    if let known, known > 0, reps <= 12 {
      let shown = (load + added) / EffortTable.part(reps: reps, rir: 0)
      // Fewer repetitions than one could have done show too little, never too much.
      if shown > (known + added) * (1 + rules.change.upperBound) { return false }
      if let effort = set.halfRPE, effort >= 18, shown < (known + added) * (1 + rules.change.lowerBound) { return false }
    }
    return true
  }
}
