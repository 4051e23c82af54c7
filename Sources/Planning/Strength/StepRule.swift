import TrainingModel

/// When a step of the kit may be taken (training-science section 4.6): a step that is small against the load at once, a big one only when
/// enough repetitions were done with the load before.
struct StepRule: Sendable {
  let ladder: LoadLadder
  /// The most that a load may rise in a week: 0.1 is 10 %.
  let weeklyCap: Double
  /// The fewest repetitions of the exercise's range.
  let fewestReps: Int

  /// Above this part of the load a step has to be earned with repetitions first, whatever the cap.
  static let bigStep = 0.1

  /// How many repetitions have to be done before a step of this part of the load, so that `fewest` are left after it:
  /// `ceil(30 · ((1 + fewest/30) · (1 + step) − 1))`, from Epley's formula.
  static func repsNeeded(fewest: Int, step: Double) -> Int {
    // A hair less, so that 8 reps and 5 % are 10 and not, by a rounding in the last binary place, 11.
    Int((30 * ((1 + Double(fewest) / 30) * (1 + step) - 1) - 1e-9).rounded(.up))
  }

  /// The most that may be loaded after a week with `last` (hundredths) for `reps` repetitions; loadable, and never less than `last`.
  func most(after last: Double, reps: Int) -> Load {
    let capped = ladder.floor(Load(hundredths: Int32(last * (1 + min(weeklyCap, Self.bigStep)) + 1e-6)))
    if Double(capped.hundredths) > last { return capped }
    let before = Load(hundredths: Int32(last))
    let next = ladder.above(before)
    guard ladder.contains(before), next > before,
      reps >= Self.repsNeeded(fewest: fewestReps, step: Double(next.hundredths - before.hundredths) / last)
    else { return before }
    return next
  }

  /// Whether every step of the kit is too big for a load of `load` to rise within a block as a model would like.
  func isCoarse(at load: Double) -> Bool { Double(ladder.step) > min(weeklyCap, Self.bigStep) * load }
}
