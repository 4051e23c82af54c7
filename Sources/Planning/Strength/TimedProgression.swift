import TrainingModel

/// Exercises that last a time: a little longer each week, back to the start in a deload.
struct TimedProgression {
  let range: ClosedRange<Int>
  let measure: Measure
  /// How much longer cardio gets in a week (training-science section 5.5): 0.1 is 10 %.
  var weeklyRamp = 0.1

  func weeks(phases: FourWeeks<Phase>, rirs: FourWeeks<Int?>) -> FourWeeks<WeekPrescription> {
    var step = 0
    return FourWeeks { week in
      let isEasy = phases[week] == .deload
      defer { step += isEasy ? 0 : 1 }
      let amount = isEasy ? amount(0) : amount(step)
      return WeekPrescription(reps: amount...amount, rir: rirs[week], load: nil)
    }
  }

  /// The seconds or minutes after `step` steps.
  private func amount(_ step: Int) -> Int {
    guard measure != .minutes else {
      let (low, high) = (max(1, range.lowerBound / 60), max(1, range.upperBound / 60))
      return min(high, low + step * max(1, Int(Double(low) * weeklyRamp)))
    }
    // A quarter of the range a week and five seconds at the least, in steps of five that a clock on the wall can show.
    let wanted = range.lowerBound + step * max(5, (range.upperBound - range.lowerBound) / 4)
    return max(range.lowerBound, min(range.upperBound, (wanted + 2) / 5 * 5))
  }
}
