import Findings
import Rulebook
import TrainingModel

/// Lays reps, effort and load of every slot out over the four weeks.
///
/// Loads are rounded here already, because what rounding takes from the load is given back as repetitions, and those take time.
struct ProgressStage: PlanningStage {
  let name = StageName.progress
  let scope = PlanScope.generated

  func run(_ draft: inout PlanDraft, _ context: PlanningContext) -> [Finding] {
    guard let course = draft.course, let level = draft.goalLevel else { return [] }
    IntervalLimit.apply(to: &draft, context)
    let conditioning = ConditioningPlan(draft, context)
    let step = context.rulebook.sanitisation.restStep
    for index in draft.slots.indices {
      let facts = context.rules.facts[draft.slots[index].exercise.index]
      let role = draft.slots[index].role
      let rest = max(draft.slots[index].prescription.rest.lowerBound, draft.slots[index].limit.minRest)
      draft.slots[index].rest = (rest + step - 1) / step * step
      let minRIR = draft.slots[index].limit.minRIR
      // A jump or throw ends before it slows down, so its reserve is not counted down.
      let rirs = FourWeeks { week in
        role == .power || !facts.pattern.isResistance ? nil : max(Int(level.rir(course.phases[week]) ?? 3), minRIR)
      }
      if facts.isLoaded, role != .power {
        draft.slots[index].oneRepMax = draft.oneRepMax(of: draft.slots[index].exercise, context.rules.facts)
      }
      let weeks: FourWeeks<WeekPrescription>
      switch facts.measure {
      case .reps, .repsEachSide, .metres: weeks = repetitions(index, facts, course, rirs, &draft, context)
      case .seconds, .secondsEachSide, .minutes:
        let ramp = context.rulebook.conditioning.weeklyRamp
        weeks = TimedProgression(range: facts.seconds ?? draft.slots[index].prescription.seconds, measure: facts.measure, weeklyRamp: ramp)
          .weeks(phases: course.phases, rirs: rirs)
      }
      draft.slots[index].weeks = course.onCalendar(weeks)
      if facts.pattern == .conditioning { setEffort(index, conditioning, &draft, context) }
      if facts.isCompound, draft.slots[index].isHeavy(from: context.rules.heavyLift.part) {
        draft.slots[index].rest = max(draft.slots[index].rest, context.rules.heavyLift.rest)
      }
    }
    draft.settleLoads(context)
    return []
  }

  /// How hard a slot of conditioning is, the same in all weeks: minutes grow before anything gets harder.
  private func setEffort(_ index: Int, _ conditioning: ConditioningPlan, _ draft: inout PlanDraft, _ context: PlanningContext) {
    guard let subject = draft.subject else { return }
    let effort = conditioning.effort(
      subject, isInterval: context.rules.intervals.contains(draft.slots[index].exercise),
      isRecovery: !draft.sessions[draft.slots[index].session].isResistance)
    for week in draft.slots[index].weeks.indices { draft.slots[index].weeks[week].target = effort.target }
    (draft.slots[index].note, draft.slots[index].progression) = (effort.note, effort.rule)
  }

  /// The weeks of a slot that counts repetitions, by the first rule that matches client and role and suits the slot.
  private func repetitions(
    _ index: Int, _ facts: ExerciseFacts, _ course: BlockCourse, _ rirs: FourWeeks<Int?>, _ draft: inout PlanDraft,
    _ context: PlanningContext
  ) -> FourWeeks<WeekPrescription> {
    let choice = ProgressionChoice(draft, index, facts, context)
    let rule = choice.rule.map { context.rulebook.progressions[$0] }
    draft.slots[index].progression = rule?.rule
    let progression = SlotProgression(
      slot: draft.slots[index], facts: facts, course: course, rirs: rirs, exposure: choice.exposure, bandSlack: context.rules.bandSlack)
    return progression.weeks(rule, ladder: choice.ladder, unit: context.client.units)
  }
}

extension PlannedSlot {
  /// Whether a week's load is at least this part of 1RM.
  func isHeavy(from part: Double) -> Bool {
    oneRepMax > 0 && weeks.indices.contains { (weeks[$0].load ?? 0) >= part * oneRepMax }
  }
}

extension PlanningContext {
  /// How much 1RM may be projected to grow in a week (training-science section 7.3).
  func growth(_ experience: Experience) -> Double {
    switch experience {
    case .novice: 0.06
    case .intermediate: 0.025
    case .advanced: 0.0125
    }
  }
}
