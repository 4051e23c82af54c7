import Rulebook
import TrainingModel

extension Programme {
  /// Does what a decision says.
  func apply(_ action: SchemeAction, _ result: TrackResult, _ track: Int, _ carried: inout TrackState) {
    switch action {
    case .add(let step):
      carried.change = step.hundredths(in: unit)
      if let weight = carried.weight { carried.weight = moved(weight, to: Double(weight + step.hundredths(in: unit)), track, carried) }
    case .subtract(let step):
      if let weight = carried.weight { carried.weight = moved(weight, to: Double(weight - step.hundredths(in: unit)), track, carried) }
    case .multiply(let factor):
      if let weight = carried.weight { carried.weight = moved(weight, to: Double(weight) * factor, track, carried) }
    case .set(let source):
      let known = result.done.compactMap { OneRepMax.estimate(Double($0.load), reps: $0.reps) }.max() ?? strength[track][carried.variant]
      carried.weight = weight(source, track, carried, oneRepMax: known) ?? carried.weight
    case .recall(let step):
      guard let remembered = carried.remembered else { return }
      carried.weight = rounded(Double(remembered + (step?.hundredths(in: unit) ?? 0)), track, carried)
    case .remember: carried.remembered = carried.weight
    case .cap(let most):
      if let weight = carried.weight, weight > most.hundredths(in: unit) {
        carried.weight = ladder(track, carried)?.floor(Load(hundredths: most.hundredths(in: unit))).hundredths
      }
    case .nextStage: carried.stage = min(carried.stage + 1, stageCount(track) - 1)
    case .stage(let stage): carried.stage = min(stage, stageCount(track)) - 1
    case .nextExercise:
      let count = template.tracks[track].exercises.count
      guard count > 1 else { return }
      let next = (carried.variant + 1) % count
      carried = TrackState()
      carried.variant = next
      carried.weight = scheme(track)?.keeps.weight.flatMap { weight($0, track, carried, oneRepMax: strength[track][next]) }
    case .addReps(let more): carried.extraReps += min(more * result.setCount, result.room)
    case .addRepsToOneSet(let more): carried.extraReps += min(more, result.room)
    case .bottomReps: carried.extraReps = 0
    }
  }

  /// A weight that moved: rounded, but never back to where it was, so that a step that the plates can't make is still a step.
  private func moved(_ old: Int32, to wanted: Double, _ track: Int, _ carried: TrackState) -> Int32 {
    guard let ladder = ladder(track, carried) else { return old }
    if scheme(track)?.keeps.kind == .trainingMax {
      // A training max is no load: what is added counts in full, what is multiplied is rounded to the equipment's step.
      let exact = Programme.hundredths(wanted)
      let isStep = (exact - old).isMultiple(of: 50)
      return max(1, isStep ? exact : (2 * exact + ladder.step) / (2 * ladder.step) * ladder.step)
    }
    // Changes go to the nearest load, ties up, whatever the template's percentages do.
    let new = ladder.nearest(Load(hundredths: Programme.hundredths(wanted))).hundredths
    if wanted > Double(old), new <= old {
      return ladder.nearest(Load(hundredths: ladder.floor(Load(hundredths: old)).hundredths + ladder.step)).hundredths
    }
    if wanted < Double(old), new >= old { return ladder.nearest(Load(hundredths: old - ladder.step)).hundredths }
    return new
  }

  private func stageCount(_ track: Int) -> Int {
    var most = 1
    for session in template.sessions {
      for exercise in session.exercises where exercise.track == track {
        if case .byStage(let stages) = exercise.table { most = max(most, stages.count) }
      }
    }
    return most
  }
}
