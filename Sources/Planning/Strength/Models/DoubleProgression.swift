import TrainingModel

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
}
