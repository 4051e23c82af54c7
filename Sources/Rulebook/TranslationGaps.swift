import Findings
import TrainingModel

/// What a language that the rules speak has no name for: sheets show the English one there.
public enum TranslationGaps {
  /// One finding for each exercise and focus without a name, in the order of exercises and focuses; none for a language without any names.
  public static func findings(in rulebook: Rulebook) -> [Finding] {
    Language.allCases.flatMap { language -> [Finding] in
      guard let translation = rulebook.translations[language] else { return [] }
      let key = language.id
      let names = rulebook.exercises.indices.filter { translation.exercises[ExerciseID($0)] == nil }.map { index in
        let exercise = rulebook.exercises[index]
        return Finding(
          .rulesUntranslated, "the exercise '\(exercise.id)' has no name in '\(key)'", at: rulebook[exercise.rule].place,
          hint: "add {id: \(exercise.id), name: …} to 'names: \(key):'; until then sheets show the English name")
      }
      let missing = Set(rulebook.focuses.filter { translation.focuses[$0] == nil })
      return names
        + missing.sorted().map { focus in
          Finding(
            .rulesUntranslated, "the focus '\(focus)' has no name in '\(key)'", at: Place(file: rulebook.layers.first ?? ""),
            hint: "add {id: \(focus), name: …} to 'names: \(key)_focus:'; until then sheets show the English one")
        }
    }
  }
}

extension Rulebook {
  /// What the sessions of splits and programmes are called, in their order, some more than once.
  fileprivate var focuses: [String] { splits.flatMap(\.sessions).map(\.focus) + templates.flatMap(\.sessions).map(\.focus) }
}

extension RuleReference {
  fileprivate var place: Place { Place(file: file, line: line) }
}
