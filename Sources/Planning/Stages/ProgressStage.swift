import Findings
import Rulebook
import TrainingModel

/// Lays reps, effort and load of every slot out over the four weeks.
///
/// Loads are rounded here already, because what rounding takes from the load is given back as repetitions, and those take time.
struct ProgressStage: PlanningStage {
  let name = StageName.progress
  let scope = PlanScope.generated

  func run(_ draft: PlanDraft, _ memory: inout PlanningMemory, _ context: PlanningContext) -> (output: ProgressedWeek?, findings: [Finding])
  {
    guard let course = draft.analysis.course, let level = draft.analysis.goalLevel else { return (nil, []) }
    let conditioning = ConditioningPlan(draft.analysis, context)
    let step = context.rulebook.sanitisation.restStep
    var week = ProgressedWeek()
    week.courses.reserveCapacity(draft.slots.count)
    for index in draft.slots.indices {
      var slot = draft.slots[index]
      let facts = context.rules.facts[slot.exercise.index]
      let role = slot.role
      let rest = max(slot.prescription.rest.lowerBound, slot.limit.minRest)
      slot.course.rest = (rest + step - 1) / step * step
      let minRIR = slot.limit.minRIR
      // A jump or throw ends before it slows down, so its reserve is not counted down.
      let rirs = FourWeeks { week in
        role == .power || !facts.pattern.isResistance ? nil : max(Int(level.rir(course.phases[week]) ?? 3), minRIR)
      }
      if facts.isLoaded, role != .power {
        slot.course.oneRepMax = draft.analysis.oneRepMax(of: slot.exercise, context.rules.facts)
      }
      let weeks: FourWeeks<WeekPrescription>
      switch facts.measure {
      case .reps, .repsEachSide, .metres: weeks = repetitions(&slot, facts, course, rirs, draft, context)
      case .seconds, .secondsEachSide, .minutes:
        let ramp = context.rulebook.conditioning.weeklyRamp
        weeks = TimedProgression(range: facts.seconds ?? slot.prescription.seconds, measure: facts.measure, weeklyRamp: ramp)
          .weeks(phases: course.phases, rirs: rirs)
      }
      slot.course.weeks = course.onCalendar(weeks)
      if facts.pattern == .conditioning { setEffort(&slot, conditioning, draft, context) }
      if facts.isCompound, slot.course.isHeavy(from: context.rulebook.time.heavy.part) {
        slot.course.rest = max(slot.course.rest, context.rulebook.time.heavy.rest)
      }
      week.courses.append(slot.course)
    }
    draft.analysis.settle(&week.courses, of: draft.slots, context)
    return (week, [])
  }

  /// How hard a slot of conditioning is, the same in all weeks: minutes grow before anything gets harder.
  private func setEffort(_ slot: inout PlannedSlot, _ conditioning: ConditioningPlan, _ draft: PlanDraft, _ context: PlanningContext) {
    guard let subject = draft.analysis.subject else { return }
    let effort = conditioning.effort(
      subject, isInterval: context.rules.intervals.contains(slot.exercise),
      isRecovery: !draft.sessions[slot.session].isResistance)
    for week in slot.course.weeks.indices { slot.course.weeks[week].target = effort.target }
    (slot.course.note, slot.course.progression) = (effort.note, effort.rule)
  }

  /// The weeks of a slot that counts repetitions, by the first rule that matches client and role and suits the slot.
  private func repetitions(
    _ slot: inout PlannedSlot, _ facts: ExerciseFacts, _ course: BlockCourse, _ rirs: FourWeeks<Int?>, _ draft: PlanDraft,
    _ context: PlanningContext
  ) -> FourWeeks<WeekPrescription> {
    let choice = ProgressionChoice(draft, slot, facts, context)
    let rule = choice.rule.map { context.rulebook.progressions[$0] }
    slot.course.progression = rule?.rule
    let month = draft.analysis.lastMonth
    let asked = slot
    var weeks = stepped(&slot, facts, course, rirs, choice, rule, month, context)
    month.shown.first { $0.exercise == slot.exercise }?.hold(&weeks, intensity: slot.limit.maxIntensity / 100, choice.ladder)
    // A step that would begin lighter than the block before is none: who did that, or is believed to have done it, goes on from it.
    guard let before = month.firstLoads.first(where: { $0.exercise == slot.exercise }), (weeks[0].load ?? before.load) < before.load,
      weeks[0].reps.lowerBound <= before.reps, let shown = month.shown.first(where: { $0.exercise == slot.exercise })
    else { return weeks }
    var same = asked
    same.course.oneRepMax = min(asked.oneRepMax, shown.before)
    let carried = Self.weeks(same, facts, course, rirs, choice, rule, context)
    guard (carried[0].load ?? 0) > (weeks[0].load ?? 0) else { return weeks }
    slot = same
    return carried
  }

  /// The weeks with the steps that last month earned, as far as it shows that they can be done.
  private func stepped(
    _ slot: inout PlannedSlot, _ facts: ExerciseFacts, _ course: BlockCourse, _ rirs: FourWeeks<Int?>, _ choice: ProgressionChoice,
    _ rule: ProgressionRule?, _ month: LastMonth, _ context: PlanningContext
  ) -> FourWeeks<WeekPrescription> {
    var usual = Self.weeks(slot, facts, course, rirs, choice, rule, context)
    if slot.oneRepMax == 0, facts.isLoaded, slot.role != .power, !context.lifting(slot.exercise).showsStrength, let ladder = choice.ladder {
      month.verdict(slot.exercise)?.carry(&usual, ladder, course)
    }
    guard slot.course.oneRepMax > 0, let shown = month.shown.first(where: { $0.exercise == slot.exercise }) else { return usual }
    let step = Double(choice.ladder?.step ?? 0)
    func holds(_ weeks: FourWeeks<WeekPrescription>) -> Bool {
      shown.allows(weeks, step: step, intensity: slot.limit.maxIntensity / 100)
    }
    // A step forward as far as last month shows that it can be done, and else what was done as it was asked for. Rounding takes nothing from
    // it that it took last month already.
    for isStepped in [true, false] {
      var (stronger, weeks) = (slot, usual)
      if !isStepped {
        stronger.course.oneRepMax = min(slot.oneRepMax, shown.before)
        weeks = Self.weeks(stronger, facts, course, rirs, choice, rule, context)
      }
      for _ in 0..<3 {
        let shortfall = month.shortfall(weeks, of: slot.exercise, course.phases, isStepped: isStepped)
        guard shortfall != 1, shortfall < 1.2 else { break }
        var next = stronger
        next.course.oneRepMax *= shortfall
        let raised = Self.weeks(next, facts, course, rirs, choice, rule, context)
        guard
          shortfall < 1 || ((!isStepped || holds(raised)) && raised.indices.allSatisfy { (raised[$0].load ?? 0) >= (weeks[$0].load ?? 0) })
        else { break }
        (stronger, weeks) = (next, raised)
      }
      if isStepped, !holds(weeks) || month.shortfall(weeks, of: slot.exercise, course.phases, isStepped: false) > 1 { continue }
      slot = stronger
      return weeks
    }
    return usual
  }

  private static func weeks(
    _ slot: PlannedSlot, _ facts: ExerciseFacts, _ course: BlockCourse, _ rirs: FourWeeks<Int?>, _ choice: ProgressionChoice,
    _ rule: ProgressionRule?, _ context: PlanningContext
  ) -> FourWeeks<WeekPrescription> {
    let progression = SlotProgression(
      slot: slot, facts: facts, course: course, rirs: rirs, exposure: choice.exposure, bandSlack: context.rulebook.sanitisation.outsideBand)
    return progression.weeks(rule, ladder: choice.ladder, unit: context.client.units)
  }
}
