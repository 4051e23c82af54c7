import TrainingModel

/// A working set as it is held against a plan: both sides of it together, its load in the client's unit.
struct WorkSet: Equatable, Sendable {
  /// The prescription that it names.
  var row: RowID?
  /// Repetitions, seconds, minutes or metres; of two sides the weaker.
  var amount: Int
  /// What was lifted, in hundredths of the client's unit: with the body where that is lifted too, less what a machine took off it. 0 where
  /// nobody knows, or there was no load.
  var load: Double
  /// RPE, where it was noted; of two sides the harder.
  var effort: Double?

  /// Whether a load is what was asked for, as far as noting it in another unit goes.
  static func isFull(_ load: Double, _ asked: Double) -> Bool { SetAlignment.isFull(load, asked) }
}
