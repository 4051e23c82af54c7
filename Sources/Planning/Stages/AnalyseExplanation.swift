import Rulebook
import TrainingModel

extension AnalyseStage {
  func explain(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    let lines = person(draft, context) + ConditionExplanation(draft, context).lines
    // A named programme has a week of its own.
    return context.client.template == nil ? lines + history(draft, context) + week(draft, context) + volume(draft, context) : lines
  }

  /// Who is planned: goal, level, age, known strength.
  private func person(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    let (client, rulebook) = (context.client, context.rulebook)
    var lines = [ExplanationLine("the goal is \(rulebook[client.goal].name)", rule: rulebook[client.goal].rule)]
    lines.append(
      ExplanationLine(
        draft.analysis.experience == client.experience
          ? "the level is \(client.experience.id), as the profile says"
          : "the level is \(draft.analysis.experience.id): the profile says \(client.experience.id), but the known lifts show less"))
    lines.append(ExplanationLine("the client is \(draft.analysis.age) years old on \(context.start), the first day of the block"))
    let known = draft.analysis.oneRepMax.indices.filter { draft.analysis.oneRepMax[$0] > 0 }.map { index in
      "\(rulebook[ExerciseID(index)].name) \(Load(hundredths: Int32(draft.analysis.oneRepMax[index]))) \(client.units.id)"
    }
    lines.append(
      ExplanationLine(
        known.isEmpty
          ? "no lift is known, so loads are found by effort" : "known lifts give these one-rep maxima: \(known.joined(separator: ", "))"))
    return lines + draft.analysis.freeLifts.map { freeLift($0, context) }
  }

  /// A set that no plan asked for and that counts like a best set of the profile.
  private func freeLift(_ lift: KnownLift, _ context: PlanningContext) -> ExplanationLine {
    let unit = context.client.units
    let (name, load) = (context.rulebook[lift.exercise].name, Load(kilograms: lift.kilograms, in: unit))
    let day = lift.date.map { " on \($0)" } ?? ""
    return ExplanationLine(
      "the log has \(name) with \(load) \(unit)\(day), worth \(lift.reps) repetitions with what was left in reserve", depth: 1)
  }

  /// What follows from last month for each exercise of it.
  private func history(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    let reasons = draft.analysis.lastMonth.reasons(context)
    guard !reasons.isEmpty else { return [] }
    let rule = context.rulebook.history.rule
    return [ExplanationLine("last month decides how its exercises go on: \(context.rulebook[rule].text)", rule: rule)]
      + reasons.map { ExplanationLine("\(context.rulebook[$0.exercise].name): \($0.sentence)", depth: 1) }
  }

  /// Days, split and phases.
  private func week(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    guard let subject = draft.analysis.subject, let split = draft.analysis.split, let block = draft.analysis.block else { return [] }
    let hard = draft.sessions.filter(\.isResistance).map { context.weekday(of: $0) }
    let days = context.client.trainingDays.members.map(\.id).joined(separator: ", ")
    var lines = [
      ExplanationLine(
        hard.count == context.client.trainingDays.count
          ? "hard sessions are on all training days (\(days)), at least \(subject.gap) day\(subject.gap == 1 ? "" : "s") apart"
          : "of the training days (\(days)) hard sessions are on \(hard.joined(separator: ", ")), at least \(subject.gap) apart")
    ]
    lines.append(ExplanationLine("the split is \(split.id): \(context.rulebook[split.rule].text)", rule: split.rule))
    for session in draft.sessions {
      lines.append(
        ExplanationLine(
          "\(context.weekday(of: session)): \(session.template.focus)" + (session.isResistance ? "" : ", a day of recovery"), depth: 1))
    }
    let weeks = block.weeks.map { week in "\(week.phase.id) with \(Self.percent(week.sets)) of the sets" }
    lines.append(ExplanationLine("the weeks are \(weeks.joined(separator: ", ")): \(context.rulebook[block.rule].text)", rule: block.rule))
    return lines
  }

  /// The week's sets that each muscle is to get.
  private func volume(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    let bands = draft.analysis.bands
    guard draft.analysis.split != nil else { return [] }
    var groups: [(text: String, muscles: [Muscle])] = []
    for muscle in Muscle.allCases where bands.floor[Int(muscle.rawValue)] > 0 {
      let lane = Int(muscle.rawValue)
      let text =
        "at least \(VolumeTargets.text(bands.floor[lane])), aiming at \(VolumeTargets.text(bands.targetLow[lane])) to \(VolumeTargets.text(bands.targetHigh[lane])), at most \(VolumeTargets.text(bands.hardCap[lane]))"
      if let place = groups.firstIndex(where: { $0.text == text }) {
        groups[place].muscles.append(muscle)
      } else {
        groups.append((text, [muscle]))
      }
    }
    var lines = [ExplanationLine("a week's sets follow the band: \(context.rulebook[bands.rule].text)", rule: bands.rule)]
    if bands.isTimeLimited,
      let short = context.rulebook.volume.timeAware.first(where: { draft.analysis.weeklyMinutes(context) <= $0.minutesPerWeek })
    {
      lines.append(
        ExplanationLine("\(draft.analysis.weeklyMinutes(context)) minutes a week are little, so the least is lowered", rule: short.rule))
    }
    for group in groups {
      lines.append(ExplanationLine("\(group.muscles.map(\.words).joined(separator: ", ")): \(group.text)", depth: 1))
    }
    return lines
  }

  private static func percent(_ part: Double) -> String { "\(Int((part * 100).rounded())) %" }
}

extension Analysis {
  /// The minutes of the week's hard sessions.
  fileprivate func weeklyMinutes(_ context: PlanningContext) -> Int {
    sessions.count(where: \.isResistance) * context.client.minutesPerSession
  }
}
