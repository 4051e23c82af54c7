import Foundation

/// Part of 1RM by repetitions and reps in reserve (section 4.3): one array, since pct(reps, rpe) = pct(reps + 1, rpe + 1).
enum EffortChart {
  /// By half steps of (reps - 1) + reps in reserve.
  private static let percent: [Double] = [
    100, 97.8, 95.5, 93.9, 92.2, 90.7, 89.2, 87.8, 86.3, 85.0, 83.7, 82.4, 81.1, 79.9, 78.6, 77.4, 76.2, 75.1, 73.9, 72.3, 70.7, 69.4, 68.0,
    66.7, 65.3, 64.0, 62.6, 61.3, 59.9, 58.6, 57.4,
  ]

  /// Part of 1RM for so many repetitions with so many in reserve; past the table it falls on by its last step.
  static func part(reps: Int, rir: Double) -> Double {
    let place = Int((2 * (Double(reps - 1) + rir)).rounded())
    if place < percent.count { return percent[place] / 100 }
    return max(0.2, (percent[percent.count - 1] - 1.25 * Double(place - percent.count + 1)) / 100)
  }

  /// Reps in reserve that this part of 1RM leaves after so many repetitions.
  static func rir(part: Double, reps: Int) -> Double {
    let wanted = part * 100
    if wanted >= 100 { return -Double(reps - 1) - (wanted - 100) / 4.5 }
    for place in 1..<percent.count where wanted >= percent[place] {
      let step = (percent[place - 1] - wanted) / (percent[place - 1] - percent[place])
      return (Double(place - 1) + step) / 2 - Double(reps - 1)
    }
    let beyond = (percent[percent.count - 1] - wanted) / 1.25
    return (Double(percent.count - 1) + beyond) / 2 - Double(reps - 1)
  }
}

/// Estimates of 1RM (section 4.1).
enum OneRepMaxes {
  /// The median of Epley, Brzycki and Wathan in kilograms, or nil past 15 repetitions.
  static func estimate(_ lift: AuditLift) -> Double? {
    let (w, r) = (lift.kilograms, Double(lift.reps))
    guard lift.reps >= 1, lift.reps <= 15 else { return nil }
    if lift.reps == 1 { return w }
    return [w * (1 + r / 30), 36 * w / (37 - r), 100 * w / (48.8 + 53.8 * exp(-0.075 * r))].sorted()[1]
  }
}
