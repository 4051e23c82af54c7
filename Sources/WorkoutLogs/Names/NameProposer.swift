import Rulebook
import TrainingModel

/// Ranks the exercises that an unknown name may mean: by the words that both have, rare words above common ones, by the letters, and by
/// whether the kit is the same.
///
/// It is for those who are asked, and nothing that it says is ever taken for sure.
package struct NameProposer: Sendable {
  /// Below this score nothing is proposed.
  package static let floor = 40
  /// The most that other kit than the name's can score.
  package static let mostWithOtherKit = 60
  /// Bytes of the longest name that anything is proposed for.
  private static let longest = 200
  /// What a name scores that another app gives to the exercise.
  private static let byAnotherApp = 95

  private let forms: [Form]
  private let vocabulary: Vocabulary
  /// The kit of each exercise: that of its equipment; a cable and a stack machine are one where apps call it both.
  private let kit: [NamedKit]
  /// How many names each exercise has: of equally likely ones, what people do most has the most.
  private let uses: [Int]
  private let elsewhere: [String: Set<ExerciseID>]
  private let ids: [String]

  /// One name of an exercise.
  private struct Form: Sendable {
    var exercise: ExerciseID
    var words: WordBag
    var trigrams: [UInt32]
  }

  package init(_ rules: Rulebook) {
    var kit = rules.exercises.map { exercise in
      exercise.equipment.bits == 0
        ? .bodyweight
        : rules.equipment.indices.filter { exercise.equipment.contains(EquipmentID($0)) }.reduce(into: NamedKit()) {
          $0.formUnion(FoldedName(rules.equipment[$1].id).kit)
        }
    }
    var uses = rules.exercises.map { _ in 0 }
    var elsewhere: [String: Set<ExerciseID>] = [:]
    var names: [(exercise: ExerciseID, folded: FoldedName)] = rules.exercises.indices.map {
      (ExerciseID($0), FoldedName(rules.exercises[$0].name))
    }
    for translation in rules.translations.values {
      for (exercise, name) in translation.exercises { names.append((exercise, FoldedName(name))) }
    }
    for aliases in rules.aliases.apps.values + [rules.aliases.common] {
      for alias in aliases {
        guard case .exercise(let exercise) = alias.meaning else { continue }
        let folded = FoldedName(alias.name)
        names.append((exercise, folded))
        kit[exercise.index].formUnion(folded.kit.intersection([.cable, .machine]))
        uses[exercise.index] += 1
        elsewhere[FoldedName.spelling(alias.name), default: []].insert(exercise)
      }
    }
    var vocabulary = Vocabulary(names.map(\.folded.words))
    forms = names.map { Form(exercise: $0.exercise, words: vocabulary.bag($0.folded.words), trigrams: Self.trigrams($0.folded.movement)) }
    self.vocabulary = vocabulary
    (self.kit, self.uses, self.elsewhere, ids) = (kit, uses, elsewhere, rules.exercises.map(\.id))
  }

  /// The likeliest exercises, best first, of equally likely ones the one with more names, then by id; none below `floor`, and
  /// none for what is longer than any name.
  package func proposals(for name: String, atMost count: Int = 5) -> [NameProposal] {
    if name.utf8.count > Self.longest { return [] }
    var vocabulary = vocabulary
    let folded = FoldedName(name).respelled(vocabulary.respelled)
    let (words, trigrams) = (vocabulary.bag(folded.words), Self.trigrams(folded.movement))
    var scores: [ExerciseID: Int] = [:]
    for form in forms {
      var score = (60 * words.likeness(to: form.words, vocabulary) + 40 * Self.likeness(trigrams, form.trigrams)) * 0.99
      let own = kit[form.exercise.index]
      if folded.kit.isEmpty {
        // Whoever names no kit may mean any; what needs none is no likelier than the rest.
        score *= 0.95
      } else if own.isDisjoint(with: folded.kit) {
        score = min(score * 0.7, Double(Self.mostWithOtherKit))
      }
      scores[form.exercise] = max(scores[form.exercise] ?? 0, Int(score.rounded()))
    }
    for exercise in elsewhere[FoldedName.spelling(name)] ?? [] { scores[exercise] = max(scores[exercise] ?? 0, Self.byAnotherApp) }
    return scores.filter { $0.value >= Self.floor }.map { NameProposal(exercise: $0.key, score: $0.value) }
      .sorted { one, other in
        let (i, j) = (one.exercise.index, other.exercise.index)
        return (other.score, uses[j], ids[i]) < (one.score, uses[i], ids[j])
      }
      .prefix(count).map(\.self)
  }

  /// Twice the trigrams in common, as a part of all of both (Dice 1945): 0 to 1.
  private static func likeness(_ one: [UInt32], _ other: [UInt32]) -> Double {
    var (i, j, common) = (0, 0, 0)
    while i < one.count, j < other.count {
      if one[i] == other[j] {
        (i, j, common) = (i + 1, j + 1, common + 1)
      } else if one[i] < other[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return one.isEmpty || other.isEmpty ? 0 : 2 * Double(common) / Double(one.count + other.count)
  }

  /// The runs of three bytes, ends marked, sorted.
  private static func trigrams(_ text: String) -> [UInt32] {
    let bytes = [0, 0] + Array(text.utf8) + [0]
    if bytes.count < 4 { return [] }
    return (2..<bytes.count).map { UInt32(bytes[$0 - 2]) << 16 | UInt32(bytes[$0 - 1]) << 8 | UInt32(bytes[$0]) }.sorted()
  }
}
