import Rulebook
import TrainingModel

/// The sentences of the rules' conditions, in every language that the rules have, as people's notes hold them.
struct CautionSentences: Sendable {
  /// What each condition's note may read like.
  private let sentences: [(note: NoteID, texts: [String])]
  /// What else plans carry word for word: most notes are one of these, and none of them is a condition's.
  private let others: Set<String>

  init(_ rulebook: Rulebook) {
    let languages = Language.allCases.compactMap { rulebook.translations[$0] }
    sentences = rulebook.conditions.compactMap { condition in
      guard let note = condition.note else { return nil }
      let own = rulebook.notes[note.index]
      return (note, ([own] + languages.compactMap { $0.notes[own] }).map(Self.folded).filter { !$0.isEmpty })
    }
    others = Set(rulebook.notes).subtracting(rulebook.conditions.compactMap { $0.note.map { rulebook.notes[$0.index] } })
  }

  /// The conditions' notes whose sentence stands in what somebody wrote; letter case, blanks, the form of apostrophes and a full stop at the
  /// end don't matter.
  func notes(in text: String) -> [NoteID] {
    if text.isEmpty || others.contains(text) { return [] }
    let text = Self.folded(text)
    return sentences.filter { sentence in sentence.texts.contains { text.contains($0) } }.map(\.note)
  }

  private static func folded(_ text: String) -> String {
    var words = text.lowercased().replacing("’", with: "'").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    while words.last == "." { words.removeLast() }
    return words
  }
}
