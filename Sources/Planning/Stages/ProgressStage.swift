import Findings
import Rulebook
import TrainingModel

/// Lays reps, effort and load of every slot out over the four weeks.
struct ProgressStage: PlanningStage {
  let name = StageName.progress

  func run(_ draft: inout PlanDraft, _ context: PlanningContext) -> [Finding] {
    guard let block = draft.block, let subject = draft.subject, let level = draft.goalLevel else { return [] }
    for index in draft.slots.indices {
      let slot = draft.slots[index]
      let facts = context.rules.facts[slot.exercise.index]
      let progression = context.rulebook.progressions.first { $0.when.matches(subject, role: slot.slot.role) }
      draft.slots[index].progression = progression
      draft.slots[index].rest = max(slot.prescription.rest.lowerBound, slot.limit.minRest)
      draft.slots[index].weeks =
        switch facts.measure {
        case .reps, .repsEachSide, .metres:
          repWeeks(slot, facts, progression, block, level, draft, context)
        case .seconds, .secondsEachSide, .minutes:
          timedWeeks(slot, facts, block, level)
        }
    }
    return []
  }

  /// Exercises that last a time: a sixth longer each week, back to the start in a deload.
  private func timedWeeks(_ slot: PlannedSlot, _ facts: ExerciseFacts, _ block: BlockRule, _ level: GoalLevel) -> [WeekPrescription] {
    let range = slot.prescription.seconds
    let unit = facts.measure == .minutes ? 60 : 1
    let (low, high) = (max(1, range.lowerBound / unit), max(1, range.upperBound / unit))
    var step = 0
    return block.weeks.map { week in
      let isEasy = week.phase == .deload
      let value = isEasy ? low : min(high, low + (low * step + 3) / 6)
      if !isEasy { step += 1 }
      let rir = facts.pattern.isResistance ? max(Int(level.rir(week.phase) ?? 2), slot.limit.minRIR) : nil
      return WeekPrescription(reps: value...value, rir: rir, load: nil)
    }
  }

  private func repWeeks(
    _ slot: PlannedSlot, _ facts: ExerciseFacts, _ progression: ProgressionRule?, _ block: BlockRule, _ level: GoalLevel, _ draft: PlanDraft,
    _ context: PlanningContext
  ) -> [WeekPrescription] {
    let range = slot.repRange(facts)
    let rirs = block.weeks.map { week in
      // A jump or throw ends before it slows down, so its reserve is not counted down.
      slot.slot.role == .power ? nil : max(Int(level.rir(week.phase) ?? 3), slot.limit.minRIR)
    }
    let oneRepMax = facts.isLoaded && slot.slot.role != .power ? draft.oneRepMax(of: slot.exercise, context.rulebook) : nil
    let model = progression?.model ?? .doubleProgression
    guard let oneRepMax, model != .doubleProgression else {
      return doubleProgression(range, rirs, block, oneRepMax: oneRepMax, limit: slot.limit)
    }
    let reps = slot.fixedReps(in: range, firstRIR: rirs[0] ?? 3)
    var loads: [Double] = []
    for (index, week) in block.weeks.enumerated() {
      let ceiling = min(EffortTable.part(reps: reps, rir: rirs[index] ?? 3), slot.limit.maxIntensity / 100) * oneRepMax
      if model == .linear, week.phase != .deload, let step = progression?.step, let last = loads.last {
        let added = (facts.pattern.isLowerBody ? step.lower : step.upper).hundredths(in: context.client.units)
        // A step is never more than the fall in reserve allows, and never less than what was lifted last week.
        loads.append(max(last, min(last + Double(added), ceiling * pow(1 + context.growth(draft.experience), index))))
      } else {
        loads.append(ceiling * week.load)
      }
    }
    return zip(rirs, loads).map { WeekPrescription(reps: reps...reps, rir: $0, load: $1) }
  }

  /// One load for the block, and a repetition more each week: as the reserve falls by one, the load stays right.
  private func doubleProgression(
    _ range: ClosedRange<Int>, _ rirs: [Int?], _ block: BlockRule, oneRepMax: Double?, limit: ResolvedLimit
  ) -> [WeekPrescription] {
    let width = min(2, range.count - 1)
    let room = max(0, range.count - 1 - width)
    let load = oneRepMax.map { max in
      max * min(EffortTable.part(reps: range.lowerBound + width, rir: rirs[0] ?? 3), limit.maxIntensity / 100)
    }
    var step = 0
    return block.weeks.enumerated().map { index, week in
      let isEasy = week.phase == .deload
      let low = range.lowerBound + (isEasy ? 0 : min(step, room))
      if !isEasy { step += 1 }
      return WeekPrescription(reps: low...(low + width), rir: rirs[index], load: load.map { isEasy ? $0 * week.load : $0 })
    }
  }

  private func pow(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1) { value, _ in value * base } }
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

extension PlannedSlot {
  /// The repetitions that goal, role and limits leave.
  fileprivate func repRange(_ facts: ExerciseFacts) -> ClosedRange<Int> {
    let low = max(prescription.reps.lowerBound, limit.reps.lowerBound)
    let high = max(low, min(prescription.reps.upperBound, limit.reps.upperBound))
    return low...high
  }

  /// The repetitions to stay with: the middle of the range, moved to where the first week's load is in the goal's band of intensity.
  fileprivate func fixedReps(in range: ClosedRange<Int>, firstRIR: Int) -> Int {
    var reps = (range.lowerBound + range.upperBound) / 2
    guard let band = prescription.intensity else { return reps }
    while reps > range.lowerBound, EffortTable.part(reps: reps, rir: firstRIR) * 100 < band.lowerBound { reps -= 1 }
    while reps < range.upperBound, EffortTable.part(reps: reps, rir: firstRIR) * 100 > band.upperBound { reps += 1 }
    return reps
  }
}

extension MovementPattern {
  /// Whether the legs and hips do the work.
  var isLowerBody: Bool {
    switch self {
    case .squat, .hinge, .lungeSingleLeg, .isolationGlutes, .isolationQuads, .isolationHamstrings, .isolationAdductors, .isolationAbductors,
      .isolationCalves:
      true
    default: false
    }
  }
}

extension PlanDraft {
  /// The client's 1RM of an exercise in hundredths of their unit: known, or from a related lift with a tenth off for safety
  /// (training-science section 4.7); nil where nothing is known.
  func oneRepMax(of exercise: ExerciseID, _ rulebook: Rulebook) -> Double? {
    var (current, factor) = (exercise, 1.0)
    for _ in 0..<3 {
      if oneRepMax[current.index] > 0 { return oneRepMax[current.index] * factor }
      guard let seed = rulebook[current].seed else { return nil }
      factor *= seed.ratio * 0.9
      current = seed.from
    }
    return oneRepMax[current.index] > 0 ? oneRepMax[current.index] * factor : nil
  }
}
