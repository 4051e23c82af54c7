import Rulebook
import TrainingModel

/// Makes the rows of one session in one week.
struct RowBuilder {
  private let draft: PlanDraft
  private let context: PlanningContext
  private var rules: PlanningRules { context.rules }
  private let warmup: [WarmupRule]
  private let bounds: SanitisationRules
  private let weeks: [BlockWeek]
  private let blockRule: RuleID
  private let splitRule: RuleID?
  private let selectionRule: RuleID
  private let clock: SessionClock
  private let seed: UInt64
  /// The sets of an easy week by slot; empty where the block has none.
  private let easySets: [Int]
  private let conditionNotes: ConditionNotes

  init(_ draft: PlanDraft, _ context: PlanningContext, block: BlockRule) {
    self.draft = draft
    (splitRule, selectionRule) = (draft.analysis.split?.rule, context.rulebook.selection.rule)
    (self.context, seed) = (context, context.seed)
    (warmup, bounds, weeks, blockRule) = (context.rulebook.warmup, context.rulebook.sanitisation, block.weeks, block.rule)
    clock = SessionClock(model: context.rulebook.time, age: draft.analysis.age)
    conditionNotes = ConditionNotes(draft.analysis.conditions, context.rules)
    let easy = block.weeks.first { $0.phase == .deload }
    easySets = easy.map { Self.easySets(draft, part: $0.sets, context.rules.facts) } ?? []
  }

  /// The sets of an easy week: resistance work is shared out anew, conditioning and mobility stay.
  private static func easySets(_ draft: PlanDraft, part: Double, _ facts: [ExerciseFacts]) -> [Int] {
    let isWork = { (slot: Int) in draft.slots[slot].sets > 0 && facts[draft.slots[slot].exercise.index].work.contains(.resistance) }
    var shared = draft.slots.map(\.sets)
    var left = draft.sessions.count { $0.slots.contains(where: isWork) }
    let all = draft.slots.indices.reduce(0) { $0 + (isWork($1) ? draft.slots[$1].sets : 0) }
    let total = max(left, Int((Double(all) * part).rounded()))
    var (planned, given) = (0, 0)
    for session in draft.sessions {
      let work = session.slots.filter(isWork)
      guard !work.isEmpty else { continue }
      left -= 1
      // What rounding takes from one session the next one gets, and every session keeps one set at least.
      planned += work.reduce(0) { $0 + draft.slots[$1].sets }
      let wanted = max(1, min(total - given - left, Int((Double(planned) * part).rounded()) - given))
      // What conditions or age ask for is asked for in an easy week as well.
      let easy = DeloadSets.share(
        work.map { (draft.slots[$0].sets, draft.slots[$0].isAsked ? 0 : draft.slots[$0].priority) }, wanted: wanted)
      for (slot, sets) in zip(work, easy) { shared[slot] = sets }
      given += easy.reduce(0, +)
    }
    return shared
  }

  /// Appends the session's rows in order and tells how many seconds the session takes.
  func appendSession(_ session: Int, week: Int, to rows: inout [Prescription]) -> Int {
    let slots = draft.sessions[session].slots
    let day = UInt8(draft.sessions[session].day)
    let isEasy = weeks[week].phase == .deload
    let first = rows.count
    var seconds = clock.frame
    var order: UInt8 = 0
    var exercises = 0
    var heavySeen = false
    var half: Half?

    var trained = MuscleSet()
    for index in slots {
      // The fullest week rounds up, and never past what a condition allows.
      let sets = min(draft.slots[index].limit.maxSets, isEasy ? easySets[index] : weeks[week].workingSets(draft.slots[index].sets))
      guard sets > 0 else { continue }
      let exercise = draft.slots[index].exercise
      let place = Place(
        week: week, day: day, slot: draft.slots[index], facts: rules.facts[exercise.index], lifting: context.lifting(exercise))
      let isFirstHeavy = place.facts.isHeavy && !heavySeen
      heavySeen = heavySeen || isFirstHeavy
      let moment = RampSets.Moment(isFirstHeavy: isFirstHeavy, isWarm: trained.bits & place.facts.direct.bits != 0)
      trained = MuscleSet(bits: trained.bits | place.facts.direct.bits)
      appendRamp(place, moment, order: &order, to: &rows)
      order += 1
      var row = workRow(place, sets: sets, order: order)
      let item = SessionClock.Item(sets: Int(row.sets), amount: Int(row.repsMax), rest: Int(row.restSeconds), tempo: row.tempo)
      let alone = clock.seconds(item, place.facts, isFirstHeavy: isFirstHeavy)
      seconds += alone + (exercises > 0 ? clock.model.transition : 0)
      exercises += 1
      // In an easy week a pair may have fewer sets in one half: then each stands alone.
      if let one = half, one.slot.superset == place.slot.superset, one.item.sets == item.sets, item.sets > 1 {
        let together = clock.seconds((one.item, one.facts, one.isFirstHeavy), (item, place.facts, isFirstHeavy))
        seconds += together - one.alone - alone
        row.superset = place.slot.superset
        rows[one.row].superset = row.superset
      }
      half =
        place.slot.superset == 0
        ? nil
        : Half(
          slot: place.slot, facts: place.facts, item: item, isFirstHeavy: isFirstHeavy, alone: alone, row: rows.count)
      rows.append(row)
    }
    conditionNotes.write(to: &rows, from: first)
    return seconds
  }

  /// The exercise before, where it is half of a superset.
  private struct Half {
    let slot: PlannedSlot
    let facts: ExerciseFacts
    let item: SessionClock.Item
    let isFirstHeavy: Bool
    /// Its seconds where it stands alone.
    let alone: Int
    /// The place of its row.
    let row: Int
  }

  /// One slot in one week.
  private struct Place {
    let week: Int
    let day: UInt8
    let slot: PlannedSlot
    let facts: ExerciseFacts

    let lifting: Lifting

    /// What is lifted.
    var lifted: Load? { slot.weeks[week].load.map { Load(hundredths: Int32($0)) } }
    /// What is written.
    var load: Load? { slot.weeks[week].load.map { lifting.written($0) } }
  }

  private func workRow(_ place: Place, sets: Int, order: UInt8) -> Prescription {
    let (slot, facts) = (place.slot, place.facts)
    let week = slot.weeks[place.week]
    let hasTempo = (facts.measure == .reps || facts.measure == .repsEachSide) && facts.secondsPerRep == nil
    var row = Prescription(
      week: UInt8(place.week + 1), day: place.day, order: order, rowID: rowID(place, step: 0), exercise: slot.exercise,
      kind: facts.pattern.rowKind, measure: facts.measure, sets: UInt8(clamp(sets, bounds.sets)),
      repsMin: UInt16(clamp(week.reps.lowerBound, bounds.amounts(facts.measure))),
      repsMax: UInt16(clamp(week.reps.upperBound, bounds.amounts(facts.measure))), load: place.load, loadBasis: facts.loadBasis,
      rir: week.rir.map { UInt8(clamp($0, bounds.rir)) }, restSeconds: UInt16(clamp(slot.rest, bounds.rest)),
      tempo: hasTempo ? slot.prescription.tempo : nil)
    if week.target != .none {
      row.target = week.target
    } else if slot.role == .power {
      row.target = Target(.fastIntent)
    } else if row.load == nil, facts.isLoaded || facts.loadBasis == .band {
      row.target = Target(.findByEffort)
    }
    row.note = slot.note ?? facts.note
    row.reasons = reasons(slot)
    return row
  }

  private func appendRamp(_ place: Place, _ moment: RampSets.Moment, order: inout UInt8, to rows: inout [Prescription]) {
    guard place.facts.isHeavy, place.slot.role != .power else { return }
    let ramp = RampSets(rules: warmup, ladder: context.ladder(of: place.slot.exercise))
    var found = ramp.steps(moment, working: place.lifted, oneRepMax: place.slot.oneRepMax)
    // Where even the body alone is too much to build up with, something easier is, by feel.
    if found == nil, place.lifting.liftsBody { found = ramp.steps(moment, working: nil, oneRepMax: 0) }
    guard let (rule, steps) = found else { return }
    for (number, step) in steps.enumerated() {
      order += 1
      var row = Prescription(
        week: UInt8(place.week + 1), day: place.day, order: order, rowID: rowID(place, step: number + 1), exercise: place.slot.exercise,
        kind: .ramp, measure: place.facts.measure, sets: UInt8(step.sets), repsMin: UInt16(step.reps), repsMax: UInt16(step.reps),
        load: step.load.map { place.lifting.written(Double($0.hundredths)) },
        loadBasis: place.facts.loadBasis, rir: nil, restSeconds: UInt16(rule.restSeconds), tempo: nil)
      if step.load == nil { row.target = Target(.buildUp) }
      row.reasons.append(place.slot.rule)
      row.reasons.append(rule.rule)
      rows.append(row)
    }
  }

  private func rowID(_ place: Place, step: Int) -> RowID {
    RowID(seed: seed, place: UInt64(place.week) << 40 | UInt64(place.day) << 32 | UInt64(place.slot.key) << 8 | UInt64(step))
  }

  /// The rules that made a row, in the order in which they spoke.
  private func reasons(_ slot: PlannedSlot) -> Reasons {
    var reasons = Reasons()
    if let splitRule, draft.sessions[slot.session].isResistance { reasons.append(splitRule) }
    reasons.append(slot.rule)
    reasons.append(selectionRule)
    if let substitution = slot.substitution { reasons.append(substitution) }
    reasons.append(slot.prescription.rule)
    if let progression = slot.progression { reasons.append(progression) }
    if let superset = slot.supersetRule { reasons.append(superset) }
    reasons.append(blockRule)
    reasons.append(draft.analysis.bands.rule)
    reasons.append(contentsOf: slot.limit.rules)
    return reasons
  }

  private func clamp(_ value: Int, _ bounds: ClosedRange<Int>) -> Int { min(max(value, bounds.lowerBound), bounds.upperBound) }
}

extension MovementPattern {
  /// The kind of row that an exercise of this pattern becomes.
  package var rowKind: RowKind {
    switch self {
    case .conditioning: .cardio
    case .mobility, .balance: .mobility
    default: .work
    }
  }
}
