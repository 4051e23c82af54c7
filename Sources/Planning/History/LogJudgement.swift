import Findings
import Rulebook
import TrainingModel

extension Analysis {
  /// Lets the logs decide what becomes of each exercise of the last block, and what is said about it.
  mutating func judge(_ logs: LogReview, _ context: PlanningContext) -> [Finding] {
    let rules = context.rulebook.history
    let rise = rules.strength.rise[Int(experience.rawValue)]
    var findings: [Finding] = []
    if logs.implausible > 0 {
      findings.append(
        Finding(
          .historyImplausible,
          "\(logs.implausible) logged set\(logs.implausible == 1 ? "" : "s") can't be right and \(logs.implausible == 1 ? "is" : "are") not used",
          hint: "check load, repetitions, effort and date in the log"))
    }
    if lastMonth.strength.isEmpty { lastMonth.strength = [Double](repeating: 0, count: context.rules.facts.count) }
    for (exercise, evidence, amount) in logs.evidence() {
      let facts = context.rules.facts[exercise.index]
      var action = evidence.action(rules.logs)
      // Who missed too many sessions doesn't progress, however good the others were.
      if lastMonth.completion != nil, action.isProgress { action = .hold }
      let asked = logs.asked(exercise)
      let done = evidence.exposures.first?.load ?? 0
      let verdict = ExerciseVerdict(exercise: exercise, action: action, load: done > 0 ? done : asked.load, amount: amount)
      lastMonth.verdicts.append(verdict)
      let isTested =
        oneRepMax(of: exercise, context.rules.facts) > 0 && !lastMonth.limits.contains { $0.exercise == exercise }
        && lastMonth.strength[exercise.index] > 0
      if !isTested { updateStrength(verdict, evidence, rise: rise, context, &findings) }
      lastMonth.limits.removeAll { $0.exercise == exercise }
      // A newer test shows more than sessions that went well.
      let isFree = isTested && (action.isProgress || action == .hold)
      if !isFree, verdict.load > 0, let item = facts.loadedBy, let ladder = context.rules.ladder(item, context.client.units) {
        // A light day says nothing about a heavy one.
        let reps = verdict.load * 1.01 >= asked.load && asked.reps > 0 ? min(amount > 0 ? amount : asked.reps, asked.reps) : amount
        lastMonth.limits.append(StartLimit(exercise: exercise, load: verdict.most(ladder), reps: reps))
        // … but the heavy day begins no heavier than it was asked for.
        if verdict.load * 1.01 < asked.load, !action.isProgress {
          lastMonth.limits.append(StartLimit(exercise: exercise, load: asked.load, reps: asked.reps))
        }
      }
      if let finding = finding(verdict, context) { findings.append(finding) }
      if case .remove(let stops) = action { remove(exercise, wholePattern: stops, context.rules) }
    }
    return findings
  }

  /// The 1RM that this month is planned with: what was measured, and what the action makes of it.
  private mutating func updateStrength(
    _ verdict: ExerciseVerdict, _ evidence: ExerciseEvidence, rise: Double, _ context: PlanningContext, _ findings: inout [Finding]
  ) {
    let old = oneRepMax(of: verdict.exercise, context.rules.facts)
    let measured = evidence.exposures.compactMap(\.oneRepMax)
    guard let update = StrengthUpdate(old: old, measured: measured, rise: rise, context.rulebook.history.strength) else { return }
    var strength = update.oneRepMax
    if old > 0 {
      switch verdict.action {
      case .progress(let steps):
        let ladder = context.rules.facts[verdict.exercise.index].loadedBy.flatMap { context.rules.ladder($0, context.client.units) }
        let step = verdict.load > 0 ? Double(ladder?.step ?? 0) * Double(steps) / verdict.load : 0
        strength = min(max(strength, old * (1 + step)), old * (1 + rise))
      case .hold: break
      case .repeat: strength = min(strength, old)
      case .reduce(let part): strength = min(strength, old * (1 - part))
      case .remove: strength = min(strength, old)
      }
    }
    lastMonth.strength[verdict.exercise.index] = strength
    guard update.isCapped else { return }
    findings.append(
      Finding(
        .historyStrengthJump,
        "the logs of \(context.rulebook[verdict.exercise].name) show a greater change of strength than a month usually brings, so only a part of it is believed",
        hint: "look at the sets together with the client"))
  }

  /// Takes an exercise that hurts away, with its harder variants, or the whole movement.
  private mutating func remove(_ exercise: ExerciseID, wholePattern: Bool, _ rules: PlanningRules) {
    lastMonth.painful.insert(exercise)
    for place in rules.facts[exercise.index].harder { lastMonth.painful.insert(rules.harder[place]) }
    if wholePattern {
      for other in rules.byPattern[Int(rules.facts[exercise.index].pattern.rawValue)] { lastMonth.painful.insert(other) }
    }
  }

  private func finding(_ verdict: ExerciseVerdict, _ context: PlanningContext) -> Finding? {
    let name = context.rulebook[verdict.exercise].name
    switch verdict.action {
    case .remove(let stops):
      return Finding(
        .historyPain, stops ? "\(name) hurt badly, so its whole movement is left out" : "\(name) hurt, so something else takes its place",
        hint: stops ? "have it looked at before the client trains on" : "ask the client and choose what doesn't hurt")
    case .reduce(let part):
      let tenths = Int((part * 1000).rounded())
      return Finding(.historyReduced, "\(name) starts about \(tenths / 10) % lighter, because its last sessions were too hard")
    case .progress, .hold, .repeat: return nil
    }
  }
}
