import TrainingModel

/// What a sheet's reader has to know of exercises: their names, and what goes with an exercise when it takes another's place.
package struct ExerciseCatalogue: Sendable {
  /// What the rules say of an exercise.
  package struct Entry: Sendable {
    package var measure: Measure
    package var basis: LoadBasis
    /// The kind of a row that neither builds up nor tests: work, cardio or mobility.
    package var kind: RowKind
    /// Whether the client has to find a load where the coach gives none.
    package var isLoaded: Bool
    /// Whether its repetitions can have a tempo.
    package var hasTempo: Bool
    /// What its rows say of technique; empty where the rules say nothing.
    package var note: String

    package init(measure: Measure, basis: LoadBasis, kind: RowKind, isLoaded: Bool, hasTempo: Bool, note: String = "") {
      (self.measure, self.basis, self.kind, self.isLoaded, self.hasTempo) = (measure, basis, kind, isLoaded, hasTempo)
      self.note = note
    }
  }

  private let entries: [String: Entry]
  private let names: ExerciseNames

  /// - Parameters:
  ///   - entries: by the exercise's id.
  ///   - names: those that sheets show.
  package init(entries: [String: Entry], names: ExerciseNames) { (self.entries, self.names) = (entries, names) }

  package subscript(id: String) -> Entry? { entries[id] }

  /// The name of an exercise in the first language, or its id where it has none.
  package func name(of id: String) -> String { names.names(of: id).first ?? id }

  /// Whether an exercise bears this name in any language, as it is spelled.
  func isNamed(_ id: String, _ name: String) -> Bool {
    let known = names.names(of: id)
    return known.isEmpty ? id == name : known.contains(name)
  }

  /// The exercises with this name in any language, letter case and blanks aside.
  func exercises(named name: String) -> [String] { names.exercises(named: name) }
}
