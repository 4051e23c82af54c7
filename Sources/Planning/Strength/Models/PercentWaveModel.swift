import Rulebook
import TrainingModel

extension SlotProgression {
  /// A wave of percentages: each phase's reps and percent of 1RM or training max as the rule writes them out.
  ///
  /// Where exercise or limits don't allow those repetitions, the load follows the reserve instead.
  func percentWave(_ wave: PercentWave) -> FourWeeks<WeekPrescription> {
    guard phases.indices.allSatisfy({ range.contains(wave.weeks[phases[$0]].reps) }) else { return rirRamp(fixedReps) }
    let trainingMax = wave.trainingMax ?? 1
    let kind: Target.Kind = wave.trainingMax == nil ? .percentOfMax : .percentOfTrainingMax
    return FourWeeks { week in
      let set = wave.weeks[phases[week]]
      let percent = set.percent * (phases[week] == .deload ? parts[week] : 1)
      let wanted = percent / 100 * trainingMax
      // A percentage that would leave less in reserve than the client's limits ask for gives way.
      let part = min(wanted, slot.limit.maxIntensity / 100, EffortTable.part(reps: set.reps, rir: max(0, (rirs[week] ?? 1) - 1)))
      return WeekPrescription(
        reps: set.reps...set.reps, rir: reserve(of: part, reps: set.reps, stated: rirs[week]), load: part * slot.oneRepMax,
        target: part == wanted ? Target(kind, low: Int16(percent.rounded())) : .none)
    }
  }

  /// What the goal states, or what the percentage leaves where that is more than a repetition off, as it is with a training max.
  private func reserve(of part: Double, reps: Int, stated: Int?) -> Int? {
    guard let stated else { return nil }
    let left = EffortTable.rir(part: part, reps: reps)
    return left > stated + 1 ? min(left, 6) : stated
  }
}
