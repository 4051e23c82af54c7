import TrainingModel

extension SlotProgression {
  /// Two for two: the same load until two repetitions over the goal were done on two workouts in a row, which takes two weeks here; then a
  /// step more. The sheet's range is the goal and the two over it.
  func twoForTwo(_ step: Double) -> FourWeeks<WeekPrescription> {
    let goal = max(range.lowerBound, min(fixedReps, range.upperBound - 2))
    let reps = goal...min(goal + 2, max(goal, slot.limit.reps.upperBound))
    let base = part((reps.lowerBound + reps.upperBound) / 2, rirs[0]) * slot.oneRepMax
    var trained = 0
    return FourWeeks { week in
      guard phases[week] != .deload else { return WeekPrescription(reps: reps, rir: rirs[week], load: base * parts[week]) }
      defer { trained += 1 }
      return WeekPrescription(reps: reps, rir: rirs[week], load: base + step * Double(trained / 2))
    }
  }
}
