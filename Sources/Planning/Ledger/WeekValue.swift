import Rulebook
import TrainingModel

/// What a week's sets are worth to the client, in points: the one measure by which sets are given, taken back and exchanged.
///
/// Reaching a floor counts most, then what the week has to contain, its proportions and a second day for each muscle, then the target.
struct WeekValue {
  private let bands: VolumeTargets
  private let pullToPush: RatioValue
  private let quadToHip: RatioValue
  private let upperToLower: RatioValue
  private let coverageWanted: SIMD16<Int16>
  private let daysWanted: UInt16
  /// The muscles for which a second day counts, a 1 each.
  private let counted: SIMD32<Int16>

  private enum Points {
    static let floor: Int16 = 36
    static let targetLow: Int16 = 9
    static let targetHigh: Int16 = 2
    static let aboveTarget: Int16 = -6
    static let aboveCap: Int16 = -60
    static let towardsDose: Int16 = 5
    static let day: Int16 = 30
    static let coverage: Int16 = 220
    static let missingSet = 24
    /// The first set of conditioning, and of mobility or balance.
    static let conditioning = 150
    static let mobility = 60
    static let priority = 2
  }

  init(_ draft: PlanDraft, _ context: PlanningContext, coverage: [CoverageRule]) {
    bands = draft.bands
    let balance = context.rulebook.balance
    pullToPush = RatioValue(balance.pullToPush, atLeast: draft.minimumPullToPush)
    quadToHip = RatioValue(balance.quadToHip)
    upperToLower = RatioValue(balance.upperToLower)
    var wanted = SIMD16<Int16>()
    for index in coverage.indices.prefix(16) { wanted[index] = Int16(truncatingIfNeeded: min(20, coverage[index].times)) }
    coverageWanted = wanted
    daysWanted = UInt16(min(2, draft.sessions.count(where: \.isResistance)))
    counted = SIMD32<Int16>(repeating: 0).replacing(with: 1, where: (draft.bands.floor .> 0) .& (draft.bands.dose .> 0))
  }

  /// How much more the week is worth with `sets` sets in the slot than with what it has; below 0 where it is worth less.
  func change(_ ledger: WeekLedger, _ slot: Int, sets: Int) -> Int {
    let given = ledger.slots[slot].sets
    let added = sets - given
    var points = added * Points.priority * (10 - ledger.slots[slot].priority)
    points += missing(given, of: ledger.slots[slot].fewestSets) - missing(sets, of: ledger.slots[slot].fewestSets)
    if (given == 0) != (sets == 0) { points += coverage(ledger, ledger.slots[slot].covers, sign: given == 0 ? 1 : -1) }
    guard ledger.slots[slot].work.contains(.resistance) else {
      guard (given == 0) != (sets == 0) else { return points }
      return points + (given == 0 ? 1 : -1) * (ledger.slots[slot].pattern == .conditioning ? Points.conditioning : Points.mobility)
    }
    let halves = ledger.slots[slot].halfSets &* UInt16(truncatingIfNeeded: added)
    points += volume(ledger.week, ledger.week &+ halves)
    let before = ledger.sessions[ledger.slots[slot].session].halfSets
    points += frequency(ledger, before, before &+ halves)
    var after = ledger.ratios
    after.add(ledger.slots[slot].work, added)
    return points + ratios(after) - ratios(ledger.ratios)
  }

  /// Whether something that the week owes is not there: a floor, a day, a pattern or a proportion.
  func owes(_ ledger: WeekLedger) -> Bool {
    any(ledger.week .< bands.floor) || any((counted .> 0) .& (ledger.days .< MuscleHalfSets(repeating: daysWanted)))
      || any(ledger.covered .< coverageWanted) || pullToPush.isBreached(ledger.ratios.pull, ledger.ratios.push)
      || quadToHip.isBreached(ledger.ratios.quad, ledger.ratios.hip) || upperToLower.isBreached(ledger.ratios.upper, ledger.ratios.lower)
  }

  private func missing(_ sets: Int, of fewest: Int) -> Int { sets == 0 ? 0 : max(0, fewest - sets) * Points.missingSet }

  private func coverage(_ ledger: WeekLedger, _ covers: SIMD16<Int16>, sign: Int16) -> Int {
    let after = pointwiseMin(ledger.covered &+ covers &* sign, coverageWanted)
    return Int(((after &- pointwiseMin(ledger.covered, coverageWanted)) &* Points.coverage).wrappedSum())
  }

  private func volume(_ before: MuscleHalfSets, _ after: MuscleHalfSets) -> Int {
    func part(_ bound: MuscleHalfSets, _ points: Int16) -> SIMD32<Int16> {
      SIMD32<Int16>(truncatingIfNeeded: pointwiseMin(after, bound) &- pointwiseMin(before, bound)) &* points
    }
    func excess(_ bound: MuscleHalfSets, _ points: Int16) -> SIMD32<Int16> {
      SIMD32<Int16>(truncatingIfNeeded: pointwiseMax(after, bound) &- pointwiseMax(before, bound)) &* points
    }
    let sum =
      part(bands.floor, Points.floor) &+ part(bands.targetLow, Points.targetLow) &+ part(bands.targetHigh, Points.targetHigh)
      &+ excess(bands.targetHigh, Points.aboveTarget) &+ excess(bands.softCap, Points.aboveCap)
    return Int(sum.wrappedSum())
  }

  /// What the change of one session is worth to the number of days on which muscles are trained.
  private func frequency(_ ledger: WeekLedger, _ before: MuscleHalfSets, _ after: MuscleHalfSets) -> Int {
    let (had, has) = (before .>= ledger.dose, after .>= ledger.dose)
    // Days without this session's: only where they are too few does the session matter.
    let others = ledger.days &- MuscleHalfSets(repeating: 0).replacing(with: 1, where: had)
    let matters = counted.replacing(with: 0, where: others .>= MuscleHalfSets(repeating: daysWanted))
    let reached = SIMD32<Int16>(repeating: 0).replacing(with: 1, where: has) &- SIMD32<Int16>(repeating: 0).replacing(with: 1, where: had)
    let towards = SIMD32<Int16>(truncatingIfNeeded: pointwiseMin(after, ledger.dose) &- pointwiseMin(before, ledger.dose))
    return Int((matters &* (reached &* Points.day &+ towards &* Points.towardsDose)).wrappedSum())
  }

  private func ratios(_ counts: RatioCounts) -> Int {
    -(pullToPush.cost(counts.pull, counts.push) + quadToHip.cost(counts.quad, counts.hip) + upperToLower.cost(counts.upper, counts.lower))
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
    return Int(nearby * 12 + far * 40)
  }
}
