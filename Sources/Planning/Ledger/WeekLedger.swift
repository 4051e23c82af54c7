import Rulebook
import TrainingModel

/// The running account of a week while sets are given out: time, volume and ratios, kept up to date with every set.
///
/// All plain values: giving, trying and taking back a set allocates nothing.
struct WeekLedger: Sendable {
  private(set) var slots: [LedgerSlot] = []
  private(set) var sessions: [LedgerSession] = []
  /// Half sets of the week.
  private(set) var week = MuscleHalfSets()
  /// How many sessions give each muscle its dose.
  private(set) var days = MuscleHalfSets()
  private(set) var ratios = RatioCounts()
  /// How many slots serve each coverage rule.
  private(set) var covered = SIMD16<Int16>()
  /// What a session has to give a muscle for the day to count.
  private(set) var dose = MuscleHalfSets()
  private var transition = 0
  private var rampFirst = 0
  private var rampLater = 0

  /// Opens the account of a draft, with no set given; `coverage` are the rules that ask something of this client.
  mutating func open(_ draft: PlanDraft, _ context: PlanningContext, coverage: [CoverageRule]) {
    let clock = SessionClock(model: context.rulebook.time, age: draft.age)
    (transition, rampFirst, rampLater) = (clock.model.transition, clock.model.rampFirstHeavy, clock.model.rampLaterCompound)
    dose = draft.bands.dose
    (week, days, ratios, covered) = (MuscleHalfSets(), MuscleHalfSets(), RatioCounts(), SIMD16())
    sessions.removeAll(keepingCapacity: true)
    let spacing = context.rulebook.balance.spacing.days
    for session in draft.sessions {
      var near: UInt8 = 0
      for other in draft.sessions.indices {
        let apart = abs(draft.sessions[other].day - session.day)
        if apart > 0, min(apart, 7 - apart) < spacing { near |= 1 << UInt8(other) }
      }
      sessions.append(LedgerSession(slots: session.slots, neighbours: near, seconds: clock.frame))
    }
    let peak = Self.peak(draft.block)
    let most = context.rulebook.volume.exerciseSets
    slots.removeAll(keepingCapacity: true)
    for slot in draft.slots {
      let facts = context.rules.facts[slot.exercise.index]
      var covers = SIMD16<Int16>()
      for index in coverage.indices.prefix(16) where coverage[index].patterns.contains(facts.pattern) { covers[index] = 1 }
      slots.append(
        LedgerSlot(
          slot, facts, clock: clock, peak: peak, covers: covers, usualSets: draft.experience == .novice ? most.novice : most.usual))
    }
  }

  /// The sets of the fullest week, by planned sets.
  private static func peak(_ block: BlockRule?) -> SIMD16<UInt8> {
    var peak = SIMD16<UInt8>()
    for sets in 0...12 { peak[sets] = UInt8((block?.weeks ?? []).reduce(0) { max($0, $1.workingSets(sets)) }) }
    return peak
  }

  /// How much longer the slot's session gets with `sets` sets in the slot, in the fullest week.
  func secondsAdded(_ slot: Int, sets: Int) -> Int {
    let given = slots[slot].sets
    var added = slots[slot].seconds(sets) - slots[slot].seconds(given)
    guard (given == 0) != (sets == 0) else { return added }
    let session = sessions[slots[slot].session]
    let sign = given == 0 ? 1 : -1
    let others = given == 0 ? session.exercises : session.exercises - 1
    if others > 0 { added += sign * transition }
    if slots[slot].isHeavy { added += sign * ((given == 0 ? session.heavy : session.heavy - 1) > 0 ? rampLater : rampFirst) }
    return added
  }

  /// Gives the slot this many sets.
  mutating func set(_ slot: Int, sets: Int) {
    let given = slots[slot].sets
    let session = slots[slot].session
    guard sets != given else { return }
    sessions[session].seconds += secondsAdded(slot, sets: sets)
    slots[slot].sets = sets
    if (given == 0) != (sets == 0) {
      let sign = given == 0 ? 1 : -1
      sessions[session].exercises += sign
      if slots[slot].isHeavy { sessions[session].heavy += sign }
      covered = given == 0 ? covered &+ slots[slot].covers : covered &- slots[slot].covers
    }
    guard slots[slot].work.contains(.resistance) else { return }
    sessions[session].workingSets += sets - given
    ratios.add(slots[slot].work, sets - given)
    let before = sessions[session].halfSets
    let after = before &+ slots[slot].halfSets &* UInt16(truncatingIfNeeded: sets - given)
    sessions[session].halfSets = after
    week = week &+ after &- before
    let one = MuscleHalfSets(repeating: 1)
    days.replace(with: days &- one, where: (before .>= dose) .& (after .< dose))
    days.replace(with: days &+ one, where: (before .< dose) .& (after .>= dose))
  }

  /// Sets the rest between the slot's sets, in seconds.
  mutating func setRest(_ slot: Int, _ rest: Int) {
    let before = slots[slot].seconds(slots[slot].sets)
    slots[slot].rest = rest
    sessions[slots[slot].session].seconds += slots[slot].seconds(slots[slot].sets) - before
  }

  /// Sets how long one set lasts of a slot that has none yet, as for cardio that fills a session.
  mutating func setSeconds(_ slot: Int, _ seconds: Int) { slots[slot].setSeconds = seconds }
}
