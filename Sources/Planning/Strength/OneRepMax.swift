import Foundation
import TrainingModel

/// Estimates of the load that can be lifted once.
enum OneRepMax {
  /// Epley 1985; a single is itself.
  static func epley(_ load: Double, reps: Int) -> Double { reps == 1 ? load : load * (1 + Double(reps) / 30) }

  /// Brzycki 1993, for fewer than 37 repetitions.
  static func brzycki(_ load: Double, reps: Int) -> Double { 36 * load / Double(37 - reps) }

  /// Wathan 1994.
  static func wathan(_ load: Double, reps: Int) -> Double { 100 * load / (48.8 + 53.8 * exp(-0.075 * Double(reps))) }

  /// The estimate from a best set: the median of Epley, Brzycki and Wathan for up to 15 repetitions, nil for more
  /// (training-science section 4.1; above 10 it is less sure).
  static func estimate(_ load: Double, reps: Int) -> Double? {
    guard (1...15).contains(reps) else { return nil }
    if reps == 1 { return load }
    let (a, b, c) = (epley(load, reps: reps), brzycki(load, reps: reps), wathan(load, reps: reps))
    return max(min(a, b), min(max(a, b), c))
  }
}
