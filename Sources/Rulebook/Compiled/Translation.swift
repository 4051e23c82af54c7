import TrainingModel

/// What exercises and sessions are called in another language than English, and what a profile speaks of.
public struct Translation: Hashable, Sendable {
  /// The names of exercises; who is missing keeps the English name.
  public var exercises: [ExerciseID: String]
  /// The focus of sessions, by the English text; what is missing stays English.
  public var focuses: [String: String]
  /// Notes of exercises and conditions, by the English text; what is missing stays English.
  public var notes: [String: String]
  /// The names of what a profile speaks of, by id; who is missing keeps the English name.
  public var words: [ProfileWord: [String: String]] = [:]

  public init(exercises: [ExerciseID: String] = [:], focuses: [String: String] = [:], notes: [String: String] = [:]) {
    self.exercises = exercises
    self.focuses = focuses
    self.notes = notes
  }

  var isEmpty: Bool { exercises.isEmpty && focuses.isEmpty && notes.isEmpty && words.values.allSatisfy(\.isEmpty) }

  /// A kind of what a profile speaks of.
  public enum ProfileWord: CaseIterable, Sendable {
    case goal, item, preset, condition
  }
}

extension Rulebook {
  /// The exercise's name in a language; the English one where that language has none.
  public func name(of exercise: ExerciseID, in language: Language) -> String {
    translations[language]?.exercises[exercise] ?? self[exercise].name
  }

  /// The name of what a profile speaks of in a language; the English one where that language has none, and the id where nobody knows it.
  public func name(of kind: Translation.ProfileWord, _ id: String, in language: Language) -> String {
    translations[language]?.words[kind]?[id] ?? words(of: kind).first { $0.id == id }?.name ?? id
  }

  /// What the rules have of a kind, with the rule that says so.
  func words(of kind: Translation.ProfileWord) -> [(id: String, name: String, rule: RuleID)] {
    switch kind {
    case .goal: goals.map { ($0.id, $0.name, $0.rule) }
    case .item: equipment.map { ($0.id, $0.name, $0.rule) }
    case .preset: presets.map { ($0.id, $0.name, $0.rule) }
    case .condition: conditions.map { ($0.id, $0.name, $0.rule) }
    }
  }

  /// A session's focus in a language, from its English text; that text where the language has none.
  public func focus(_ english: String, in language: Language) -> String { translations[language]?.focuses[english] ?? english }
}
