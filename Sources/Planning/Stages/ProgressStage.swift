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
    guard let block = draft.block, let subject = draft.subject, let level = draft.goalLevel else { return [] }
    let phases = FourWeeks { block.weeks[$0].phase }
    let parts = FourWeeks { block.weeks[$0].load }
    var ruleOfRole = SIMD8<Int16>(repeating: -1)
    for role in SlotRole.allCases {
      if let index = context.rulebook.progressions.firstIndex(where: { $0.when.matches(subject, role: role) }) {
        ruleOfRole[Int(role.rawValue)] = Int16(index)
      }
    }
    let step = context.rulebook.sanitisation.restStep
    for index in draft.slots.indices {
      let facts = context.rules.facts[draft.slots[index].exercise.index]
      let role = draft.slots[index].role
      let rest = max(draft.slots[index].prescription.rest.lowerBound, draft.slots[index].limit.minRest)
      draft.slots[index].rest = (rest + step - 1) / step * step
      let minRIR = draft.slots[index].limit.minRIR
      // A jump or throw ends before it slows down, so its reserve is not counted down.
      let rirs = FourWeeks { week in
        role == .power || !facts.pattern.isResistance ? nil : max(Int(level.rir(phases[week]) ?? 3), minRIR)
      }
      if facts.isLoaded, role != .power {
        draft.slots[index].oneRepMax = draft.oneRepMax(of: draft.slots[index].exercise, context.rules.facts)
      }
      let place = Int(ruleOfRole[Int(role.rawValue)])
      if place >= 0 { draft.slots[index].progression = context.rulebook.progressions[place].rule }
      switch facts.measure {
      case .reps, .repsEachSide, .metres:
        let progression = SlotProgression(
          slot: draft.slots[index], facts: facts, phases: phases, parts: parts, rirs: rirs,
          growth: min(0.015, context.growth(draft.experience)))
        if place >= 0 {
          draft.slots[index].weeks = progression.weeks(context.rulebook.progressions[place], context)
        } else {
          draft.slots[index].weeks = progression.doubleProgression()
        }
        if facts.isCompound, draft.slots[index].isHeavy(from: context.rules.heavyLift.part) {
          draft.slots[index].rest = max(draft.slots[index].rest, context.rules.heavyLift.rest)
        }
      case .seconds, .secondsEachSide, .minutes:
        draft.slots[index].weeks = TimedProgression(range: draft.slots[index].prescription.seconds, measure: facts.measure)
          .weeks(phases: phases, rirs: rirs)
      }
    }
    return []
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
