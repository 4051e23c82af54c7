import Editing
import Planning
import TrainingModel

extension PlanEditing {
  /// Gives rows another exercise, each with its build-up; returns what has to be said about it. A row that has the exercise already stays as
  /// it is.
  ///
  /// - Throws: `EditRefusal` where the client may not be given the exercise, unless that is forced.
  package func swap(_ rows: [PlanRow], to exercise: ExerciseID, isForced: Bool, in plan: inout EditablePlan) throws -> [String] {
    let fitting = try fitting(of: plan)
    let barriers = fitting.barriers(exercise)
    if let barrier = barriers.first, !isForced {
      throw EditRefusal(
        "client \(plan.clientID) may not be given \(name(fitting.rulebook[exercise].id)): \(barrier.words(fitting.rulebook))",
        hint: "'mesocycle edit swap' without --to lists what may take its place; --force does it all the same")
    }
    guard !rows.isEmpty else { throw EditRefusal("no working sets are named", hint: "name the row of the exercise, not its build-up") }
    let fit = RowFitting(fitting)
    var result = SwapExercise([])
    for row in rows where row.exercise != fitting.rulebook[exercise].id {
      let swap = fit.swap(plan.group(of: row), to: exercise)
      result.rows += swap.rows
      result.dropped += swap.dropped
    }
    result.apply(to: &plan)
    return []
  }

  /// A row for an exercise that somebody adds: what the client's goal usually asks for of it.
  ///
  /// - Throws: `EditRefusal` where the client may not be given the exercise, unless that is forced.
  package func newRow(_ exercise: ExerciseID, isForced: Bool, in plan: EditablePlan) throws -> PlanRow {
    let fitting = try fitting(of: plan)
    let rulebook = fitting.rulebook
    if let barrier = fitting.barriers(exercise).first, !isForced {
      throw EditRefusal(
        "client \(plan.clientID) may not be given \(rulebook[exercise].name): \(barrier.words(rulebook))",
        hint: "choose another exercise; --force does it all the same")
    }
    let usual = fitting.usual(exercise)
    let row = PlanRow(
      rowID: RowID(rawValue: 0), week: 0, day: 0, order: 1, exercise: rulebook[exercise].id, kind: rulebook[exercise].pattern.rowKind,
      measure: usual.measure,
      sets: usual.sets, repsMin: usual.amount.lowerBound, repsMax: usual.amount.upperBound, basis: usual.basis, rir: usual.rir,
      rest: usual.rest, note: rulebook[exercise].note.map { rulebook.notes[$0.index] } ?? "")
    return RowFitting(fitting).refitted(row, to: exercise)
  }
}
