import Rulebook
import TrainingModel

extension Programme {
  /// The programme's own ramp sets: loads are rounded down, never below the lightest, and none is as heavy as the first working set.
  ///
  /// A bare percentage is one of the day's heaviest set.
  func ramp(_ warmup: [TemplateSets], _ sets: [ProgrammeSet], _ exercise: TemplateExercise, _ moment: Moment) -> [ProgrammeSet] {
    let carried = moment.state.tracks[exercise.track]
    guard let ladder = ladder(exercise, carried), let first = sets.compactMap(\.load).first,
      let heaviest = sets.compactMap(\.load).max()
    else { return [] }
    return warmup.compactMap { line in
      let wanted: Double? =
        switch line.load {
        case .own(let part): Double(heaviest) * part
        case .trainingMax(let track, let part): moment.state.tracks[track].weight.map { Double($0) * part }
        case .oneRepMax(let part): strength[exercise.track][carried.variant].oneRepMax * part
        case .fixed(let load): Double(load.hundredths(in: unit))
        case .lightest: 0
        case .topSet, .rpe, .repMax, .unloaded: nil
        }
      guard let wanted else { return nil }
      let load = ladder.floor(Load(hundredths: Int32(clamping: Int(wanted.rounded())))).hundredths
      guard load < first else { return nil }
      return ProgrammeSet(count: line.count, amount: line.amount.lowerBound, top: line.amount.lowerBound, load: load, kind: .ramp)
    }
  }
}
