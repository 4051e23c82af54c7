import Rulebook
import TrainingModel

extension ShownStrength {
  /// What all that was asked for and all that was done of an exercise show together; nil where no load was.
  ///
  /// - Parameters:
  ///   - stated: The 1RM by the lifts that are known beside them, 0 where there are none.
  ///   - before: What was believed before the logs were read.
  init?(
    _ exercise: ExerciseID, _ strands: [PlanStrand], stated: Double, before: Double, _ level: Experience, _ context: PlanningContext
  ) {
    guard let last = context.history.last, context.lifting(exercise).showsStrength else { return nil }
    var (most, planned) = (stated, 0.0)
    for strand in strands {
      for row in strand.rows where last.phase(row.week) != .deload {
        guard let load = context.load(row, of: last), load > 0, let rir = row.rir else { continue }
        let reps = max(1, row.reps.upperBound)
        most = max(most, load / EffortTable.part(reps: reps, rir: rir), OneRepMax.estimate(load, reps: reps + rir) ?? 0)
        if last.isHard(row.week) { planned = max(planned, load / EffortTable.part(reps: reps, rir: rir)) }
      }
      for exposure in strand.exposures {
        for set in exposure.sets where set.load > 0 && set.amount > 0 {
          let reserve = set.effort.map { Int((10 - $0).rounded()) } ?? 0
          most = max(most, set.load / EffortTable.part(reps: min(set.amount, 15), rir: reserve))
        }
      }
    }
    guard planned > 0 else { return nil }
    self.init(
      exercise: exercise, most: most, planned: planned, before: before > 0 ? before : planned,
      rise: context.rulebook.history.strength.rise[Int(level.rawValue)],
      growth: context.growth(level))
  }
}
