import Rulebook
import TrainingModel

/// The running account of a week while sets are given out: time, volume and ratios, kept up to date with every set.
///
/// Its arrays are filled anew for each client and never copied: giving, trying and taking back a set allocates nothing.
struct WeekLedger: Sendable {
  private(set) var slots: [LedgerSlot] = []
  private(set) var sessions: [LedgerSession] = []
  /// The bounds of each muscle.
  private(set) var bands: [MuscleBand] = []
  /// Half sets of each muscle in the week.
  private(set) var week: [Int] = []
  /// How many sessions give each muscle its dose.
  private(set) var days: [Int] = []
  private(set) var ratios = RatioCounts()
  /// For each coverage rule how many slots serve it, and how many should.
  private(set) var coverage: [(has: Int, wants: Int)] = []
  /// Half sets by session and muscle.
  private var inSession: [Int] = []
  /// The sets of the fullest week, by planned sets.
  private var peak: [Int] = []
  private(set) var parts: [MusclePart] = []
  private var transition = 0
  private var rampFirst = 0
  private var rampLater = 0
  private var pairSwitch = 0

  static let muscles = Muscle.allCases.count

  /// Opens the account of a draft, with no set given.
  mutating func open(_ draft: PlanDraft, _ context: PlanningContext) {
    let clock = SessionClock(model: context.rulebook.time, age: draft.analysis.age)
    (transition, rampFirst, rampLater) = (clock.model.transition, clock.model.rampFirstHeavy, clock.model.rampLaterCompound)
    pairSwitch = clock.model.supersetSwitch
    parts = context.rules.parts
    ratios = RatioCounts()
    openMuscles(draft)
    openSessions(draft, clock, spacing: context.rulebook.balance.spacing.days)
    peak.removeAll(keepingCapacity: true)
    for sets in 0...12 { peak.append((draft.analysis.block?.weeks ?? []).reduce(0) { max($0, $1.workingSets(sets)) }) }
    openSlots(draft, context, clock)
  }

  private mutating func openMuscles(_ draft: PlanDraft) {
    bands.removeAll(keepingCapacity: true)
    week.removeAll(keepingCapacity: true)
    days.removeAll(keepingCapacity: true)
    inSession.removeAll(keepingCapacity: true)
    for lane in 0..<Self.muscles {
      let targets = draft.analysis.bands
      bands.append(
        MuscleBand(
          floor: Int(targets.floor[lane]), targetLow: Int(targets.targetLow[lane]), targetHigh: Int(targets.targetHigh[lane]),
          softCap: Int(targets.softCap[lane]), dose: targets.floor[lane] > 0 ? Int(targets.dose[lane]) : 0))
      week.append(0)
      days.append(0)
    }
    for _ in 0..<(Self.muscles * draft.sessions.count) { inSession.append(0) }
  }

  private mutating func openSessions(_ draft: PlanDraft, _ clock: SessionClock, spacing: Int) {
    sessions.removeAll(keepingCapacity: true)
    for session in draft.sessions {
      var near: UInt8 = 0
      for other in draft.sessions.indices {
        let apart = abs(draft.sessions[other].day - session.day)
        if apart > 0, min(apart, 7 - apart) < spacing { near |= 1 << UInt8(other) }
      }
      let ends = session.slots.contains { draft.slots[$0].role == .conditioning && !draft.slots[$0].isFiller }
      sessions.append(LedgerSession(slots: session.slots, neighbours: near, endsWithConditioning: ends, seconds: clock.frame))
    }
  }

  private mutating func openSlots(_ draft: PlanDraft, _ context: PlanningContext, _ clock: SessionClock) {
    coverage.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    var rules: [PatternSet] = []
    for rule in context.rulebook.balance.coverage.prefix(32) {
      guard let subject = draft.analysis.subject, rule.when.matches(subject) else { continue }
      rules.append(rule.patterns)
      coverage.append((0, rule.times))
    }
    let most = context.rulebook.volume.exerciseSets
    // Who trains once or twice a week has the whole week's sets in one or two sessions.
    let extra = draft.sessions.count(where: \.isResistance) <= 2 ? 1 : 0
    for slot in draft.slots {
      let facts = context.rules.facts[slot.exercise.index]
      var covers: UInt32 = 0
      for index in rules.indices where rules[index].contains(facts.pattern) { covers |= 1 << UInt32(index) }
      slots.append(
        LedgerSlot(
          slot, facts, clock: clock, covers: covers, usualSets: draft.analysis.experience == .novice ? most.novice : most.usual,
          extraSets: slot.role == .main || slot.role == .secondary ? extra : 0,
          heavy: context.rulebook.time.heavy, isWanted: slot.role == .accessory && trains(facts, oneOf: context.client.priorityMuscles)))
    }
  }

  /// Whether an exercise trains one of the muscles directly.
  private func trains(_ facts: ExerciseFacts, oneOf muscles: MuscleSet) -> Bool {
    !muscles.isEmpty && facts.parts.contains { parts[$0].halves >= 2 && muscles.bits & 1 << UInt32(parts[$0].muscle) != 0 }
  }

  /// Half sets of a muscle in a session.
  func halves(_ session: Int, _ muscle: Int) -> Int { inSession[session * Self.muscles + muscle] }

  /// How much longer the slot's session gets with `sets` sets in the slot, in the fullest week.
  func secondsAdded(_ slot: Int, sets: Int) -> Int {
    let given = slots[slot].sets
    var added = secondsWithPartner(slot, sets: sets) - secondsWithPartner(slot, sets: given)
    guard (given == 0) != (sets == 0) else { return added }
    let sign = given == 0 ? 1 : -1
    let others = sessions[slots[slot].session].exercises - (given == 0 ? 0 : 1)
    if others > 0 { added += sign * transition }
    if slots[slot].isHeavy { added += sign * (sessions[slots[slot].session].heavy - (given == 0 ? 0 : 1) > 0 ? rampLater : rampFirst) }
    return added
  }

  /// How much longer a session would be if its lifts without a weight had a build-up like the others.
  func uncountedBuildUp(_ session: Int) -> Int {
    let (heavy, cold) = (sessions[session].heavy, sessions[session].cold)
    return cold == 0 ? 0 : heavy == 0 ? rampFirst + (cold - 1) * rampLater : cold * rampLater
  }

  /// Whether a slot takes turns with another: both have sets.
  func isPaired(_ slot: Int) -> Bool {
    slots[slot].sets > 0 && slots[slot].partner >= 0 && slots[slots[slot].partner].sets > 0
  }

  /// What `sets` planned sets of a slot take together with those of the slot with which it takes turns.
  private func secondsWithPartner(_ slot: Int, sets: Int) -> Int {
    let partner = slots[slot].partner
    guard partner >= 0, slots[partner].sets > 0 else { return seconds(slot, sets: sets) }
    guard sets > 0 else { return seconds(partner, sets: slots[partner].sets) }
    let rounds = max(peak[sets], peak[slots[partner].sets])
    return slots[slot].setup + slots[partner].setup + rounds * (slots[slot].setSeconds + pairSwitch + slots[partner].setSeconds)
      + (rounds - 1) * slots[slot].pairRest
  }

  /// How much longer the session of two slots gets with a set more in each, in the fullest week.
  func secondsOfRound(_ slot: Int) -> Int {
    let partner = slots[slot].partner
    let rounds = peak[slots[slot].sets + 1] - peak[slots[slot].sets]
    return rounds * (slots[slot].setSeconds + pairSwitch + slots[partner].setSeconds + slots[slot].pairRest)
  }

  /// Lets two slots of one session take turns, with `rest` seconds after both.
  mutating func pair(_ first: Int, _ second: Int, rest: Int, rule: RuleID?) {
    let before =
      secondsWithPartner(first, sets: slots[first].sets) + (slots[second].sets > 0 ? seconds(second, sets: slots[second].sets) : 0)
    (slots[first].partner, slots[second].partner) = (second, first)
    (slots[first].pairRest, slots[second].pairRest) = (rest, rest)
    (slots[first].pairRule, slots[second].pairRule) = (rule, rule)
    guard isPaired(first) else { return }
    sessions[slots[first].session].seconds += secondsWithPartner(first, sets: slots[first].sets) - before
  }

  /// Lets a slot and the one that it takes turns with stand alone again.
  mutating func separate(_ slot: Int) {
    let other = slots[slot].partner
    guard other >= 0 else { return }
    let before = isPaired(slot) ? secondsWithPartner(slot, sets: slots[slot].sets) : 0
    let wasPaired = isPaired(slot)
    (slots[slot].partner, slots[other].partner) = (-1, -1)
    guard wasPaired else { return }
    let after = seconds(slot, sets: slots[slot].sets) + seconds(other, sets: slots[other].sets)
    sessions[slots[slot].session].seconds += after - before
  }

  /// What `sets` planned sets of a slot take without the build-up and the way to it.
  private func seconds(_ slot: Int, sets: Int) -> Int {
    guard sets > 0 else { return 0 }
    return slots[slot].setup + peak[sets] * slots[slot].setSeconds + (peak[sets] - 1) * slots[slot].rest
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
      if slots[slot].isCold { sessions[session].cold += sign }
      if slots[slot].pattern == .conditioning { sessions[session].conditioning += sign }
      for index in coverage.indices where slots[slot].covers & (1 << UInt32(index)) != 0 { coverage[index].has += sign }
    }
    guard slots[slot].work.contains(.resistance) else { return }
    sessions[session].workingSets += peak[sets] - peak[given]
    ratios.add(slots[slot].work, sets - given)
    for index in slots[slot].parts {
      let (muscle, added) = (parts[index].muscle, parts[index].halves * (sets - given))
      let place = session * Self.muscles + muscle
      let dose = bands[muscle].dose
      if dose > 0, (inSession[place] >= dose) != (inSession[place] + added >= dose) { days[muscle] += added > 0 ? 1 : -1 }
      inSession[place] += added
      week[muscle] += added
    }
  }

  /// Sets the rest between the slot's sets, in seconds.
  mutating func setRest(_ slot: Int, _ rest: Int) {
    let before = seconds(slot, sets: slots[slot].sets)
    slots[slot].rest = rest
    sessions[slots[slot].session].seconds += seconds(slot, sets: slots[slot].sets) - before
  }

  /// Sets how long one set lasts of a slot that has none yet, as for cardio that fills a session.
  mutating func setSeconds(_ slot: Int, _ seconds: Int) { slots[slot].setSeconds = seconds }
}
