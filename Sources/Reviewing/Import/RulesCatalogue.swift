import Editing
import Planning
import Rulebook
import TrainingModel

extension ExerciseCatalogue {
  /// The exercises of the rules, under the names of the rules and those that sheets have shown.
  init(_ rulebook: Rulebook, names: [[String: String]]) {
    var entries: [String: Entry] = [:]
    for exercise in rulebook.exercises {
      entries[exercise.id] = Entry(
        measure: exercise.measure, basis: exercise.loadBasis, kind: exercise.pattern.rowKind,
        isLoaded: exercise.loadedBy != nil || exercise.loadBasis == .band,
        hasTempo: (exercise.measure == .reps || exercise.measure == .repsEachSide) && exercise.secondsPerRep == nil)
    }
    let own = Dictionary(rulebook.exercises.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.init(entries: entries, names: [own] + names)
  }
}
