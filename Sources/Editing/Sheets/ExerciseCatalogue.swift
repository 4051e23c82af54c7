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

/// The names of exercises in every language of sheets, and the exercises that bear a name.
package struct ExerciseNames: Sendable {
  private let names: [String: [String]]
  private let ids: [String: [String]]

  /// - Parameters:
  ///   - languages: For each language of sheets, names by id; the first language is the one that messages use.
  ///   - past: Names that exercises had, by id: a sheet may be older than a name in the rules.
  package init(_ languages: [[String: String]], past: [String: [String]] = [:]) {
    var (names, ids): ([String: [String]], [String: [String]]) = ([:], [:])
    for language in languages {
      for (id, name) in language.sorted(by: { $0.key < $1.key }) {
        if names[id]?.contains(name) == true { continue }
        names[id, default: []].append(name)
        let folded = Self.folded(name)
        if ids[folded]?.contains(id) != true { ids[folded, default: []].append(id) }
      }
    }
    for (id, former) in past.sorted(by: { $0.key < $1.key }) {
      for name in former where names[id]?.contains(name) != true {
        names[id, default: []].append(name)
        let folded = Self.folded(name)
        if ids[folded]?.contains(id) != true { ids[folded, default: []].append(id) }
      }
    }
    (self.names, self.ids) = (names, ids)
  }

  /// Whether there is an exercise with this id.
  package func isExercise(_ id: String) -> Bool { names[id] != nil }

  /// The names that sheets show for an exercise, one or more; none for an id that is not known.
  package func names(of id: String) -> [String] { names[id] ?? [] }

  /// The exercises that bear this name in any language, letter case and blanks aside; ordered by language and id. Where none does, the one
  /// whose id says it, as `back_squat` says `Back Squat`.
  package func exercises(named name: String) -> [String] {
    let folded = Self.folded(name)
    if let known = ids[folded] { return known }
    let id = String(folded.map { $0 == " " || $0 == "-" ? "_" : $0 })
    return names[id] == nil ? [] : [id]
  }

  /// Every id, sorted.
  package var allIDs: [String] { names.keys.sorted() }

  /// Every name in every language, sorted.
  package var allNames: [String] { names.values.joined().sorted() }

  private static func folded(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
