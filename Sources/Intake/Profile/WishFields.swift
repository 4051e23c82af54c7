import Findings
import TrainingModel

/// What the client likes, doesn't like and may not do, by exercise, pattern, muscle or tag.
extension FieldReader {
  /// Exercises in the order of their ids, each once.
  mutating func exercises(_ field: ProfileField) -> [ExerciseID] {
    var exercises: Set<ExerciseID> = []
    for element in list(field) ?? [] {
      if let meant = wish(element, field, isPersonal: false) { exercises.formUnion(meant.exercises) }
    }
    return exercises.sorted()
  }

  /// What a clinician or the client has ruled out, in the order of the profile.
  mutating func restrictions() -> [Restriction] {
    guard let node = node(.restrictions), !isNone(node), let elements = list(.restrictions) else { return [] }
    return elements.compactMap { element in
      guard view.kind(element) == .map else {
        return wish(element, ProfileField.restrictions, isPersonal: true).map { Restriction(avoid: $0.word, exercises: $0.exercises) }
      }
      return restriction(element)
    }
  }

  private mutating func restriction(_ node: Int) -> Restriction? {
    var values = SIMD4<Int32>(repeating: -1)
    var wrong: [(key: Int, isKnown: Bool)] = []
    view.forEachEntry(of: node) { key, value in
      guard let field = vocabulary.restrictionFields.index(of: view.bytes(key)) else { return wrong.append((key, false)) }
      if values[field] >= 0 { return wrong.append((key, true)) }
      values[field] = Int32(value)
    }
    for (key, isKnown) in wrong { complainAboutKey(key, among: vocabulary.restrictionFields, isKnown: isKnown) }
    func value(_ field: RestrictionField) -> Int? {
      let node = Int(values[Int(field.rawValue)])
      return node >= 0 && view.kind(node) != .null ? node : nil
    }
    let by = value(.by).map { line($0, RestrictionField.by) } ?? ""
    let until = value(.until).flatMap { date($0, RestrictionField.until) }
    guard let avoid = value(.avoid) else {
      // A misspelt key has been told of already.
      guard wrong.isEmpty else { return nil }
      complain(
        .profileMissing, "an entry of 'restrictions' has no 'avoid'", node,
        hint: "name what is avoided by an exercise, pattern, muscle or tag")
      return nil
    }
    return wish(avoid, RestrictionField.avoid, isPersonal: true).map {
      Restriction(avoid: $0.word, exercises: $0.exercises, by: by, until: until)
    }
  }

  /// The exercises that a word stands for, and the word with its kind.
  private mutating func wish(_ node: Int, _ field: some Word, isPersonal: Bool) -> (exercises: [ExerciseID], word: String)? {
    guard let text = text(node, field) else { return nil }
    guard let index = vocabulary.wishes.table.index(of: text) else {
      complainAboutWord(text, node, field, vocabulary.wishes.table, "exercise, pattern, muscle or tag", isPersonal: isPersonal)
      return nil
    }
    switch vocabulary.wishes[index] {
    case .exercises(let exercises, let word): return (exercises, word)
    case .several(let words):
      let choices = words.map { "'\($0)'" }.joined(separator: " or ")
      complain(
        .profileUnknownID, isPersonal ? "a word in '\(field)' names several things" : "'\(view.string(node))' names several things", node,
        hint: "write \(choices)", isHintPrivate: isPersonal)
      return nil
    }
  }
}
