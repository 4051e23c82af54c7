import Rulebook
import TrainingModel

/// Decides where the next set does most, and whether it may be given at all.
struct SetGiver {
  private(set) var ledger: WeekLedger
  private let draft: PlanDraft
  private let bands: VolumeTargets
  private let balance: BalanceRules
  private let volume: VolumeRules
  private let coverage: [CoverageRule]
  private let pullToPush: ClosedRange<Double>
  private let limitSeconds: Int
  /// By session: the sessions that are too near for both to be hard on one muscle.
  private let neighbours: [[Int]]
  private let maxSetsOfExercise: Int

  init(_ draft: PlanDraft, _ context: PlanningContext) {
    let rulebook = context.rulebook
    self.draft = draft
    (bands, balance, volume) = (draft.bands, rulebook.balance, rulebook.volume)
    ledger = WeekLedger(draft, context, clock: SessionClock(model: rulebook.time, age: draft.age))
    limitSeconds = Int(Double(context.client.minutesPerSession * 60) * rulebook.time.fill)
    coverage = draft.subject.map { subject in rulebook.balance.coverage.filter { $0.when.matches(subject) } } ?? []
    let ideal = balance.pullToPush.ideal
    pullToPush = max(ideal.lowerBound, draft.minimumPullToPush ?? 0)...max(ideal.upperBound, (draft.minimumPullToPush ?? 0) + 0.5)
    neighbours = draft.sessions.map { session in
      draft.sessions.indices.filter { other in
        let apart = abs(draft.sessions[other].day - session.day)
        return apart > 0 && min(apart, 7 - apart) < rulebook.balance.spacing.days
      }
    }
    maxSetsOfExercise = draft.experience == .novice ? volume.exerciseSets.novice : volume.exerciseSets.usual
  }

  /// One set of everything that a session is for, the most important first.
  mutating func giveEssentials() {
    for priority in 1...3 {
      for slot in ledger.slots.indices where ledger.slots[slot].slot.priority == priority && mayGive(slot, sets: 1) {
        ledger.set(slot, sets: 1)
      }
    }
  }

  /// Set after set to the slot that gains most, until none gains or none fits.
  mutating func giveWhereItHelps() {
    while true {
      let weights = muscleWeights()
      var best: (gain: Int, slot: Int, sets: Int)?
      for slot in ledger.slots.indices where !isFiller(slot) {
        let given = ledger.slots[slot].sets
        let sets = given == 0 ? startingSets(slot) : given + 1
        let gain = gain(slot, sets: sets, weights)
        if gain > best?.gain ?? 0, mayGive(slot, sets: sets) { best = (gain, slot, sets) }
      }
      guard let best else { return }
      ledger.set(best.slot, sets: best.sets)
    }
  }

  /// Fills a session that is much shorter than the client's time with easy conditioning, up to about three quarters of it.
  mutating func fillTime() {
    for slot in ledger.slots.indices where isFiller(slot) && ledger.slots[slot].sets == 0 {
      let session = ledger.slots[slot].session
      guard ledger.seconds[session] * 10 < limitSeconds * 7 else { continue }
      let minutes = min(30, (limitSeconds * 3 / 4 - ledger.seconds[session]) / 60 - 2)
      guard minutes >= 5 else { continue }
      ledger.setAmount(slot, ledger.facts(slot).measure == .minutes ? minutes : minutes * 60)
      ledger.set(slot, sets: 1)
    }
  }

  /// Gives what time is left to longer rests, main lifts first.
  mutating func spendTimeOnRest() {
    for slot in ledger.slots.indices where ledger.slots[slot].sets > 1 {
      let planned = ledger.slots[slot]
      let session = planned.session
      let spare = (limitSeconds - ledger.seconds[session]) / (planned.sets - 1)
      let longest = max(planned.rest, planned.prescription.rest.upperBound)
      let rest = min(longest, planned.rest + max(0, spare)) / 15 * 15
      if rest > planned.rest { ledger.setRest(slot, rest) }
    }
  }

  /// Whether a slot only stands by to fill time.
  private func isFiller(_ slot: Int) -> Bool { ledger.slots[slot].slot.key == SelectStage.fillerKey }

  /// With how many sets a slot that was left out comes in.
  private func startingSets(_ slot: Int) -> Int { min(2, ledger.slots[slot].prescription.sets.lowerBound) }

  private func mayGive(_ slot: Int, sets: Int) -> Bool {
    let planned = ledger.slots[slot]
    let facts = ledger.facts(slot)
    guard sets <= min(planned.limit.maxSets, planned.prescription.sets.upperBound, maxSetsOfExercise) else { return false }
    if facts.pattern.isResistance {
      let added = facts.halfSets &* UInt16(sets - planned.sets)
      let session = ledger.bySession[planned.session] &+ added
      if ledger.setsInSession[planned.session] + sets - planned.sets > volume.sessionSets.typical.upperBound { return false }
      // Caps count for the muscles that the exercise trains directly; others follow from what else is chosen.
      let direct = facts.halfSets .>= 2
      if any(direct .& (session .> bands.perSession)) || any(direct .& ((ledger.week &+ added) .> bands.softCap)) { return false }
      let hard = UInt16(balance.spacing.sets * 2)
      let becomesHard = (facts.halfSets .> 0) .& (session .>= hard)
      for other in neighbours[planned.session] where any(becomesHard .& (ledger.bySession[other] .>= hard)) { return false }
    }
    return ledger.secondsIf(slot, sets: sets) <= limitSeconds
  }

  /// What a half set of each muscle is worth now: much below the floor, little above the target.
  private func muscleWeights() -> SIMD32<Int16> {
    var weights = SIMD32<Int16>(repeating: 3)
    let week = ledger.week
    weights.replace(with: -6, where: week .>= bands.targetHigh)
    weights.replace(with: 12, where: week .< bands.targetLow)
    weights.replace(with: 60, where: week .< bands.floor)
    return weights
  }

  private func gain(_ slot: Int, sets: Int, _ weights: SIMD32<Int16>) -> Int {
    let planned = ledger.slots[slot]
    let facts = ledger.facts(slot)
    let added = sets - planned.sets
    let halves = SIMD32<Int16>(truncatingIfNeeded: facts.halfSets)
    var gain = Int((halves &* weights).wrappedSum()) * added
    gain += 2 * (10 - planned.slot.priority)
    if planned.sets > 0, planned.sets < planned.prescription.sets.lowerBound { gain += 40 }
    if planned.sets == 0, isMissing(facts.pattern) { gain += 200 }
    gain += frequencyGain(planned.session, facts, added)
    gain += ratioGain(facts.pattern)
    // A set costs time, which counts the less the more of it the client has.
    return gain - 1200 * (added * 60 + (planned.sets == 0 ? 90 : 0)) / max(600, limitSeconds) / 6
  }

  /// More for a set that makes a second (or first) training day of a muscle with a floor.
  private func frequencyGain(_ session: Int, _ facts: ExerciseFacts, _ added: Int) -> Int {
    let counted = bands.floor .> 0
    let before = ledger.bySession[session]
    let after = before &+ facts.halfSets &* UInt16(added)
    let reaches = counted .& (before .< 4) .& (after .>= 4)
    guard any(reaches) else { return 0 }
    var gain = 0
    for lane in 0..<Muscle.allCases.count where reaches[lane] {
      let days = ledger.bySession.count { $0[lane] >= 4 }
      if days < min(2, ledger.bySession.count) { gain += 25 }
    }
    return gain
  }

  private func isMissing(_ pattern: MovementPattern) -> Bool {
    !ledger.covered.contains(pattern)
      && coverage.contains { rule in rule.patterns.contains(pattern) && rule.patterns.bits & ledger.covered.bits == 0 }
  }

  private func ratioGain(_ pattern: MovementPattern) -> Int {
    var gain = 0
    if pattern.isPull { gain += lean(ledger.pull, ledger.push, pullToPush) }
    if pattern.isPush { gain -= lean(ledger.pull, ledger.push, pullToPush) }
    if pattern.isQuadDominant { gain += lean(ledger.quad, ledger.hip, balance.quadToHip.ideal) }
    if pattern.isHipDominant { gain -= lean(ledger.quad, ledger.hip, balance.quadToHip.ideal) }
    if pattern.isUpperBody { gain += lean(ledger.upper, ledger.lower, balance.upperToLower.ideal) / 2 }
    if pattern.isLowerBody { gain -= lean(ledger.upper, ledger.lower, balance.upperToLower.ideal) / 2 }
    return gain
  }

  /// Above 0 where `part` has too little against `whole`, below 0 where it has too much.
  private func lean(_ part: Int, _ whole: Int, _ ideal: ClosedRange<Double>) -> Int {
    let ratio = (Double(part) + 0.5) / (Double(whole) + 0.5)
    return ratio < ideal.lowerBound ? 30 : ratio > ideal.upperBound ? -30 : 0
  }
}
