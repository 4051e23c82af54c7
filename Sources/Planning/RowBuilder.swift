import Rulebook
import TrainingModel

/// Makes the rows of one session in one week.
struct RowBuilder {
  private let draft: PlanDraft
  private let rulebook: Rulebook
  private let facts: [ExerciseFacts]
  private let block: BlockRule
  private let clock: SessionClock
  private let unit: LoadUnit
  private let seed: UInt64
  /// The weeks of each slot after rounding, with their loads.
  private let rounded: [(weeks: [WeekPrescription], loads: [Load?], oneRepMax: Double?)]
  /// The sentence of the client's conditions for the first row of a session.
  private let conditionNote: NoteID?

  init(_ draft: PlanDraft, _ context: PlanningContext, block: BlockRule) {
    self.draft = draft
    self.block = block
    (rulebook, facts, unit, seed) = (context.rulebook, context.rules.facts, context.client.units, context.seed)
    clock = SessionClock(model: context.rulebook.time, age: draft.age)
    let phases = block.weeks.map(\.phase)
    rounded = draft.slots.map { slot in
      var weeks = slot.weeks
      let oneRepMax = draft.oneRepMax(of: slot.exercise, context.rulebook)
      guard slot.sets > 0, let oneRepMax, let item = context.rulebook[slot.exercise].loadedBy,
        let ladder = context.rulebook[item].ladder(in: context.client.units), weeks.contains(where: { $0.load != nil })
      else { return (weeks, weeks.map { _ in nil }, nil) }
      let rounding = LoadRounding(
        ladder: ladder, oneRepMax: oneRepMax, weeklyCap: slot.progression?.weeklyCap ?? 0.1, maxIntensity: slot.limit.maxIntensity,
        mostReps: max(slot.prescription.reps.upperBound, weeks.map(\.reps.upperBound).max() ?? 1))
      let loads = rounding.round(&weeks, phases: phases)
      return (weeks, loads, oneRepMax)
    }
    conditionNote = context.rulebook.conditions.indices.lazy
      .filter { draft.conditions.contains(ConditionID($0)) }.compactMap { context.rulebook.conditions[$0].note }.first
  }

  /// Appends the session's rows in order and tells how many seconds the session takes.
  mutating func appendSession(_ session: Int, week: Int, to rows: inout [Prescription]) -> Int {
    let slots = draft.sessions[session].slots
    let sets = workingSets(slots, week: week)
    var seconds = clock.frame
    var order: UInt8 = 0
    var exercises = 0
    var heavySeen = false
    for (index, sets) in zip(slots, sets) where sets > 0 {
      let slot = draft.slots[index]
      let facts = facts[slot.exercise.index]
      let isFirstHeavy = facts.isHeavy && !heavySeen
      heavySeen = heavySeen || isFirstHeavy
      let prescribed = rounded[index].weeks[week]
      let load = rounded[index].loads[week]
      appendRamp(slot, facts, index: index, week: week, isFirstHeavy: isFirstHeavy, load: load, order: &order, to: &rows)
      order += 1
      var row = workRow(slot, facts, prescribed, load: load, sets: sets, week: week, order: order)
      if exercises == 0, let conditionNote { row.note = conditionNote }
      rows.append(row)
      let item = SessionClock.Item(sets: sets, amount: Int(row.repsMax), rest: Int(row.restSeconds), tempo: row.tempo)
      seconds += clock.seconds(item, facts, isFirstHeavy: isFirstHeavy) + (exercises > 0 ? clock.model.transition : 0)
      exercises += 1
    }
    return seconds
  }

  /// The sets of each slot in a week: planned sets times the week's part; an easy week is shared out over the session.
  private func workingSets(_ slots: Range<Int>, week: Int) -> [Int] {
    let part = block.weeks[week]
    guard part.phase == .deload else { return slots.map { min(12, part.workingSets(draft.slots[$0].sets)) } }
    return DeloadSets.share(slots.map { (draft.slots[$0].sets, draft.slots[$0].slot.priority) }, part: part.sets)
  }

  private func workRow(
    _ slot: PlannedSlot, _ facts: ExerciseFacts, _ week: WeekPrescription, load: Load?, sets: Int, week index: Int, order: UInt8
  ) -> Prescription {
    let exercise = rulebook[slot.exercise]
    let bounds = rulebook.sanitisation
    let isPower = slot.slot.role == .power
    var row = Prescription(
      week: UInt8(index + 1), day: UInt8(draft.sessions[slot.session].day), order: order, rowID: rowID(slot, week: index, step: 0),
      exercise: slot.exercise, kind: facts.pattern.rowKind, measure: facts.measure, sets: UInt8(clamp(sets, bounds.sets)),
      repsMin: UInt16(clamp(week.reps.lowerBound, bounds.amounts(facts.measure))),
      repsMax: UInt16(clamp(week.reps.upperBound, bounds.amounts(facts.measure))), load: load, loadBasis: exercise.loadBasis,
      rir: week.rir.map { UInt8(clamp($0, bounds.rir)) },
      restSeconds: UInt16(clamp((slot.rest + bounds.restStep / 2) / bounds.restStep * bounds.restStep, bounds.rest)),
      tempo: facts.measure == .reps || facts.measure == .repsEachSide ? (facts.secondsPerRep == nil ? slot.prescription.tempo : nil) : nil)
    if facts.pattern == .conditioning {
      row.target = Target(.talkingPace)
    } else if isPower {
      row.target = Target(.fastIntent)
    } else if load == nil, facts.isLoaded || exercise.loadBasis == .band {
      row.target = Target(.findByEffort)
    }
    row.note = exercise.note
    row.reasons = reasons(slot, exercise)
    return row
  }

  private func appendRamp(
    _ slot: PlannedSlot, _ facts: ExerciseFacts, index: Int, week: Int, isFirstHeavy: Bool, load: Load?, order: inout UInt8,
    to rows: inout [Prescription]
  ) {
    let exercise = rulebook[slot.exercise]
    let ramp = RampSets(rules: rulebook.warmup, ladder: exercise.loadedBy.flatMap { rulebook[$0].ladder(in: unit) })
    guard slot.slot.role != .power,
      let (rule, steps) = ramp.steps(facts, isFirstHeavy: isFirstHeavy, working: load, oneRepMax: rounded[index].oneRepMax)
    else { return }
    for (place, step) in steps.enumerated() {
      order += 1
      var row = Prescription(
        week: UInt8(week + 1), day: UInt8(draft.sessions[slot.session].day), order: order, rowID: rowID(slot, week: week, step: place + 1),
        exercise: slot.exercise, kind: .ramp, measure: facts.measure, sets: UInt8(step.sets), repsMin: UInt16(step.reps),
        repsMax: UInt16(step.reps), load: step.load, loadBasis: exercise.loadBasis, rir: nil, restSeconds: UInt16(rule.restSeconds), tempo: nil)
      if step.load == nil { row.target = Target(.buildUp) }
      row.reasons.append(rule.rule)
      rows.append(row)
    }
  }

  private func rowID(_ slot: PlannedSlot, week: Int, step: Int) -> RowID {
    let day = UInt64(draft.sessions[slot.session].day)
    return RowID(seed: seed, place: UInt64(week) << 40 | day << 32 | UInt64(slot.slot.key) << 8 | UInt64(step))
  }

  /// The rules that made a row, in the order in which they spoke.
  private func reasons(_ slot: PlannedSlot, _ exercise: Exercise) -> Reasons {
    var reasons = Reasons([slot.slot.rule, exercise.rule, slot.prescription.rule])
    if let progression = slot.progression { reasons.append(progression.rule) }
    reasons.append(block.rule)
    reasons.append(draft.bands.rule)
    for rule in slot.limit.rules { reasons.append(rule) }
    return reasons
  }

  private func clamp(_ value: Int, _ bounds: ClosedRange<Int>) -> Int { min(max(value, bounds.lowerBound), bounds.upperBound) }
}

extension SanitisationRules {
  /// The bounds of what a measure counts.
  func amounts(_ measure: Measure) -> ClosedRange<Int> {
    switch measure {
    case .reps, .repsEachSide: reps
    case .seconds, .secondsEachSide: seconds
    case .minutes: minutes
    case .metres: 1...1000
    }
  }
}

extension MovementPattern {
  /// The kind of row that an exercise of this pattern becomes.
  fileprivate var rowKind: RowKind {
    switch self {
    case .conditioning: .cardio
    case .mobility, .balance: .mobility
    default: .work
    }
  }
}
