import TrainingModel

extension SlotProgression {
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
