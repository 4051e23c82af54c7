import Rulebook
import TrainingModel

/// What each model of the rules makes of a slot (training-science section 4.4).
extension SlotProgression {
  /// Double progression: one load, and a repetition more each week; as the reserve falls by one, the load stays right.
  ///
  /// `isOpen` lets reps rise past the range, because with a load known the rounding decides what happens at its top.
  func doubleProgression(_ range: ClosedRange<Int>, isOpen: Bool) -> FourWeeks<WeekPrescription> {
    // A short range leaves no room for a width and a rise, and rising is what counts.
    let width = range.count >= 5 ? 2 : range.count == 4 ? 1 : 0
    // Around the middle, but with room for two steps.
    let middle = facts.isHardBodyWeight ? range.lowerBound : (range.lowerBound + range.upperBound) / 2 - 1
    let start = max(range.lowerBound, min(range.upperBound - width - 2, middle))
    let base = slot.oneRepMax > 0 ? slot.oneRepMax * part(start + width, rirs[0]) : nil
    var step = 0
    return FourWeeks { week in
      let isEasy = phases[week] == .deload
      defer { step += isEasy ? 0 : 1 }
      let low = isEasy ? start : isOpen ? start + step : min(start + step, range.upperBound - width)
      return WeekPrescription(
        reps: low...(low + width), rir: reserve(rirs[week], low), load: base.map { isEasy ? $0 * parts[week] : $0 })
    }
  }

  /// The reserve that keeps a load found by effort below what a condition allows: a limit in percent holds also where 1RM is unknown.
  func reserve(_ rir: Int?, _ reps: Int) -> Int? {
    guard slot.oneRepMax == 0, facts.isLoaded, let rir else { return rir }
    var least = rir
    while least < 6, EffortTable.part(reps: reps, rir: least) * 100 > slot.limit.maxIntensity { least += 1 }
    return least
  }

  /// Linear: a step more each week, but never more than the fall in reserve and the growth that the rule trusts in allow.
  ///
  /// The first week starts a repetition easier than stated where that leaves room for a step in each week that follows: a novice learns
  /// from loads that go up.
  func linear(_ step: Double, growth: Double) -> FourWeeks<WeekPrescription> {
    let reps = fixedReps
    var ceilings = FourWeeks(repeating: 0.0)
    var (oneRepMax, top, steps) = (slot.oneRepMax, 0.0, -1.0)
    for week in phases.indices where phases[week] != .deload {
      ceilings[week] = part(reps, rirs[week]) * oneRepMax
      (top, steps, oneRepMax) = (ceilings[week], steps + 1, oneRepMax * (1 + growth))
    }
    let easiest = part(reps, (rirs[0] ?? 3) + 1) * slot.oneRepMax
    let base = min(part(reps, rirs[0]) * slot.oneRepMax, max(easiest, top - steps * step))
    var last: Double?
    return FourWeeks { week in
      guard phases[week] != .deload else { return WeekPrescription(reps: reps...reps, rir: rirs[week], load: base * parts[week]) }
      let load = last.map { max($0, min($0 + step, ceilings[week])) } ?? base
      last = load
      return WeekPrescription(reps: reps...reps, rir: rirs[week], load: load)
    }
  }

  /// Two for two: the same load until two repetitions over the goal were done on two workouts in a row, which takes two weeks here; then a
  /// step more. The sheet's range is the goal and the two over it.
  func twoForTwo(_ step: Double) -> FourWeeks<WeekPrescription> {
    let goal = max(range.lowerBound, min(fixedReps, range.upperBound - 2))
    let reps = goal...min(goal + 2, max(goal, slot.limit.reps.upperBound))
    let base = part((reps.lowerBound + reps.upperBound) / 2, rirs[0]) * slot.oneRepMax
    var trained = 0
    return FourWeeks { week in
      guard phases[week] != .deload else { return WeekPrescription(reps: reps, rir: rirs[week], load: base * parts[week]) }
      defer { trained += 1 }
      return WeekPrescription(reps: reps, rir: rirs[week], load: base + step * Double(trained / 2))
    }
  }

  /// A wave of percentages: each phase's reps and percent of 1RM or training max as the rule writes them out.
  ///
  /// Where exercise or limits don't allow those repetitions, the load follows the reserve instead.
  func percentWave(_ wave: PercentWave) -> FourWeeks<WeekPrescription> {
    guard phases.indices.allSatisfy({ range.contains(wave.weeks[phases[$0]].reps) }) else { return rirRamp(fixedReps) }
    let trainingMax = wave.trainingMax ?? 1
    let kind: Target.Kind = wave.trainingMax == nil ? .percentOfMax : .percentOfTrainingMax
    return FourWeeks { week in
      let set = wave.weeks[phases[week]]
      let percent = set.percent * (phases[week] == .deload ? parts[week] : 1)
      let wanted = percent / 100 * trainingMax
      // A percentage that would leave less in reserve than the client's limits ask for gives way.
      let part = min(wanted, slot.limit.maxIntensity / 100, EffortTable.part(reps: set.reps, rir: max(0, (rirs[week] ?? 1) - 1)))
      return WeekPrescription(
        reps: set.reps...set.reps, rir: reserve(of: part, reps: set.reps, stated: rirs[week]), load: part * slot.oneRepMax,
        target: part == wanted ? Target(kind, low: Int16(percent.rounded())) : .none)
    }
  }

  /// What the goal states, or what the percentage leaves where that is more than a repetition off, as it is with a training max.
  private func reserve(of part: Double, reps: Int, stated: Int?) -> Int? {
    guard let stated else { return nil }
    let left = EffortTable.rir(part: part, reps: reps)
    return left > stated + 1 ? min(left, 6) : stated
  }

  /// Step loading: the first week's load times a part for each phase; reps stay.
  func step(_ factors: PhaseTable<Double>) -> FourWeeks<WeekPrescription> {
    let reps = fixedReps
    let base = part(reps, rirs[0]) * slot.oneRepMax
    return FourWeeks { week in
      let factor = phases[week] == .deload ? parts[week] : factors[phases[week]]
      return WeekPrescription(reps: reps...reps, rir: rirs[week], load: min(base * factor, slot.oneRepMax * slot.limit.maxIntensity / 100))
    }
  }

  /// The load that repetitions and a falling reserve call for.
  func rirRamp(_ reps: Int) -> FourWeeks<WeekPrescription> {
    let base = part(reps, rirs[0]) * slot.oneRepMax
    return FourWeeks { week in
      let load = phases[week] == .deload ? base : part(reps, rirs[week]) * slot.oneRepMax
      return WeekPrescription(reps: reps...reps, rir: rirs[week], load: load * parts[week])
    }
  }

  /// The ladder of body weight: repetitions rise as the reserve falls, and one more every other week for what was gained; at the top of the
  /// range the next block takes a harder variant.
  func ladder() -> FourWeeks<WeekPrescription> {
    let width = range.count >= 5 ? 2 : range.count == 4 ? 1 : 0
    let start = facts.isHardBodyWeight ? range.lowerBound : max(range.lowerBound, (range.lowerBound + range.upperBound) / 2 - 2)
    var low = start
    var trained = 0
    return FourWeeks { week in
      guard phases[week] != .deload else { return WeekPrescription(reps: start...(start + width), rir: rirs[week], load: nil) }
      if week > 0 { low = min(range.upperBound - width, low + (trained.isMultiple(of: 2) && !facts.isHardBodyWeight ? 2 : 1)) }
      trained += 1
      return WeekPrescription(reps: low...(low + width), rir: rirs[week], load: nil)
    }
  }
}
