import Rulebook
import TrainingModel

/// The build-up before a first working set (training-science section 5.1).
struct RampSets {
  /// One set of the build-up.
  struct Step: Equatable {
    /// nil where the client builds up by feel.
    var load: Load?
    var sets: Int
    var reps: Int
  }

  let rules: [WarmupRule]
  let ladder: LoadLadder?

  /// The rule and the steps for an exercise; none where no rule asks for any.
  ///
  /// Loads are rounded down to what can be made; a step below the lightest load, or within a tenth of the step before it or of the
  /// working load, is left out.
  ///
  /// The exercise is a loaded compound lift; others are their own warm-up.
  func steps(isFirstHeavy: Bool, working: Load?, oneRepMax: Double) -> (rule: WarmupRule, steps: [Step])? {
    let percent = working.flatMap { load in oneRepMax > 0 ? Double(load.hundredths) / oneRepMax * 100 : nil }
    let matching = rules.first { rule in
      (rule.isFirst ?? isFirstHeavy) == isFirstHeavy && (rule.isCompound ?? true)
        && (rule.intensity.map { $0.contains(percent ?? 70) } ?? true)
    }
    guard let rule = matching, !rule.sets.isEmpty else { return nil }
    guard let working, let ladder else {
      return isFirstHeavy ? (rule, [Step(load: nil, sets: min(2, rule.sets.count), reps: rule.sets[0].reps)]) : nil
    }
    var steps: [Step] = []
    for (percent, reps) in rule.sets {
      let wanted = Double(working.hundredths) * percent / 100
      guard wanted >= Double(ladder.min) else { continue }
      let load = ladder.floor(Load(hundredths: Int32(wanted)))
      if let last = steps.last?.load, Double(load.hundredths) < Double(last.hundredths) * 1.1 { continue }
      if Double(load.hundredths) > Double(working.hundredths) * 0.9 { continue }
      steps.append(Step(load: load, sets: 1, reps: reps))
    }
    return steps.isEmpty ? nil : (rule, steps)
  }
}
