import Findings
import Rulebook
import TrainingModel

extension Analysis {
  /// Lets what was done of the last block decide what becomes of each of its exercises, and tells what a coach has to know of it.
  ///
  /// - Parameter logs: nil for who doesn't log, who is taken to have done what was asked for.
  mutating func judge(_ block: PastBlock, _ logs: LogReview?, _ context: PlanningContext) -> [Finding] {
    let rules = context.rulebook.history
    var findings: [Finding] = []
    if let logs, logs.implausible > 0 {
      findings.append(
        Finding(
          .historyImplausible,
          "\(logs.implausible) logged set\(logs.implausible == 1 ? "" : "s") can't be right and \(logs.implausible == 1 ? "is" : "are") not used",
          hint: "check load, repetitions, effort and date in the log"))
    }
    let stalls = logs == nil || rules.logs.stall == nil ? nil : Stalls(context)
    if lastMonth.strength.isEmpty { lastMonth.strength = [Double](repeating: 0, count: context.rules.facts.count) }
    let firstLoads = block.firstLoads(context)
    for (exercise, strands) in logs?.evidence() ?? block.asAsked(context) {
      let ladder = context.ladder(of: exercise)
      var verdict = ExerciseVerdict(exercise, strands, isProjected: logs == nil, context)
      var stalled: Finding?
      let isAsAsked = verdict.isAsAsked(toleratedEffort: rules.logs.toleratedEffort)
      // Who did all that was asked for stands still only where the plan does.
      if let stalls, !isAsAsked { stalled = stall(&verdict, stalls, context) }
      if let stalled { findings.append(stalled) }
      // Who missed too many sessions doesn't progress, however good the others were.
      if lastMonth.completion != nil { verdict.holdBack() }
      lastMonth.verdicts.append(verdict)
      let before = oneRepMax(of: exercise, context.rules.facts)
      if let shown = ShownStrength(
        exercise, strands, stated: oneRepMax[exercise.index], before: before, experience, context)
      {
        lastMonth.shown.append(shown)
      }
      // A newer test shows more than sessions that went well.
      let isTested =
        oneRepMax(of: exercise, context.rules.facts) > 0 && !lastMonth.limits.contains { $0.exercise == exercise }
        && lastMonth.strength[exercise.index] > 0
      if !isTested { updateStrength(verdict, ladder, context, &findings) }
      if isAsAsked, lastMonth.layoff == nil, lastMonth.completion == nil {
        lastMonth.firstLoads += firstLoads.filter { $0.exercise == exercise }
      }
      if let ladder { bound(verdict, ladder, isTested: isTested, rules.logs) }
      if stalled == nil, let finding = finding(verdict, context) { findings.append(finding) }
      if case .remove(let stops) = verdict.action {
        lastMonth.painful.formUnion(context.rules.leftOut(for: exercise, wholePattern: stops))
      }
    }
    return findings
  }

  /// Lets an exercise that has brought no better 1RM for long start lighter, or give way to another.
  private mutating func stall(_ verdict: inout ExerciseVerdict, _ stalls: Stalls, _ context: PlanningContext) -> Finding? {
    guard verdict.action == .hold || verdict.action == .repeat, let rule = context.rulebook.history.logs.stall,
      let days = stalls.days(of: verdict.exercise), days >= (experience == .advanced ? rule.advanced : rule.days)
    else { return nil }
    let name = context.rulebook[verdict.exercise].name
    if days >= rule.swap {
      lastMonth.stalled.insert(verdict.exercise)
      return Finding(
        .historyStalled, "\(name) has brought nothing new for \(days) days, so something else takes its place where there is something",
        hint: "look at sleep, food and stress first")
    }
    let part = context.rulebook.history.logs.cut.lowerBound
    verdict.lighten(by: part)
    return Finding(
      .historyStalled, "\(name) has brought nothing new for \(days) days, so it starts about \(Int((part * 100).rounded())) % lighter",
      hint: "look at sleep, food and stress first")
  }

  /// The loads between which the exercise begins.
  private mutating func bound(_ verdict: ExerciseVerdict, _ ladder: LoadLadder, isTested: Bool, _ rules: LogRules) {
    let shown = lastMonth.shown.first { $0.exercise == verdict.exercise }
    let floors = verdict.strands.map { strand in
      strand.floors(of: verdict.exercise, ladder, shown, toleratedEffort: rules.toleratedEffort)
    }
    // Who is only believed to have done it begins no heavier than it was, and a step heavier than it began at the most.
    if verdict.isProjected {
      if let first = lastMonth.firstLoads.first(where: { $0.exercise == verdict.exercise })?.load {
        let most = Double(ladder.above(Load(hundredths: Int32(first.rounded()))).hundredths)
        lastMonth.limits = lastMonth.limits.map { limit in
          guard limit.exercise == verdict.exercise, limit.load > most else { return limit }
          return StartLimit(exercise: limit.exercise, load: most, reps: limit.reps, asked: limit.asked)
        }
      }
    } else {
      lastMonth.limits.removeAll { $0.exercise == verdict.exercise }
      for (strand, floors) in zip(verdict.strands, floors) where !isTested || !(strand.action.isProgress || strand.action == .hold) {
        lastMonth.limits += strand.limits(of: verdict.exercise, ladder, floors: floors)
      }
    }
    // After a pause or missed sessions nobody has to be as strong as before.
    guard !isTested, lastMonth.layoff == nil, lastMonth.completion == nil else { return }
    lastMonth.floors += floors.joined()
  }

  /// The 1RM that this month is planned with: what was measured, and what the action makes of it.
  private mutating func updateStrength(
    _ verdict: ExerciseVerdict, _ ladder: LoadLadder?, _ context: PlanningContext, _ findings: inout [Finding]
  ) {
    let old = oneRepMax(of: verdict.exercise, context.rules.facts)
    let rise = context.rulebook.history.strength.rise[Int(experience.rawValue)]
    let update = StrengthUpdate(old: old, measured: verdict.measured, rise: rise, context.rulebook.history.strength)
    // Endurance shows no 1RM, but its failures count.
    var strength = update?.oneRepMax ?? 0
    if update == nil {
      guard old > 0, case .reduce = verdict.action else { return }
      strength = old
    }
    if old > 0 {
      switch verdict.action {
      case .progress(let steps):
        let step = verdict.load > 0 ? Double(ladder?.step ?? 0) * Double(steps) / verdict.load : 0
        strength = min(max(strength, old * (1 + step)), old * (1 + rise))
      // Who did what was asked for is not weaker than what it was asked by.
      case .hold: if verdict.isMet { strength = max(strength, old) }
      case .repeat: strength = min(strength, old)
      case .reduce(let part): strength = min(strength, old * (1 - part))
      case .remove: strength = min(strength, old)
      }
    }
    lastMonth.strength[verdict.exercise.index] = strength
    guard update?.isCapped == true, !verdict.isProjected else { return }
    findings.append(
      Finding(
        .historyStrengthJump,
        "the logs of \(context.rulebook[verdict.exercise].name) show a greater change of strength than a month usually brings, so only a part of it is believed",
        hint: "look at the sets together with the client"))
  }

  private func finding(_ verdict: ExerciseVerdict, _ context: PlanningContext) -> Finding? {
    let name = context.rulebook[verdict.exercise].name
    switch verdict.action {
    // Where the whole movement goes it is told once, wherever it was logged.
    case .remove(let stops):
      return stops
        ? nil
        : Finding(
          .historyPain, "\(name) hurt, so something else takes its place", hint: "ask the client and choose what doesn't hurt")
    case .reduce(let part):
      let lifting = context.lifting(verdict.exercise)
      guard lifting.tells(verdict.load) else {
        return Finding(
          .historyReduced, "\(name) starts a step lighter, because its last sessions were too hard",
          hint: lifting.isKnown ? nil : "with 'body_mass_kg' in the profile it is planned by what is lifted")
      }
      return Finding(
        .historyReduced, "\(name) starts about \(Int((part * 100).rounded())) % lighter, because its last sessions were too hard")
    case .progress, .hold, .repeat: return nil
    }
  }
}
