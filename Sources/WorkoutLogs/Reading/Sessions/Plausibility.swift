import TrainingModel

/// Finds sets that can't be right as they are written: extra digits, weight and repetitions swapped, seconds typed as minutes.
///
/// What is usual is the median of the client's other sets of the exercise; whoever has only a few is believed.
struct Plausibility {
  /// The sets of one exercise, all in one unit.
  private var reps: [Double] = []
  private var loads: [Double] = []
  private var seconds: [Double] = []

  /// So many sets say what is usual.
  private static let fewest = 5
  /// Somebody who did a thousand repetitions in a set has typed a digit too many.
  private static let mostReps: Int32 = 1_000
  /// In hundredths: more than anybody has lifted on any machine, in kilograms.
  private static let heaviest = 120_000.0

  /// Takes a working set into account.
  mutating func learn(_ set: DoneSet, _ unit: LoadUnit) {
    if let count = set.reps, count > 0 { reps.append(Double(count)) }
    if let load = set.load { loads.append(Self.kilograms(load, unit)) }
    if let time = set.seconds, time > 0 { seconds.append(Double(time)) }
  }

  /// Ends learning, before which nothing can be told.
  mutating func settle() {
    reps.sort()
    loads.sort()
    seconds.sort()
  }

  /// Hundredths of kilograms.
  private static func kilograms(_ load: Load, _ unit: LoadUnit) -> Double {
    unit == .kg ? Double(load.hundredths) : Double(load.hundredths) * LogUnits.kilogramsPerPound
  }

  private static func usual(_ sorted: [Double]) -> Double? { sorted.count < fewest ? nil : sorted[sorted.count / 2] }

  /// Whether the set is a slip.
  func isSlip(_ set: DoneSet, _ unit: LoadUnit) -> Bool {
    let load = set.load.map { Self.kilograms($0, unit) } ?? 0
    if (set.reps ?? 0) >= Self.mostReps || load > Self.heaviest || (set.seconds ?? 0) > 86_400 { return true }
    if let usual = Self.usual(loads), usual > 0, load >= usual * 9, set.kind.isWorking { return true }
    if let usual = Self.usual(reps), let count = set.reps, Double(count) >= max(100, usual * 9) { return true }
    if let usual = Self.usual(seconds), let time = set.seconds, Double(time) >= usual * 40 { return true }
    return isSwapped(set, load)
  }

  /// Whether the repetitions are what the load usually is, and the load what they are: `8` × `70` where others are 70 × 8.
  private func isSwapped(_ set: DoneSet, _ load: Double) -> Bool {
    guard let usualLoad = Self.usual(loads), let usualReps = Self.usual(reps), let count = set.reps, count > 0, load > 0,
      usualLoad >= usualReps * 300
    else { return false }
    let (reps, kilograms) = (Double(count), load / 100)
    return reps >= usualReps * 3 && reps * 100 >= usualLoad * 0.6 && reps * 100 <= usualLoad * 1.5 && kilograms <= usualReps * 2
      && load * 3 <= usualLoad
  }
}
