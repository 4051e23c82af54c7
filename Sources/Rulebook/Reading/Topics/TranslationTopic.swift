import Findings
import TrainingModel
import Yams

extension RuleDecoder {
  /// The languages stand under `names`, each as its lists of entries, which were taken out before.
  func names(_ map: MapReader) {
    _ = (map.reader("de"), map.reader("de_focus"))
    map.finish()
  }

  /// All names of a language; `known` are the English texts of every focus.
  func translation(names: [Entry], focuses: [Entry], known: Set<String>) -> Translation {
    var translation = Translation()
    var taken = englishNames
    for entry in names.sorted(by: Entry.isBefore) {
      guard let (exercise, name) = exerciseName(entry) else { continue }
      translation.exercises[exercise] = name
      if let other = taken.updateValue(exercise, forKey: name.lowercased()), other != exercise {
        entry.map.reader("name")?.complain(
          .rulesDuplicateID, "the name \(quoted(name)) is also that of the exercise '\(exercises[other.index].id)'",
          hint: "sheets are read back by these names, so no two exercises may share one")
      }
    }
    for entry in focuses {
      if let name = focusName(entry, among: known) { translation.focuses[entry.id] = name }
    }
    return translation
  }

  /// Which exercise has which English name.
  private var englishNames: [String: ExerciseID] {
    var names: [String: ExerciseID] = [:]
    for (index, exercise) in exercises.enumerated() { names[exercise.name.lowercased()] = ExerciseID(index) }
    return names
  }

  /// The name of one exercise; nil where the exercise is switched off or unknown.
  func exerciseName(_ entry: Entry) -> (exercise: ExerciseID, name: String)? {
    let name = self.name(entry)
    switch self.names[.exercises].match(entry.id) {
    case .index(let index): return name.map { (ExerciseID(index), $0) }
    case .switchedOff: return nil
    case .unknown:
      entry.map.reader("id")?.complain(unknown(entry.id, .exercises, self.names[.exercises].ids))
      return nil
    }
  }

  /// The name of a session's focus, which has to be one of `known`, if given.
  func focusName(_ entry: Entry, among known: Set<String>?) -> String? {
    let name = self.name(entry)
    guard let known, !known.contains(entry.id) else { return name }
    entry.map.reader("id")?.complain(
      .rulesUnknownID, "no session has the focus \(quoted(entry.id))", hint: Suggestion.hint(for: entry.id, among: known.sorted()))
    return nil
  }

  private func name(_ entry: Entry) -> String? {
    entry.map.scope = scope
    let name = entry.map.required("name", .text, or: "")
    entry.map.finish()
    return name.isEmpty ? nil : name
  }
}

extension Entry {
  /// What the sessions of the entry, or the entry itself, have under `focus`.
  var focuses: [String] { map.pairs.flatMap { Self.focuses(key: $0.key, $0.value) } }

  private static func focuses(key: String, _ node: Node) -> [String] {
    switch node {
    case .scalar(let scalar): key == "focus" ? [scalar.string] : []
    case .sequence(let sequence): sequence.flatMap { focuses(key: "", $0) }
    case .mapping(let mapping): mapping.flatMap { focuses(key: $0.key.scalar?.string ?? "", $0.value) }
    case .alias: []
    }
  }

  /// Whether an entry stands before another: in an earlier layer, or earlier in its layer.
  fileprivate static func isBefore(_ lhs: Entry, _ rhs: Entry) -> Bool {
    (lhs.layer, lhs.place.file, lhs.place.line ?? 0) < (rhs.layer, rhs.place.file, rhs.place.line ?? 0)
  }
}
