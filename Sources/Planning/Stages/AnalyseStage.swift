import Findings
import Rulebook
import TrainingModel

/// Works out who is planned: level, days and split, limits, eligible exercises, volume targets and known strength.
struct AnalyseStage: PlanningStage {
  let name = StageName.analyse

  func run(_ draft: inout PlanDraft, _ context: PlanningContext) -> [Finding] {
    let (client, rulebook) = (context.client, context.rulebook)
    var findings: [Finding] = []
    draft.age = client.age(on: context.start) ?? 0
    recordLifts(&draft, context)
    draft.experience = level(draft, context)
    if draft.experience < client.experience {
      findings.append(
        Finding(
          .levelLowered, "'lifts' look like a lower level than 'experience' says, so the lower one is planned",
          hint: "check both with the client"))
    }
    findings += draft.readHistory(context)
    let calendar = TrainingCalendar(client: client, start: context.start)
    var subject = Matcher.Subject(
      goal: client.goal, experience: draft.experience, sex: client.sex, age: draft.age, days: calendar.days.count, gap: calendar.gap,
      minutes: client.minutesPerSession, conditions: client.conditions ?? ConditionSet(), equipment: client.equipment,
      bmi: client.bodyMassIndex)
    subject.daysToDue = client.daysToDue(of: context.days)
    subject.daysSinceBirth = client.daysSinceBirth(of: context.days)
    draft.forbidden = ExerciseMask(client.never)
    for restriction in client.restrictions where restriction.holds(on: context.start) {
      draft.forbidden.formUnion(ExerciseMask(restriction.exercises))
    }
    findings += BirthFindings.findings(context)
    var maxSessions = calendar.days.count
    applyConditions(&draft, &subject, &maxSessions, context)
    let hardDays = hardDays(of: calendar, atMost: maxSessions, gap: draft.limits.lazy.compactMap(\.minGap).max() ?? 1)
    subject.days = hardDays.count
    subject.gap = TrainingCalendar.gap(of: hardDays)
    guard let index = rulebook.splits.firstIndex(where: { $0.when.matches(subject) && $0.sessions.count == hardDays.count }),
      let usual = rulebook.blocks.first(where: { $0.when.matches(subject) })
    else {
      return findings + [
        Finding(
          .planInfeasible, "no split of the rules fits the client's days, goal and level")
      ]
    }
    draft.subject = subject
    let split = rulebook.splits[index]
    draft.split = split
    let block = draft.lastMonth.eased(usual)
    let course = BlockCourse(block, client: client, start: context.start, layoffs: rulebook.history.layoffs)
    draft.block = course.applied(to: block)
    draft.course = course
    findings += HistoryWords.absences(course)
    draft.goalLevel = rulebook[client.goal].level(draft.experience)
    let order = context.rules.placements[index].order(on: hardDays, spacing: rulebook.balance.spacing.days)
    place(order.map { split.sessions[$0] }, on: hardDays, of: calendar.days, &draft, rulebook)
    draft.eligible = eligible(draft, context)
    draft.bands = VolumeTargets(subject, client: client, days: draft.sessions.count(where: \.isResistance), rulebook: rulebook)
    draft.bands.expectNothing(of: draft.emptied.muscles)
    draft.bands.begin(within: draft.limits)
    draft.applyHistory(context)
    return findings
  }

  /// The best recent estimate of each lift, in hundredths of the client's unit.
  private func recordLifts(_ draft: inout PlanDraft, _ context: PlanningContext) {
    if draft.oneRepMax.count != context.rulebook.exercises.count {
      draft.oneRepMax = [Double](repeating: 0, count: context.rulebook.exercises.count)
    }
    for lift in context.client.lifts {
      if OldLifts.isStale(lift, context) { continue }
      guard let kilograms = OneRepMax.estimate(lift.kilograms, reps: lift.reps) else { continue }
      let known = Double(Load(kilograms: kilograms, in: context.client.units).hundredths)
      draft.oneRepMax[lift.exercise.index] = max(draft.oneRepMax[lift.exercise.index], known)
    }
  }

  /// The stated level, or the lowest that a known lift shows for the client's body mass.
  private func level(_ draft: PlanDraft, _ context: PlanningContext) -> Experience {
    guard let bodyMass = context.client.bodyMassKilograms else { return context.client.experience }
    let perKilogram = Double(Load(kilograms: 1, in: context.client.units).hundredths)
    var level = context.client.experience
    for standard in context.rules.standards where draft.oneRepMax[standard.exercise.index] > 0 {
      let kilograms = draft.oneRepMax[standard.exercise.index] / perKilogram
      level = min(level, standard.level(oneRepMax: kilograms, bodyMass: bodyMass, sex: context.client.sex))
    }
    return level
  }

  private func applyConditions(
    _ draft: inout PlanDraft, _ subject: inout Matcher.Subject, _ maxSessions: inout Int, _ context: PlanningContext
  ) {
    draft.conditions = subject.conditions
    for population in context.rules.populations where context.rulebook[population].appliesTo?.matches(subject) == true {
      draft.conditions.insert(population)
    }
    draft.conditions.subtract(context.waived)
    subject.conditions = draft.conditions
    for index in context.rulebook.conditions.indices where draft.conditions.contains(ConditionID(index)) {
      let condition = context.rulebook.conditions[index]
      draft.limits += context.history.last.map { last in condition.limits.compactMap { $0.after(last) } } ?? condition.limits
      draft.emptied.formUnion(context.rules.emptiedBy[index])
      if let ratio = condition.minimumPullToPush { draft.minimumPullToPush = max(draft.minimumPullToPush ?? 0, ratio) }
      for limit in condition.limits { maxSessions = min(maxSessions, limit.maxSessions ?? maxSessions) }
    }
  }

  /// The days of resistance sessions: as many as the limits allow, and no two of them nearer than `gap` days.
  private func hardDays(of calendar: TrainingCalendar, atMost count: Int, gap: Int) -> [Int] {
    var days = calendar.bestSpaced(count)
    while days.count > 1, TrainingCalendar.gap(of: days) < gap { days = calendar.bestSpaced(days.count - 1) }
    return days
  }

  /// Puts the sessions on the hard days and recovery on the others.
  private func place(
    _ sessions: [SessionTemplate], on hardDays: [Int], of days: [Int], _ draft: inout PlanDraft, _ rulebook: Rulebook
  ) {
    var next = 0
    for day in days {
      if hardDays.contains(day) {
        draft.sessions.append(PlannedSession(day: day, template: sessions[next], slots: 0..<0))
        next += 1
      } else if let recovery = rulebook.recoverySession {
        draft.sessions.append(PlannedSession(day: day, template: recovery, slots: 0..<0))
      }
    }
  }

  /// What the client may be given: kit, level, conditions and wishes, each of which only takes away.
  private func eligible(_ draft: PlanDraft, _ context: PlanningContext) -> ExerciseMask {
    let rules = context.rules
    var mask = ExerciseMask()
    for index in rules.facts.indices
    where rules.facts[index].level <= draft.experience && rules.facts[index].equipment.isSubset(of: context.client.equipment) {
      mask.insert(ExerciseID(index))
    }
    for index in rules.excludedBy.indices where draft.conditions.contains(ConditionID(index)) { mask.subtract(rules.excludedBy[index]) }
    mask.subtract(IntervalLimit.excluded(draft, context))
    mask.subtract(draft.forbidden)
    replace(&mask, draft, rules)
    return mask
  }

  /// Takes away what a condition has something else for, as long as any of that may be given.
  private func replace(_ mask: inout ExerciseMask, _ draft: PlanDraft, _ rules: PlanningRules) {
    for condition in rules.selection.substitutions.indices where draft.conditions.contains(ConditionID(condition)) {
      for substitution in rules.selection.substitutions[condition] where substitution.use.contains(where: mask.contains) {
        mask.subtract(ExerciseMask([substitution.instead]))
      }
    }
  }
}

extension Rulebook {
  /// The session for days on which no hard one is due: the first recovery session that a split has.
  var recoverySession: SessionTemplate? {
    splits.lazy.flatMap(\.sessions).first { !$0.isResistance }
  }
}
