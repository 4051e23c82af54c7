import Foundation
import TrainingModel

/// The arithmetic of loads that the checks do for themselves.
enum Strength {
  /// 1RM from a best set of 1 to 15 repetitions: the median of Epley (1985), Brzycki (1993) and Wathan (1994); nil for more, which show
  /// endurance (training-science section 4.1).
  static func oneRepMax(_ load: Double, reps: Int) -> Double? {
    guard reps >= 1, reps <= 15 else { return nil }
    if reps == 1 { return load }
    let r = Double(reps)
    let (epley, brzycki, wathan) = (load * (1 + r / 30), load * 36 / (37 - r), load * 100 / (48.8 + 53.8 * exp(-0.075 * r)))
    return max(min(epley, brzycki), min(max(epley, brzycki), wathan))
  }

  /// Percent of 1RM by repetitions and reserve together, from one: the chart of reactive training systems, which has one number for each sum
  /// (training-science section 4.3).
  private static let chart = [100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9, 57.4]

  /// The part of 1RM that can be lifted `reps` times with `reserve` left: past the chart's end 2.4 points less for each, 30 % at the least.
  static func part(reps: Int, reserve: Int = 0) -> Double {
    let place = max(0, reps + reserve - 1)
    if place < chart.count { return chart[place] / 100 }
    return max(30, chart[chart.count - 1] - 2.4 * Double(place - chart.count + 1)) / 100
  }

  /// The 1RM that a set shows: chart and formulas differ by a few percent, and what is impossible is so by both.
  static func shown(_ set: PastTraining.ShownSet) -> Double {
    max(set.load / part(reps: set.reps, reserve: set.reserve), oneRepMax(set.load, reps: set.reps + set.reserve) ?? 0)
  }

  /// The lesser of what chart and formulas say that a set shows.
  static func leastShown(_ set: PastTraining.ShownSet) -> Double {
    let byChart = set.load / part(reps: set.reps, reserve: set.reserve)
    return min(byChart, oneRepMax(set.load, reps: set.reps + set.reserve) ?? byChart)
  }

  /// How many repetitions a load of this part of 1RM leaves after `reps`; 0 where it can't even be lifted so often.
  static func reserve(part: Double, reps: Int) -> Int {
    (1...40).last { self.part(reps: reps, reserve: $0) >= part } ?? 0
  }

  /// How much 1RM may be projected to grow in a week, by level (training-science section 7.3).
  static func weeklyGrowth(_ level: Experience) -> Double {
    switch level {
    case .novice: 0.06
    case .intermediate: 0.025
    case .advanced: 0.0125
    }
  }
}
