import TrainingModel

/// What the rules allow numbers to be in a plan.
package struct CellBounds: Hashable, Sendable {
  package var sets: ClosedRange<Int>
  /// Repetitions, seconds, minutes and metres.
  package var reps, seconds, minutes, metres: ClosedRange<Int>
  package var rir: ClosedRange<Int>
  /// Seconds.
  package var rest: ClosedRange<Int>
  /// The longest note, in characters.
  package var noteLength: Int

  package init(
    sets: ClosedRange<Int> = 1...12, reps: ClosedRange<Int> = 1...100, seconds: ClosedRange<Int> = 5...600,
    minutes: ClosedRange<Int> = 1...180, metres: ClosedRange<Int> = 1...1000, rir: ClosedRange<Int> = 0...6,
    rest: ClosedRange<Int> = 0...600, noteLength: Int = 200
  ) {
    (self.sets, self.reps, self.seconds, self.minutes, self.metres) = (sets, reps, seconds, minutes, metres)
    (self.rir, self.rest, self.noteLength) = (rir, rest, noteLength)
  }

  /// The bounds of what a measure counts.
  package func amounts(_ measure: Measure) -> ClosedRange<Int> {
    switch measure {
    case .reps, .repsEachSide: reps
    case .seconds, .secondsEachSide: seconds
    case .minutes: minutes
    case .metres: metres
    }
  }
}
