import TrainingModel

/// Finds the loads of a bar of 45 lb with plates of pounds among loads whose unit is open: 95, 135, 185, 225, 275, 315.
///
/// In kilograms these are odd numbers, of which nobody trains a barbell lift with those alone. It takes several of them, none between them, and
/// no load of any barbell lift that pounds don't make. Steps of 5 or 10 from such a load are as usual in kilograms, and show nothing.
enum PoundPlates {
  /// Words that only names of barbell lifts have, and words of names that are none all the same.
  private static let lifts = ["barbell", "squat", "deadlift", "bench press", "langhantel", "kniebeuge", "kreuzheben", "bankdrücken"]
  private static let others = [
    "dumbbell", "kettlebell", "machine", "smith", "cable", "goblet", "split", "hack", "bodyweight", "jump", "kurzhantel", "maschine",
  ]
  /// Lighter loads may be anything in both units.
  private static let bar = 45.0
  /// What plates of 45 lb make, and a load that is heavier than whoever trains with the bar alone.
  private static let (step, heavy) = (45.0, 135.0)
  /// So many different loads of bar and largest plates show it.
  private static let fewest = 4

  /// A row that shows it, with its load; nil where nothing does.
  static func example(_ rows: [LogRow], name: (Int32) -> String) -> (line: Int, load: Double)? {
    var loads: [Int32: [Double: Int32]] = [:]
    for row in rows where row.unit == nil && row.skip == nil && row.load >= bar {
      if loads[row.exercise, default: [:]][row.load] == nil { loads[row.exercise, default: [:]][row.load] = row.line }
    }
    let barbell = loads.filter { isBarbell(name($0.key)) }.values
    guard barbell.allSatisfy({ $0.keys.allSatisfy { $0.truncatingRemainder(dividingBy: 5) == 0 } }) else { return nil }
    let shown = barbell.filter { lift in
      let known = lift.keys
      return known.count >= fewest && known.contains { $0 >= heavy }
        && known.allSatisfy { $0.truncatingRemainder(dividingBy: 10) == 5 && [0, 5].contains($0.truncatingRemainder(dividingBy: step)) }
    }
    return shown.flatMap { $0.filter { $0.key >= heavy } }.min { $0.value < $1.value }.map { (line: Int($0.value), load: $0.key) }
  }

  private static func isBarbell(_ name: String) -> Bool {
    let name = name.lowercased()
    return lifts.contains { name.contains($0) } && !others.contains { name.contains($0) }
  }
}
