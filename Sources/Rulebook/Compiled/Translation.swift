import TrainingModel

/// What exercises and sessions are called in another language than English.
public struct Translation: Hashable, Sendable {
  /// The names of exercises; who is missing keeps the English name.
  public var exercises: [ExerciseID: String]
  /// The focus of sessions, by the English text; what is missing stays English.
  public var focuses: [String: String]

  public init(exercises: [ExerciseID: String] = [:], focuses: [String: String] = [:]) {
    self.exercises = exercises
    self.focuses = focuses
  }

  var isEmpty: Bool { exercises.isEmpty && focuses.isEmpty }
}

extension Rulebook {
  /// The exercise's name in a language; the English one where that language has none.
  public func name(of exercise: ExerciseID, in language: Language) -> String {
    translations[language]?.exercises[exercise] ?? self[exercise].name
  }

  /// A session's focus in a language, from its English text; that text where the language has none.
  public func focus(_ english: String, in language: Language) -> String { translations[language]?.focuses[english] ?? english }
}
