import Rulebook
import TrainingModel

extension Programme {
  /// Does what a decision says.
  func apply(_ action: SchemeAction, _ result: TrackResult, _ track: Int, _ carried: inout TrackState) {
    switch action {
    case .add(let step):
      carried.change = step.hundredths(in: unit)
      if let weight = carried.weight { carried.weight = moved(weight, by: step.hundredths(in: unit), track, carried) }
    case .subtract(let step):
      if let weight = carried.weight { carried.weight = moved(weight, by: -step.hundredths(in: unit), track, carried) }
    case .multiply(let factor):
      if let weight = carried.weight { carried.weight = scaled(weight, by: factor, track, carried) }
    case .set(let source):
      let shown = LiftStrength(done: result.done, else: strength[track][carried.variant])
      carried.weight = weight(source, track, carried, shown) ?? carried.weight
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
      // The list ends at its last entry, which stays.
      let next = carried.variant + 1
      guard next < template.tracks[track].exercises.count else { return }
      carried = TrackState()
      carried.variant = next
      carried.weight = scheme(track)?.keeps.weight.flatMap { weight($0, track, carried, strength[track][next]) }
    case .addReps(let more): carried.extraReps += min(more * result.setCount, result.room)
    case .addRepsToOneSet(let more): carried.extraReps += min(more, result.room)
    case .bottomReps: carried.extraReps = 0
    }
  }

  /// A weight to which something was added: a training max is no load, so there it counts in full.
  private func moved(_ old: Int32, by change: Int32, _ track: Int, _ carried: TrackState) -> Int32 {
    if scheme(track)?.keeps.kind == .trainingMax { return max(1, Programme.hundredths(Double(old + change))) }
    return loadable(Double(old + change), from: old, track, carried)
  }

  /// A weight of which a part is left, or a part more is there.
  private func scaled(_ old: Int32, by factor: Double, _ track: Int, _ carried: TrackState) -> Int32 {
    if let keeps = scheme(track)?.keeps, keeps.kind == .trainingMax {
      return ladder(track, carried).map { keeps.rounding.rounded(Programme.hundredths(Double(old) * factor), $0) } ?? old
    }
    return loadable(Double(old) * factor, from: old, track, carried)
  }

  /// The nearest load, ties up, whatever the template's percentages do; but never the one that it was, so that a step that the plates can't
  /// make is still a step.
  private func loadable(_ wanted: Double, from old: Int32, _ track: Int, _ carried: TrackState) -> Int32 {
    guard let ladder = ladder(track, carried) else { return old }
    let new = ladder.nearest(Load(hundredths: Programme.hundredths(wanted))).hundredths
    if wanted > Double(old), new <= old { return ladder.above(Load(hundredths: old)).hundredths }
    if wanted < Double(old), new >= old { return ladder.below(Load(hundredths: old)).hundredths }
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
