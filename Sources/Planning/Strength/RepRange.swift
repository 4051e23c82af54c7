import Rulebook
import TrainingModel

extension PlannedSlot {
  /// The repetitions that goal, role, exercise and limits leave; a limit above the goal's range moves the range, so that there is room to
  /// rise.
  func repRange(_ facts: ExerciseFacts) -> ClosedRange<Int> {
    let (wanted, limit) = (goalRange(facts), self.limit.reps)
    let low = min(max(wanted.lowerBound, limit.lowerBound), max(limit.lowerBound, limit.upperBound))
    let high = max(wanted.upperBound, low + min(2, wanted.count - 1))
    return low...max(low, min(high, limit.upperBound))
  }

  /// The goal's repetitions as far as they suit the exercise: nobody does heavy singles with dumbbells or in a row, and body weight alone
  /// is not heavy enough for a handful.
  private func goalRange(_ facts: ExerciseFacts) -> ClosedRange<Int> {
    let goal = prescription.reps
    guard role != .power else { return goal }
    if facts.isBodyWeight {
      // Pull-ups, dips and the like are hard enough for six, however many the goal would like.
      // Whoever trains endurance takes a variant of which ten are possible.
      if facts.isHardBodyWeight { return goal.lowerBound > 12 ? 10...15 : 6...12 }
      return max(goal.lowerBound, 6)...max(goal.upperBound, 12)
    }
    guard facts.setup != .barbell || facts.pattern.isPull, goal.lowerBound < 5 else { return goal }
    return max(goal.lowerBound, min(5, goal.upperBound - 2))...goal.upperBound
  }
}

extension ExerciseFacts {
  /// Whether the body is all the load there is.
  var isBodyWeight: Bool { !isLoaded && loadBasis == .none }

  /// Whether body weight alone is hard: nobody starts with many repetitions.
  var isHardBodyWeight: Bool { isBodyWeight && level > .novice && isCompound }
}

extension ClosedRange<Int> {
  /// The range moved up by `amount`.
  func shifted(by amount: Int) -> ClosedRange<Int> { (lowerBound + amount)...(upperBound + amount) }

  /// The range within `other`, moved as far as it takes to keep a little room.
  func within(_ other: ClosedRange<Int>) -> ClosedRange<Int> {
    let low = Swift.max(other.lowerBound, Swift.min(lowerBound, other.upperBound - Swift.min(2, other.count - 1)))
    return low...Swift.max(low, Swift.min(other.upperBound, Swift.max(upperBound, low + 2)))
  }
}
