import Foundation
import TrainingModel

/// What the page itself says, in the languages that it speaks.
struct PageTexts {
  /// The sentences by name, sorted by name.
  let pairs: [(name: String, text: String)]

  /// The texts in one language; English stands in for what is not translated.
  init(_ language: Language) {
    let all = Self.all
    let english = all[Language.english.id] ?? [:]
    let texts = english.merging(all[language.id] ?? [:]) { _, translated in translated }
    pairs = texts.map { (name: $0.key, text: $0.value) }.sorted { $0.name < $1.name }
  }

  /// The text with this name; the name where there is none.
  subscript(name: String) -> String { pairs.first { $0.name == name }?.text ?? name }

  /// Every text by language and name.
  static let all: [String: [String: String]] =
    (try? JSONDecoder().decode([String: [String: String]].self, from: Data(PackageResources.texts_json))) ?? [:]
}
