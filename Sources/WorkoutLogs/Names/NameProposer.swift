import Rulebook
import TrainingModel

/// Ranks the exercises that an unknown name may mean: by the words that both have, by the letters, and by whether the kit is the same.
///
/// It is for those who are asked, and nothing that it says is ever taken for sure.
package struct NameProposer: Sendable {
  /// Below this score nothing is proposed.
  package static let floor = 40
  /// The most that other kit than the name's can score.
  package static let mostWithOtherKit = 60
  /// What a name scores that another app gives to the exercise.
  private static let byAnotherApp = 95

  private let forms: [Form]
  /// The kit of each exercise: that of its equipment, and whatever apps call it by.
  private let kit: [NamedKit]
  private let elsewhere: [String: Set<ExerciseID>]
  private let ids: [String]

  /// One name of an exercise.
  private struct Form: Sendable {
    var exercise: ExerciseID
    var words: [String]
    var trigrams: [UInt32]
  }

  package init(_ rules: Rulebook) {
    var forms: [Form] = []
    var kit = rules.exercises.map { exercise in
      rules.equipment.indices.filter { exercise.equipment.contains(EquipmentID($0)) }.reduce(into: NamedKit()) {
        $0.formUnion(FoldedName(rules.equipment[$1].id).kit)
      }
    }
    for index in rules.exercises.indices where rules.exercises[index].equipment.isEmpty { kit[index] = .bodyweight }
    var elsewhere: [String: Set<ExerciseID>] = [:]
    func add(_ name: String, _ exercise: ExerciseID) {
      let folded = FoldedName(name)
      kit[exercise.index].formUnion(folded.kit)
      forms.append(Form(exercise: exercise, words: folded.words.sorted(), trigrams: Self.trigrams(folded.movement)))
    }
    for index in rules.exercises.indices { add(rules.exercises[index].name, ExerciseID(index)) }
    for translation in rules.translations.values { for (exercise, name) in translation.exercises { add(name, exercise) } }
    for aliases in rules.aliases.apps.values + [rules.aliases.common] {
      for alias in aliases {
        guard case .exercise(let exercise) = alias.meaning else { continue }
        add(alias.name, exercise)
        elsewhere[alias.name.lowercased(), default: []].insert(exercise)
      }
    }
    (self.forms, self.kit, self.elsewhere, ids) = (forms, kit, elsewhere, rules.exercises.map(\.id))
  }

  /// The likeliest exercises, best first, of equally likely ones by id; none below `floor`.
  package func proposals(for name: String, atMost count: Int = 5) -> [NameProposal] {
    let folded = FoldedName(name)
    let (words, trigrams) = (folded.words.sorted(), Self.trigrams(folded.movement))
    var scores: [ExerciseID: Int] = [:]
    for form in forms {
      var score = (60 * Self.alike(words, form.words) + 40 * Self.alike(trigrams, form.trigrams)) * 0.99
      let own = kit[form.exercise.index]
      if folded.kit.isEmpty {
        // Whoever names no kit may mean any; what needs none is no likelier than the rest.
        score *= 0.95
      } else if own.isDisjoint(with: folded.kit) {
        score = min(score * 0.7, Double(Self.mostWithOtherKit))
      }
      scores[form.exercise] = max(scores[form.exercise] ?? 0, Int(score.rounded()))
    }
    for exercise in elsewhere[name.lowercased()] ?? [] { scores[exercise] = max(scores[exercise] ?? 0, Self.byAnotherApp) }
    return scores.filter { $0.value >= Self.floor }.map { NameProposal(exercise: $0.key, score: $0.value) }
      .sorted { ($1.score, ids[$0.exercise.index]) < ($0.score, ids[$1.exercise.index]) }
      .prefix(count).map(\.self)
  }

  /// Twice what two sorted lists have in common, as a part of both (Dice 1945): 0 to 1.
  private static func alike<Element: Comparable>(_ one: [Element], _ other: [Element]) -> Double {
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
