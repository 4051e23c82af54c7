import Rulebook
import TrainingModel

/// The running account of a week while sets are given out: time, volume and ratios, kept up to date with every set.
struct WeekLedger {
  private(set) var slots: [PlannedSlot]
  private(set) var seconds: [Int]
  /// Half sets by session.
  private(set) var bySession: [MuscleHalfSets]
  /// Half sets of the week.
  private(set) var week = MuscleHalfSets()
  private(set) var setsInSession: [Int]
  private(set) var push = 0, pull = 0, quad = 0, hip = 0, upper = 0, lower = 0
  /// Patterns that the week has.
  private(set) var covered = PatternSet([])

  private let sessions: [PlannedSession]
  private let clock: SessionClock
  private let facts: [ExerciseFacts]
  /// The sets of the fullest week, by planned sets.
  private let peak: [Int]

  init(_ draft: PlanDraft, _ context: PlanningContext, clock: SessionClock) {
    (slots, sessions, self.clock, facts) = (draft.slots, draft.sessions, clock, context.rules.facts)
    peak = (0...12).map { sets in (draft.block?.weeks ?? []).map { $0.workingSets(sets) }.max() ?? sets }
    seconds = sessions.map { _ in clock.frame }
    bySession = sessions.map { _ in MuscleHalfSets() }
    setsInSession = sessions.map { _ in 0 }
  }

  func facts(_ slot: Int) -> ExerciseFacts { facts[slots[slot].exercise.index] }

  /// What the session of the slot would take with `sets` sets in it, in the fullest week.
  func secondsIf(_ slot: Int, sets: Int) -> Int { sessionSeconds(slots[slot].session, changing: slot, to: sets) }

  /// Gives the slot this many sets.
  mutating func set(_ slot: Int, sets: Int) {
    let session = slots[slot].session
    let facts = facts(slot)
    let change = sets - slots[slot].sets
    slots[slot].sets = sets
    seconds[session] = sessionSeconds(session, changing: slot, to: sets)
    guard facts.pattern.isResistance else { return }
    setsInSession[session] += change
    let halves = facts.halfSets &* UInt16(truncatingIfNeeded: change)
    week &+= halves
    bySession[session] &+= halves
    covered.formUnion(PatternSet([facts.pattern]))
    if facts.pattern.isPush { push += change }
    if facts.pattern.isPull { pull += change }
    if facts.pattern.isQuadDominant { quad += change }
    if facts.pattern.isHipDominant { hip += change }
    if facts.pattern.isLowerBody { lower += change } else if facts.pattern.isUpperBody { upper += change }
  }

  mutating func setRest(_ slot: Int, _ rest: Int) {
    slots[slot].rest = rest
    seconds[slots[slot].session] = sessionSeconds(slots[slot].session, changing: slot, to: slots[slot].sets)
  }

  /// Makes every week's time of a timed slot `amount`, as for cardio that fills a session.
  mutating func setAmount(_ slot: Int, _ amount: Int) {
    for week in slots[slot].weeks.indices { slots[slot].weeks[week].reps = amount...amount }
  }

  private func sessionSeconds(_ session: Int, changing changed: Int, to changedSets: Int) -> Int {
    var total = clock.frame
    var exercises = 0
    var heavySeen = false
    for index in sessions[session].slots {
      let sets = peak[min(12, index == changed ? changedSets : slots[index].sets)]
      guard sets > 0 else { continue }
      let facts = facts(index)
      let isFirstHeavy = facts.isHeavy && !heavySeen
      heavySeen = heavySeen || isFirstHeavy
      total += clock.seconds(slots[index].item(sets: sets), facts, isFirstHeavy: isFirstHeavy)
      exercises += 1
    }
    return total + max(0, exercises - 1) * clock.model.transition
  }
}

extension PlannedSlot {
  /// The slot as the clock sees it, in the week with the most repetitions.
  func item(sets: Int) -> SessionClock.Item {
    SessionClock.Item(sets: sets, amount: weeks.reduce(0) { max($0, $1.reps.upperBound) }, rest: rest, tempo: prescription.tempo)
  }
}

extension BlockWeek {
  /// The working sets that `planned` sets become in this week: at least one of any.
  func workingSets(_ planned: Int) -> Int { planned == 0 ? 0 : max(1, Int((Double(planned) * sets).rounded())) }
}

extension MovementPattern {
  /// Whether the knee does most of the work (training-science section 3.3).
  var isQuadDominant: Bool { self == .squat || self == .lungeSingleLeg || self == .isolationQuads }
  /// Whether the hip does most of the work.
  var isHipDominant: Bool { self == .hinge || self == .isolationHamstrings || self == .isolationGlutes }
  /// Whether arms, shoulders, chest or back do the work.
  var isUpperBody: Bool { isPush || isPull || (isIsolation && !isLowerBody && self != .isolationErectors && self != .isolationNeck) }
}
