import Rulebook
import TrainingModel

/// What a client's conditions have the client mind in every session, in one language.
struct SessionCautions {
  /// By the condition's id; conditions without a sentence are not among them.
  private let sentences: [String: String]

  init(_ rulebook: Rulebook, _ language: Language) {
    let translated = rulebook.translations[language]?.notes ?? [:]
    var sentences: [String: String] = [:]
    for condition in rulebook.conditions {
      guard let note = condition.note else { continue }
      let english = rulebook.notes[note.index]
      sentences[condition.id] = translated[english] ?? english
    }
    self.sentences = sentences
  }

  /// The sentences of the client's conditions, each once, in the order of the rules; none where nothing is known of the client.
  func sentences(of facts: ClientFacts?) -> [String] {
    var result: [String] = []
    for condition in facts?.conditions ?? [] {
      if let sentence = sentences[condition], !result.contains(sentence) { result.append(sentence) }
    }
    return result
  }
}
