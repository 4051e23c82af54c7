import Rulebook
import TrainingModel

/// What a week's sets are worth to the client, in points: the one measure by which sets are given, taken back and exchanged.
///
/// Reaching a floor counts most, then what the week has to contain, its proportions and a second day for each muscle, then the target.
struct WeekValue {
  private let pullToPush: RatioValue
  private let quadToHip: RatioValue
  /// Nil for who may do nothing for the legs: of them no set for the upper body is one too many.
  private let upperToLower: RatioValue?
  private let daysWanted: Int
  private let missingSet: Int

  private enum Points {
    /// For each half set up to the floor, the lower and the upper end of the target, beyond the target and beyond the cap.
    static let floor = 36, targetLow = 9, targetHigh = 2, aboveTarget = -6, aboveCap = -60
    /// For each half set towards a day's dose, and for the day.
    static let towardsDose = 16, day = 60
    static let coverage = 400
    /// Off for each set that an exercise has less than its role asks for.
    static let missingSet = 40, missingSetInLittleTime = 20
    /// For each set and step of priority.
    static let priority = 2
    /// For the first set of a lift that the session is about, by step of priority.
    static let presence = 15
    /// For the first set of conditioning, and of mobility or balance.
    static let conditioning = 300, mobility = 60
    /// For the first set of what a condition or an age asks for.
    static let asked = 500
  }

  init(_ draft: PlanDraft, _ context: PlanningContext) {
    let balance = context.rulebook.balance
    pullToPush = RatioValue(balance.pullToPush, atLeast: draft.analysis.minimumPullToPush)
    quadToHip = RatioValue(balance.quadToHip)
    upperToLower = draft.analysis.emptied.holdsTheLegs ? nil : RatioValue(balance.upperToLower)
    missingSet = draft.analysis.bands.isTimeLimited ? Points.missingSetInLittleTime : Points.missingSet
    daysWanted = min(2, draft.sessions.count(where: \.isResistance))
  }

  /// How much more the week is worth with `sets` sets in the slot than with what it has; below 0 where it is worth less.
  ///
  /// - Parameter proportions: what `proportions(ledger)` gives, for who asks about many slots of one state.
  func change(_ ledger: borrowing WeekLedger, _ slot: Int, sets: Int, proportions: Int) -> Int {
    let given = ledger.slots[slot].sets
    let fewest = ledger.slots[slot].fewestSets
    var points = (sets - given) * Points.priority * (10 - ledger.slots[slot].priority)
    points += missing(given, of: fewest) - missing(sets, of: fewest)
    let comes = given == 0 && sets > 0 ? 1 : given > 0 && sets == 0 ? -1 : 0
    if ledger.slots[slot].isLift { points += comes * Points.presence * max(0, 4 - ledger.slots[slot].priority) }
    if ledger.slots[slot].isAsked { points += comes * Points.asked }
    if comes != 0, ledger.slots[slot].covers != 0 { points += coverage(ledger, ledger.slots[slot].covers, comes) }
    guard ledger.slots[slot].work.contains(.resistance) else {
      return points + comes * (ledger.slots[slot].pattern == .conditioning ? Points.conditioning : Points.mobility)
    }
    for index in ledger.slots[slot].parts {
      points += muscle(ledger, ledger.parts[index].muscle, ledger.parts[index].halves * (sets - given), session: ledger.slots[slot].session)
    }
    var after = ledger.ratios
    after.add(ledger.slots[slot].work, sets - given)
    return points + worth(after) - proportions
  }

  /// What the week's proportions are worth now.
  func proportions(_ ledger: borrowing WeekLedger) -> Int { worth(ledger.ratios) }

  /// Whether something that the week owes is not there: a floor, a day, a pattern, a proportion, or sets that a lift should have.
  func owes(_ ledger: borrowing WeekLedger) -> Bool {
    for muscle in 0..<WeekLedger.muscles {
      if ledger.week[muscle] < ledger.bands[muscle].floor { return true }
      if ledger.bands[muscle].dose > 0, ledger.days[muscle] < daysWanted { return true }
    }
    for index in ledger.coverage.indices where ledger.coverage[index].has < ledger.coverage[index].wants { return true }
    for index in ledger.slots.indices where ledger.slots[index].isAsked && ledger.slots[index].sets == 0 { return true }
    for index in ledger.slots.indices where ledger.slots[index].sets > 0 && ledger.slots[index].sets < ledger.slots[index].fewestSets {
      if ledger.slots[index].isLift { return true }
    }
    let counts = ledger.ratios
    return pullToPush.isBreached(counts.pull, counts.push) || quadToHip.isBreached(counts.quad, counts.hip)
      || upperToLower?.isBreached(counts.upper, counts.lower) == true
  }

  private func missing(_ sets: Int, of fewest: Int) -> Int { sets == 0 ? 0 : max(0, fewest - sets) * missingSet }

  private func coverage(_ ledger: borrowing WeekLedger, _ covers: UInt32, _ comes: Int) -> Int {
    var points = 0
    for index in ledger.coverage.indices where covers & (1 << UInt32(index)) != 0 {
      let (has, wants) = ledger.coverage[index]
      points += (min(wants, has + comes) - min(wants, has)) * Points.coverage
    }
    return points
  }

  /// What `added` half sets of one muscle are worth in a session.
  private func muscle(_ ledger: borrowing WeekLedger, _ muscle: Int, _ added: Int, session: Int) -> Int {
    let band = ledger.bands[muscle]
    let week = ledger.week[muscle]
    var points = volume(week + added, band) - volume(week, band)
    guard band.dose > 0 else { return points }
    let before = ledger.halves(session, muscle)
    // Days without this session's: only where they are too few does the session matter.
    guard ledger.days[muscle] - (before >= band.dose ? 1 : 0) < daysWanted else { return points }
    points += ((before + added >= band.dose ? 1 : 0) - (before >= band.dose ? 1 : 0)) * Points.day
    return points + (min(before + added, band.dose) - min(before, band.dose)) * Points.towardsDose
  }

  private func volume(_ halves: Int, _ band: MuscleBand) -> Int {
    var points = Points.floor * min(halves, band.floor) + Points.targetLow * min(halves, band.targetLow)
    points += Points.targetHigh * min(halves, band.targetHigh) + Points.aboveTarget * max(0, halves - band.targetHigh)
    return points + Points.aboveCap * max(0, halves - band.softCap)
  }

  private func worth(_ counts: RatioCounts) -> Int {
    let legs = quadToHip.cost(counts.quad, counts.hip) + (upperToLower?.cost(counts.upper, counts.lower) ?? 0)
    return -(pullToPush.cost(counts.pull, counts.push) + legs)
  }
}

/// What being out of proportion costs: a little outside the ideal range, much outside the allowed one.
struct RatioValue {
  private let ideal: ClosedRange<Double>
  private let allowed: ClosedRange<Double>

  init(_ rule: RatioRule, atLeast least: Double? = nil) {
    let low = least ?? 0
    allowed = max(rule.allowed.lowerBound, low)...max(rule.allowed.upperBound, low)
    ideal = max(rule.ideal.lowerBound, low)...max(rule.ideal.upperBound, low + 0.5)
  }

  /// Whether the ratio is outside what is allowed; a handful of sets has none.
  func isBreached(_ part: Int, _ whole: Int) -> Bool {
    guard part + whole >= 4 else { return false }
    return Double(part) < allowed.lowerBound * Double(whole) || Double(part) > allowed.upperBound * Double(whole)
  }

  func cost(_ part: Int, _ whole: Int) -> Int {
    let (part, whole) = (Double(part), Double(whole))
    let nearby = max(0, ideal.lowerBound * whole - part) + max(0, part - ideal.upperBound * whole)
    let far = max(0, allowed.lowerBound * whole - part) + max(0, part - allowed.upperBound * whole)
    // Being outside at all costs as well as how far: the last set back inside is the one that counts.
    return Int(nearby * 12 + far * 90) + (far > 0 && part + whole >= 4 ? 150 : 0)
  }
}
