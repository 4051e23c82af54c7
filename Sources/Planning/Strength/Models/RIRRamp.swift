import TrainingModel

extension SlotProgression {
  /// The load that repetitions and a falling reserve call for.
  func rirRamp(_ reps: Int) -> FourWeeks<WeekPrescription> {
    let base = part(reps, rirs[0]) * slot.oneRepMax
    return FourWeeks { week in
      let load = phases[week] == .deload ? base : part(reps, rirs[week]) * slot.oneRepMax
      return WeekPrescription(reps: reps...reps, rir: rirs[week], load: load * parts[week])
    }
  }
}
