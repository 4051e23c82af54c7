import Findings
import TrainingModel
import Yams

extension RuleDecoder {
  /// The languages stand under `names`, each as its lists of entries, which were taken out before.
  func names(_ map: MapReader) {
    for list in SettingsTopic.names.lists { _ = map.reader(list.key) }
    map.finish()
  }

  /// All names of a language; what they name has to stand somewhere in `entries`.
  func translation(names: [Entry], focuses: [Entry], notes: [Entry], entries: [Entry]) -> Translation {
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
    translation.focuses = phrases(focuses, among: Set(entries.flatMap { $0.texts(under: "focus") }))
    translation.notes = phrases(notes, among: Set(entries.flatMap { $0.texts(under: "note") }))
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

  /// The lists of names of what a profile speaks of, with the kind and the topic whose ids they name.
  static let profileWords: KeyValuePairs<Topic, (kind: Translation.ProfileWord, of: Topic)> = [
    .germanGoals: (.goal, .goals), .germanEquipment: (.item, .equipment), .germanPresets: (.preset, .presets),
    .germanConditions: (.condition, .conditions),
  ]

  /// The names of one list, by id.
  func profileWords(_ entries: [Entry]) -> [String: String] {
    entries.reduce(into: [:]) { names, entry in names[entry.id] = profileWord(entry) }
  }

  /// The name of a goal, piece of equipment, preset or condition; nil where that is switched off or unknown.
  func profileWord(_ entry: Entry) -> String? {
    let name = self.name(entry)
    guard let topic = Self.profileWords.first(where: { $0.key == entry.topic })?.value.of else { return nil }
    switch self.names[topic].match(entry.id) {
    case .index: return name
    case .switchedOff: return nil
    case .unknown:
      entry.map.reader("id")?.complain(unknown(entry.id, topic, self.names[topic].ids))
      return nil
    }
  }

  private func phrases(_ entries: [Entry], among known: Set<String>) -> [String: String] {
    var phrases: [String: String] = [:]
    for entry in entries {
      if let name = phrase(entry, among: known) { phrases[entry.id] = name }
    }
    return phrases
  }

  /// What a focus or note is in the language; it has to be one of `known`, if given.
  func phrase(_ entry: Entry, among known: Set<String>?) -> String? {
    let name = self.name(entry)
    guard let known, !known.contains(entry.id) else { return name }
    let what = entry.topic == .germanNotes ? "no rule has the note" : "no session has the focus"
    entry.map.reader("id")?.complain(
      .rulesUnknownID, "\(what) \(quoted(entry.id))", hint: Suggestion.hint(for: entry.id, among: known.sorted()))
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
  /// The texts that stand under a key anywhere in the entry.
  func texts(under key: String) -> [String] { map.pairs.flatMap { Self.texts(under: key, at: $0.key, $0.value) } }

  private static func texts(under key: String, at place: String, _ node: Node) -> [String] {
    switch node {
    case .scalar(let scalar): place == key ? [scalar.string] : []
    case .sequence(let sequence): sequence.flatMap { texts(under: key, at: "", $0) }
    case .mapping(let mapping): mapping.flatMap { texts(under: key, at: $0.key.scalar?.string ?? "", $0.value) }
    case .alias: []
    }
  }

  /// Whether an entry stands before another: in an earlier layer, or earlier in its layer.
  fileprivate static func isBefore(_ lhs: Entry, _ rhs: Entry) -> Bool {
    (lhs.layer, lhs.place.file, lhs.place.line ?? 0) < (rhs.layer, rhs.place.file, rhs.place.line ?? 0)
  }
}
