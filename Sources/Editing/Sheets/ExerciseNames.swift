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
