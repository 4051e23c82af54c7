import Findings
import TrainingModel

/// What a language that the rules speak has no name for: sheets show the English one there.
public enum TranslationGaps {
  /// One finding for each exercise, focus, note, goal, piece of equipment, preset and condition without a name, in this order; none for a
  /// language without any names.
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
      let words = Translation.ProfileWord.allCases.flatMap { kind in
        rulebook.words(of: kind).filter { translation.words[kind]?[$0.id] == nil }.map { word in
          Finding(
            .rulesUntranslated, "the \(noun(kind)) '\(word.id)' has no name in '\(key)'", at: rulebook[word.rule].place,
            hint: "add {id: \(word.id), name: …} to 'names: \(key)_\(list(kind)):'; until then sheets show the English name")
        }
      }
      return names + phrases(rulebook.focuses, translation.focuses, "focus", "\(key)_focus", rulebook)
        + phrases(rulebook.notes, translation.notes, "note", "\(key)_notes", rulebook) + words
    }
  }

  private static func noun(_ kind: Translation.ProfileWord) -> String {
    switch kind {
    case .goal: "goal"
    case .item: "piece of equipment"
    case .preset: "preset"
    case .condition: "condition"
    }
  }

  private static func list(_ kind: Translation.ProfileWord) -> String {
    switch kind {
    case .goal: "goals"
    case .item: "equipment"
    case .preset: "presets"
    case .condition: "conditions"
    }
  }

  private static func phrases(_ known: [String], _ named: [String: String], _ what: String, _ list: String, _ rulebook: Rulebook)
    -> [Finding]
  {
    Set(known.filter { named[$0] == nil }).sorted().map { text in
      Finding(
        .rulesUntranslated, "the \(what) '\(text)' is not in 'names: \(list):'", at: Place(file: rulebook.layers.first ?? ""),
        hint: "add {id: …, name: …} with this text as its id; until then the English one is shown")
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
