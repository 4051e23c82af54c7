import Rulebook
import TrainingModel

extension SlotProgression {
  /// Step loading: the first week's load times a part for each phase; reps stay.
  func step(_ factors: PhaseTable<Double>) -> FourWeeks<WeekPrescription> {
    let reps = fixedReps
    let base = part(reps, rirs[0]) * slot.oneRepMax
    return FourWeeks { week in
      let factor = phases[week] == .deload ? parts[week] : factors[phases[week]]
      return WeekPrescription(reps: reps...reps, rir: rirs[week], load: min(base * factor, slot.oneRepMax * slot.limit.maxIntensity / 100))
    }
  }
}
