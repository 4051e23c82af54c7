import Foundation
import Rulebook
import TrainingModel

/// The sentences of the rules' conditions, in every language that the rules have, as people's notes hold them.
struct CautionSentences: Sendable {
  /// What each condition's note may read like.
  private let sentences: [(note: NoteID, texts: [[UInt8]])]
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
    return sentences.filter { sentence in sentence.texts.contains { Self.contains(text, $0) } }.map(\.note)
  }

  /// Byte by byte: both sides are folded, so that letters which look alike are the same bytes.
  private static func contains(_ text: [UInt8], _ sentence: [UInt8]) -> Bool {
    guard let first = sentence.first, sentence.count <= text.count else { return false }
    return (0...text.count - sentence.count).contains { start in
      text[start] == first && text[start..<start + sentence.count].elementsEqual(sentence)
    }
  }

  private static func folded(_ text: String) -> [UInt8] {
    var words = text.lowercased().replacing("’", with: "'").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    while words.last == "." { words.removeLast() }
    return Array(words.precomposedStringWithCanonicalMapping.utf8)
  }
}
