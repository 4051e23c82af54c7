import TrainingModel

/// What the rules allow numbers to be in a plan.
public struct CellBounds: Hashable, Sendable {
  public var sets: ClosedRange<Int>
  /// Repetitions, seconds, minutes and metres.
  public var reps, seconds, minutes, metres: ClosedRange<Int>
  public var rir: ClosedRange<Int>
  /// Seconds.
  public var rest: ClosedRange<Int>
  /// The longest note, in characters.
  public var noteLength: Int

  public init(
    sets: ClosedRange<Int> = 1...12, reps: ClosedRange<Int> = 1...100, seconds: ClosedRange<Int> = 5...600,
    minutes: ClosedRange<Int> = 1...180, metres: ClosedRange<Int> = 1...1000, rir: ClosedRange<Int> = 0...6,
    rest: ClosedRange<Int> = 0...600, noteLength: Int = 200
  ) {
    (self.sets, self.reps, self.seconds, self.minutes, self.metres) = (sets, reps, seconds, minutes, metres)
    (self.rir, self.rest, self.noteLength) = (rir, rest, noteLength)
  }

  /// The bounds of what a measure counts.
  public func amounts(_ measure: Measure) -> ClosedRange<Int> {
    switch measure {
    case .reps, .repsEachSide: reps
    case .seconds, .secondsEachSide: seconds
    case .minutes: minutes
    case .metres: metres
    }
  }
}
