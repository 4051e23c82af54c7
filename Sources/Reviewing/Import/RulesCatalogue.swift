import Editing
import Planning
import Rulebook
import TrainingModel

extension ExerciseCatalogue {
  /// The exercises of the rules, under these names.
  init(_ rulebook: Rulebook, names: ExerciseNames) {
    var entries: [String: Entry] = [:]
    for exercise in rulebook.exercises {
      entries[exercise.id] = Entry(
        measure: exercise.measure, basis: exercise.loadBasis, kind: exercise.pattern.rowKind,
        isLoaded: exercise.loadedBy != nil || exercise.loadBasis == .band,
        hasTempo: (exercise.measure == .reps || exercise.measure == .repsEachSide) && exercise.secondsPerRep == nil,
        note: exercise.note.map { rulebook.notes[$0.index] } ?? "")
    }
    self.init(entries: entries, names: names)
  }
}
