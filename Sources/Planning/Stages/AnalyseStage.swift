import Findings
import Rulebook
import TrainingModel

/// Works out who is planned: level, days and split, limits, eligible exercises, volume targets and known strength.
struct AnalyseStage: PlanningStage {
  let name = StageName.analyse

  func run(_ draft: PlanDraft, _ memory: inout PlanningMemory, _ context: PlanningContext) -> (output: Analysis?, findings: [Finding]) {
    Self.analyse(context)
  }

  /// Analyses a client, also for who wants to know nothing but what may be given.
  static func analyse(_ context: PlanningContext) -> (output: Analysis, findings: [Finding]) {
    let (client, rulebook) = (context.client, context.rulebook)
    var analysis = Analysis()
    var findings: [Finding] = []
    analysis.age = client.age(on: context.start) ?? 0
    recordLifts(&analysis, context)
    analysis.experience = level(analysis, context)
    if analysis.experience < client.experience {
      findings.append(
        Finding(
          .levelLowered, "'lifts' look like a lower level than 'experience' says, so the lower one is planned",
          hint: "check both with the client"))
    }
    findings += analysis.readHistory(context)
    let calendar = TrainingCalendar(client: client, start: context.start)
    var subject = Matcher.Subject(
      goal: client.goal, experience: analysis.experience, sex: client.sex, age: analysis.age, days: calendar.days.count, gap: calendar.gap,
      minutes: client.minutesPerSession, conditions: client.conditions ?? ConditionSet(), equipment: client.equipment,
      bmi: client.bodyMassIndex)
    subject.daysToDue = client.daysToDue(of: context.days)
    subject.daysSinceBirth = client.daysSinceBirth(of: context.days)
    analysis.forbidden = ExerciseMask(client.never)
    for restriction in client.restrictions where restriction.holds(on: context.start) {
      analysis.forbidden.formUnion(ExerciseMask(restriction.exercises))
    }
    findings += BirthFindings.findings(context)
    var maxSessions = calendar.days.count
    applyConditions(&analysis, &subject, &maxSessions, context)
    let hardDays = hardDays(of: calendar, atMost: maxSessions, gap: analysis.limits.lazy.compactMap(\.minGap).max() ?? 1)
    subject.days = hardDays.count
    subject.gap = TrainingCalendar.gap(of: hardDays)
    guard let index = rulebook.splits.firstIndex(where: { $0.when.matches(subject) && $0.sessions.count == hardDays.count }),
      let usual = rulebook.blocks.first(where: { $0.when.matches(subject) })
    else {
      let unfit = Finding(.planInfeasible, "no split of the rules fits the client's days, goal and level")
      return (analysis, findings + [unfit])
    }
    analysis.subject = subject
    let split = rulebook.splits[index]
    analysis.split = split
    let block = analysis.lastMonth.eased(usual)
    let course = BlockCourse(block, client: client, start: context.start, layoffs: rulebook.history.layoffs)
    analysis.block = course.applied(to: block)
    analysis.course = course
    findings += HistoryWords.absences(course)
    analysis.goalLevel = rulebook[client.goal].level(analysis.experience)
    let order = context.rules.placements[index].order(on: hardDays, spacing: rulebook.balance.spacing.days)
    place(order.map { split.sessions[$0] }, on: hardDays, of: calendar.days, &analysis, rulebook)
    analysis.eligible = eligible(analysis, context)
    analysis.bands = VolumeTargets(subject, client: client, days: analysis.sessions.count(where: \.isResistance), rulebook: rulebook)
    analysis.bands.expectNothing(of: analysis.emptied.muscles)
    analysis.bands.begin(within: analysis.limits)
    analysis.applyHistory(context)
    return (analysis, findings)
  }

  /// The best recent estimate of each lift, in hundredths of the client's unit.
  private static func recordLifts(_ analysis: inout Analysis, _ context: PlanningContext) {
    if analysis.oneRepMax.count != context.rulebook.exercises.count {
      analysis.oneRepMax = [Double](repeating: 0, count: context.rulebook.exercises.count)
    }
    for lift in context.client.lifts {
      if OldLifts.isStale(lift, context) { continue }
      guard let known = context.oneRepMax(lift) else { continue }
      analysis.oneRepMax[lift.exercise.index] = max(analysis.oneRepMax[lift.exercise.index], known)
    }
  }

  /// The stated level, or the lowest that a known lift shows for the client's body mass.
  private static func level(_ analysis: Analysis, _ context: PlanningContext) -> Experience {
    guard let bodyMass = context.client.bodyMassKilograms else { return context.client.experience }
    let perKilogram = Double(Load(kilograms: 1, in: context.client.units).hundredths)
    var level = context.client.experience
    for standard in context.rules.standards where analysis.oneRepMax[standard.exercise.index] > 0 {
      let kilograms = analysis.oneRepMax[standard.exercise.index] / perKilogram
      level = min(level, standard.level(oneRepMax: kilograms, bodyMass: bodyMass, sex: context.client.sex))
    }
    return level
  }

  private static func applyConditions(
    _ analysis: inout Analysis, _ subject: inout Matcher.Subject, _ maxSessions: inout Int, _ context: PlanningContext
  ) {
    analysis.conditions = subject.conditions
    for population in context.rules.populations where context.rulebook[population].appliesTo?.matches(subject) == true {
      analysis.conditions.insert(population)
    }
    analysis.conditions.subtract(context.waived)
    subject.conditions = analysis.conditions
    for index in context.rulebook.conditions.indices where analysis.conditions.contains(ConditionID(index)) {
      let condition = context.rulebook.conditions[index]
      analysis.limits += context.history.last.map { last in condition.limits.compactMap { $0.after(last) } } ?? condition.limits
      analysis.emptied.formUnion(context.rules.emptiedBy[index])
      if condition.limits.contains(where: \.isForFirstBlock) { analysis.beginsLow = true }
      if let ratio = condition.minimumPullToPush { analysis.minimumPullToPush = max(analysis.minimumPullToPush ?? 0, ratio) }
      for limit in condition.limits { maxSessions = min(maxSessions, limit.maxSessions ?? maxSessions) }
    }
  }

  /// The days of resistance sessions: as many as the limits allow, and no two of them nearer than `gap` days.
  private static func hardDays(of calendar: TrainingCalendar, atMost count: Int, gap: Int) -> [Int] {
    var days = calendar.bestSpaced(count)
    while days.count > 1, TrainingCalendar.gap(of: days) < gap { days = calendar.bestSpaced(days.count - 1) }
    return days
  }

  /// Puts the sessions on the hard days and recovery on the others.
  private static func place(
    _ sessions: [SessionTemplate], on hardDays: [Int], of days: [Int], _ analysis: inout Analysis, _ rulebook: Rulebook
  ) {
    var next = 0
    for day in days {
      if hardDays.contains(day) {
        analysis.sessions.append(PlannedSession(day: day, template: sessions[next]))
        next += 1
      } else if let recovery = rulebook.recoverySession {
        analysis.sessions.append(PlannedSession(day: day, template: recovery))
      }
    }
  }

  /// What the client may be given: kit, level, conditions and wishes, each of which only takes away.
  private static func eligible(_ analysis: Analysis, _ context: PlanningContext) -> ExerciseMask {
    let rules = context.rules
    var mask = ExerciseMask()
    for index in rules.facts.indices
    where rules.facts[index].level <= analysis.experience && rules.facts[index].equipment.isSubset(of: context.client.equipment) {
      mask.insert(ExerciseID(index))
    }
    for index in rules.excludedBy.indices where analysis.conditions.contains(ConditionID(index)) { mask.subtract(rules.excludedBy[index]) }
    mask.subtract(IntervalLimit.excluded(analysis, context))
    mask.subtract(analysis.forbidden)
    replace(&mask, analysis, rules)
    return mask
  }

  /// Takes away what a condition has something else for, as long as any of that may be given.
  private static func replace(_ mask: inout ExerciseMask, _ analysis: Analysis, _ rules: PlanningRules) {
    for condition in rules.selection.substitutions.indices where analysis.conditions.contains(ConditionID(condition)) {
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
