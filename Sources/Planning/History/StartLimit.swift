import Rulebook
import TrainingModel

extension StartLimit {
  /// How many repetitions fewer still compare.
  static let tolerance = 2

  /// Begins a slot no heavier than this and lets it rise from there; nobody has shown that more is possible.
  func hold(_ slot: inout SlotCourse, _ course: BlockCourse, _ context: PlanningContext) {
    guard let first = slot.weeks[0].load, first > load, slot.weeks[0].reps.upperBound >= reps - Self.tolerance,
      let ladder = context.ladder(of: exercise)
    else { return }
    var before = Double(ladder.floor(Load(hundredths: Int32(load.rounded()))).hundredths)
    slot.weeks[0].load = before
    for week in 1..<Mesocycle.weekCount {
      guard let load = slot.weeks[week].load else { return }
      // A week that repeats one in which the client was away begins where that would have begun.
      let most = course.places[week] > course.places[week - 1] ? before * ReturningLoads.weeklyRise : before
      before = min(load, Double(ladder.floor(Load(hundredths: Int32(most))).hundredths))
      slot.weeks[week].load = before
    }
  }
}
