import Rulebook
import TrainingModel

extension ExerciseVerdict {
  /// The heaviest load to begin with: one step more for each session that earned it, or what a failure leaves.
  func most(_ ladder: LoadLadder) -> Double {
    switch action {
    case .progress(let steps):
      Double((0..<steps).reduce(ladder.nearest(Load(hundredths: Int32(load.rounded())))) { load, _ in ladder.above(load) }.hundredths)
    case .reduce(let part): load * (1 - part)
    case .hold, .repeat, .remove: load
    }
  }

  /// The least repetitions, seconds or metres to begin with where there is no load to move; nil where the block begins as it would.
  func amount(_ measure: Measure) -> Int? {
    guard amount > 0 else { return nil }
    let isTimed = measure == .seconds || measure == .secondsEachSide
    switch action {
    // A clock on the wall shows steps of five seconds.
    case .progress(let steps): return amount + steps * (isTimed ? 5 : 1)
    case .hold, .repeat: return amount
    case .reduce(let part): return max(1, Int((Double(amount) * (1 - part)).rounded(.down)) - (isTimed ? 0 : 1))
    case .remove: return nil
    }
  }

  /// Moves the repetitions or seconds of an exercise without a load to where its logs end.
  func settle(_ course: inout SlotCourse, of slot: PlannedSlot, _ facts: ExerciseFacts, _ bounds: SanitisationRules) {
    guard load == 0, !facts.isLoaded, facts.measure != .minutes, let wanted = amount(facts.measure) else { return }
    let amounts = bounds.amounts(facts.measure)
    let limit = min(amounts.upperBound, slot.limit.reps.upperBound, facts.measure.isTimed ? 600 : 30)
    var top = 0
    for week in course.weeks.indices { top = max(top, course.weeks[week].reps.upperBound) }
    let change = min(wanted - course.weeks[0].reps.lowerBound, limit - top)
    for week in course.weeks.indices {
      let reps = course.weeks[week].reps
      let least = max(amounts.lowerBound, reps.lowerBound + change)
      course.weeks[week].reps = least...(least + reps.count - 1)
    }
  }
}

extension Measure {
  fileprivate var isTimed: Bool { self == .seconds || self == .secondsEachSide }
}
