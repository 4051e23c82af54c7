import Rulebook
import TrainingModel

/// The bounds of one muscle's week, in half sets.
struct MuscleBand: Sendable {
  var floor = 0
  var targetLow = 0
  var targetHigh = 0
  var softCap = 0
  /// What a session has to give for the day to count; 0 for muscles whose days are not counted.
  var dose = 0
}

/// What the account of a week knows of a slot.
struct LedgerSlot: Sendable {
  let session: Int
  let pattern: MovementPattern
  let work: BodyWork
  /// The places of its muscle parts in the rules.
  let parts: Range<Int>
  /// A bit for each coverage rule that the slot serves.
  let covers: UInt32
  let priority: Int
  /// Whether a condition or the client's age asks for it.
  let isAsked: Bool
  let fewestSets: Int
  let mostSets: Int
  let setup: Int
  let isHeavy: Bool
  /// Whether it is a compound lift without a weight.
  let isCold: Bool
  /// Whether it is a main or secondary lift.
  let isLift: Bool
  /// Whether it trains one joint as an extra: the first to go where time is short.
  let isIsolation: Bool
  /// Whether the slot only stands by to fill time.
  let isFiller: Bool
  let longestRest: Int
  /// The slot with which it takes turns where both have sets; -1 where it stands alone.
  var partner = -1
  /// The rest after both, in seconds.
  var pairRest = 0
  /// The rule that lets them.
  var pairRule: RuleID?
  /// To what rest may be cut where time is short, in seconds.
  let shortestRest: Int
  var rest: Int
  /// How long one set lasts, in seconds, in the week with the most repetitions.
  var setSeconds: Int
  var sets = 0

  init(
    _ slot: PlannedSlot, _ facts: ExerciseFacts, clock: SessionClock, covers: UInt32, usualSets: Int, extraSets: Int,
    heavy: HeavyLift, isWanted: Bool
  ) {
    session = slot.session
    (pattern, work, parts, isHeavy) = (facts.pattern, facts.work, facts.parts, facts.isHeavy)
    isCold = facts.isCompound && !facts.isHeavy
    self.covers = covers
    (priority, isAsked) = (slot.priority, slot.isAsked)
    mostSets = min(slot.limit.maxSets, slot.prescription.sets.upperBound + extraSets, usualSets)
    // For a muscle that the client cares about, a little is better than nothing.
    fewestSets = min(isWanted ? 2 : .max, slot.prescription.sets.lowerBound, mostSets)
    setup = clock.model.setup[Int(facts.setup.rawValue)]
    isLift = slot.role == .main || slot.role == .secondary
    isIsolation = slot.role == .accessory && facts.pattern.isIsolation
    isFiller = slot.isFiller
    rest = slot.rest
    shortestRest = clock.shortestRest(slot, heavy: heavy)
    longestRest = max(slot.rest, slot.prescription.rest.upperBound)
    setSeconds = clock.work(slot.item(sets: 1), facts)
  }
}

/// What the account of a week knows of a session.
struct LedgerSession: Sendable {
  let slots: Range<Int>
  /// A bit for each session that is too near for both to be hard on one muscle.
  let neighbours: UInt8
  /// Whether the template has conditioning of its own.
  let endsWithConditioning: Bool
  var seconds: Int
  /// In the fullest week.
  var workingSets = 0
  var exercises = 0
  /// Exercises that want a build-up.
  var heavy = 0
  /// Compound lifts without a weight, for which no build-up is counted.
  var cold = 0
  /// Places taken by conditioning.
  var conditioning = 0
}

/// Working sets by the sides of the week's ratios.
struct RatioCounts: Sendable {
  var push = 0, pull = 0, quad = 0, hip = 0, upper = 0, lower = 0

  mutating func add(_ work: BodyWork, _ sets: Int) {
    if work.contains(.push) { push += sets }
    if work.contains(.pull) { pull += sets }
    if work.contains(.quad) { quad += sets }
    if work.contains(.hip) { hip += sets }
    if work.contains(.upper) { upper += sets }
    if work.contains(.lower) { lower += sets }
  }
}

extension PlannedSlot {
  /// The slot as the clock sees it, in the week with the most repetitions.
  func item(sets: Int) -> SessionClock.Item {
    var most = 0
    let weeks = weeks
    for week in weeks.indices { most = max(most, weeks[week].reps.upperBound) }
    return SessionClock.Item(sets: sets, amount: most, rest: rest, tempo: prescription.tempo)
  }
}

extension BlockWeek {
  /// The working sets that `planned` sets become in this week: at least one of any.
  func workingSets(_ planned: Int) -> Int { planned == 0 ? 0 : min(12, max(1, Int((Double(planned) * sets).rounded()))) }
}
