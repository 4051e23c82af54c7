import TrainingModel

extension SlotProgression {
  /// Linear: a step more each week, but never more than the fall in reserve and the growth that the rule trusts in allow.
  ///
  /// The first week starts a repetition easier than stated where that leaves room for a step in each week that follows: a novice learns
  /// from loads that go up.
  func linear(_ step: Double, growth: Double) -> FourWeeks<WeekPrescription> {
    let reps = fixedReps
    var ceilings = FourWeeks(repeating: 0.0)
    var (oneRepMax, top, steps) = (slot.oneRepMax, 0.0, -1.0)
    for week in phases.indices where phases[week] != .deload {
      ceilings[week] = part(reps, rirs[week]) * oneRepMax
      (top, steps, oneRepMax) = (ceilings[week], steps + 1, oneRepMax * (1 + growth))
    }
    let easiest = part(reps, (rirs[0] ?? 3) + 1) * slot.oneRepMax
    let base = min(part(reps, rirs[0]) * slot.oneRepMax, max(easiest, top - steps * step))
    var last: Double?
    return FourWeeks { week in
      guard phases[week] != .deload else { return WeekPrescription(reps: reps...reps, rir: rirs[week], load: base * parts[week]) }
      let load = last.map { max($0, min($0 + step, ceilings[week])) } ?? base
      last = load
      return WeekPrescription(reps: reps...reps, rir: rirs[week], load: load)
    }
  }
}
