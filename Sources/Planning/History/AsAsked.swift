import Rulebook
import TrainingModel

extension PrescribedBlock where Exercise == ExerciseID {
  /// The block as if all of it had been done exactly as it was asked for, without a word of effort: what is believed of who doesn't log.
  func asAsked(_ context: PlanningContext) -> [(exercise: ExerciseID, strands: [PlanStrand])] {
    var all: [(exercise: ExerciseID, strands: [PlanStrand])] = []
    for var strand in strands(context) {
      let showsStrength = context.lifting(strand.exercise).showsStrength
      for row in strand.rows.reversed() where phase(row.week) != .deload {
        let load = context.load(row, of: self)
        let set = WorkSet(row: row.id, amount: row.reps.lowerBound, load: load ?? 0)
        strand.exposures.append(
          Exposure(
            Array(repeating: set, count: row.sets), asked: .init(reps: row.reps, rir: row.rir, load: load),
            on: start.day(row.day, ofWeek: row.week), showsStrength: showsStrength, mostReps: context.rulebook.history.strength.mostReps))
      }
      if all.last?.exercise == strand.exercise {
        all[all.count - 1].strands.append(strand)
      } else {
        all.append((strand.exercise, [strand]))
      }
    }
    return all
  }
}
