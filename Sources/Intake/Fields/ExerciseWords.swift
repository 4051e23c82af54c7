import Rulebook
import TrainingModel

/// The words by which `likes`, `dislikes`, `never` and `restrictions` name exercises: ids of exercises, patterns, muscles and tags.
///
/// What each stands for is worked out once, so that a profile turns into lists of exercises and nothing behind it knows any other.
struct ExerciseWords: Sendable {
  /// What a word can name. A muscle stands for the exercises that train it directly.
  enum Kind: String, CaseIterable, Sendable { case exercise, pattern, muscle, tag }

  /// What one word stands for.
  enum Meaning: Sendable {
    /// Exercises in the order of their ids, and the word with its kind: `tag:overhead`.
    case exercises([ExerciseID], word: String)
    /// Several things; the words that tell them apart.
    case several([String])
  }

  /// Each word alone, and with its kind before it.
  let table: ByteTable
  private let meanings: [Meaning]

  init(_ rulebook: Rulebook, home: String) {
    let ids = rulebook.exercises.indices.map { ExerciseID($0) }
    func those(_ isMeant: (Exercise) -> Bool) -> [ExerciseID] { ids.filter { isMeant(rulebook[$0]) } }
    var named: [(kind: Kind, id: String, exercises: [ExerciseID])] = []
    named += ids.map { (.exercise, rulebook[$0].id, [$0]) }
    named += MovementPattern.allCases.map { pattern in (.pattern, pattern.id, those { $0.pattern == pattern }) }
    named += Muscle.allCases.map { muscle in (.muscle, muscle.id, those { $0.halfSets[Int(muscle.rawValue)] >= 2 }) }
    named += rulebook.tags.indices.map { tag in (.tag, rulebook.tags[tag].id, those { $0.tags.contains(TagID(tag)) }) }
    var words: [String] = []
    var meanings: [Meaning] = []
    var places: [String: Int] = [:]
    for (kind, id, exercises) in named {
      let full = "\(kind.rawValue):\(id)"
      if let other = places[id] {
        switch meanings[other] {
        case .exercises(_, let word): meanings[other] = .several([word, full])
        case .several(let known): meanings[other] = .several(known + [full])
        }
      } else {
        places[id] = words.count
        words.append(id)
        meanings.append(.exercises(exercises, word: full))
      }
      words.append(full)
      meanings.append(.exercises(exercises, word: full))
    }
    (table, self.meanings) = (ByteTable(words, home: home), meanings)
  }

  subscript(index: Int) -> Meaning { meanings[index] }
}
