import Rulebook
import TrainingModel

/// Puts the sentences of a client's conditions where they matter: every session holds each of them.
struct ConditionNotes {
  /// The sentence of a condition in a session.
  struct Caution {
    var condition: ConditionID
    var note: NoteID
    /// The place of the row that carries it.
    var row: Int
  }

  private struct Sentence {
    let condition: ConditionID
    let note: NoteID
    /// The limits that speak about some exercises only.
    let limits: [ConditionLimit]

    /// Whether the condition has to do with an exercise.
    func concerns(_ facts: ExerciseFacts) -> Bool {
      limits.isEmpty || limits.contains { !$0.tags.isDisjoint(with: facts.tags) || $0.patterns.contains(facts.pattern) }
    }
  }

  /// In the order of the conditions; empty for most clients.
  private let sentences: [Sentence]
  private let facts: [ExerciseFacts]

  init(_ conditions: ConditionSet, _ rules: PlanningRules) {
    facts = rules.facts
    var sentences: [Sentence] = []
    for id in conditions.members {
      let condition = rules.rulebook[id]
      // What two conditions say in the same words is said once.
      guard let note = condition.note, !sentences.contains(where: { $0.note == note }) else { continue }
      sentences.append(
        Sentence(condition: id, note: note, limits: condition.limits.filter { !$0.tags.isEmpty || $0.patterns.bits != 0 }))
    }
    self.sentences = sentences
  }

  /// All sentences of the client, each at a row of the session: the first exercise that its condition limits by pattern or stress, else the
  /// first of all. Build-ups carry none as long as anything else is there.
  func cautions(in rows: ArraySlice<Prescription>) -> [Caution] {
    guard !sentences.isEmpty, !rows.isEmpty else { return [] }
    let first = rows.indices.first { rows[$0].kind != .ramp } ?? rows.startIndex
    return sentences.map { sentence in
      let row = rows.indices.first { rows[$0].kind != .ramp && sentence.concerns(facts[rows[$0].exercise.index]) }
      return Caution(condition: sentence.condition, note: sentence.note, row: row ?? first)
    }
  }

  /// Writes the sentences into the rows of a session, which are all from `first` on.
  func write(to rows: inout [Prescription], from first: Int) {
    guard !sentences.isEmpty else { return }
    for caution in cautions(in: rows[first...]) { rows[caution.row].cautions.insert(caution.condition) }
  }
}
