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

  /// Where in its session a loaded compound lift stands; others are their own warm-up.
  struct Moment {
    /// Whether it is the session's first such lift.
    var isFirstHeavy: Bool
    /// Whether an exercise before it trained one of its muscles directly.
    var isWarm: Bool
  }

  let rules: [WarmupRule]
  let ladder: LoadLadder?

  /// The rule and the steps for a lift; none where no rule asks for any.
  ///
  /// Loads are rounded down to what can be made; a step below the lightest load, or within a tenth of the step before it or of the
  /// working load, is left out.
  func steps(_ moment: Moment, working: Load?, oneRepMax: Double) -> (rule: WarmupRule, steps: [Step])? {
    let percent = working.flatMap { load in oneRepMax > 0 ? Double(load.hundredths) / oneRepMax * 100 : nil }
    let matching = rules.first { rule in
      (rule.isFirst ?? moment.isFirstHeavy) == moment.isFirstHeavy && (rule.isWarm ?? moment.isWarm) == moment.isWarm
        && (rule.isCompound ?? true) && (rule.intensity.map { $0.contains(percent ?? 70) } ?? true)
    }
    guard let rule = matching, let first = rule.sets.first else { return nil }
    guard let working, let ladder else {
      // By feel: the first lift of a session twice, a later one once where its muscles are still cold.
      if !moment.isFirstHeavy && moment.isWarm { return nil }
      return (rule, [Step(load: nil, sets: moment.isFirstHeavy ? min(2, rule.sets.count) : 1, reps: first.reps)])
    }
    var steps: [Step] = []
    for (percent, reps) in rule.sets {
      let wanted = percent == 0 ? Double(ladder.min) : Double(working.hundredths) * percent / 100
      guard wanted >= Double(ladder.min) else { continue }
      let load = ladder.floor(Load(hundredths: Int32(wanted)))
      if let last = steps.last?.load, Double(load.hundredths) < Double(last.hundredths) * 1.1 { continue }
      if Double(load.hundredths) > Double(working.hundredths) * 0.9 { continue }
      steps.append(Step(load: load, sets: 1, reps: reps))
    }
    return steps.isEmpty ? nil : (rule, steps)
  }
}
