import Rulebook
import TrainingModel

/// Puts the sentences of a client's conditions where they matter, and says which a session has to hold.
struct ConditionNotes {
  /// The sentence of a condition in a session.
  struct Caution {
    var note: NoteID
    /// The place of the row that carries it; nil where every row carries another one.
    var row: Int?
  }

  private struct Sentence {
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
    guard !conditions.isEmpty else {
      sentences = []
      return
    }
    sentences = conditions.members.compactMap { id in
      let condition = rules.rulebook[id]
      guard let note = condition.note else { return nil }
      return Sentence(note: note, limits: condition.limits.filter { !$0.tags.isEmpty || $0.patterns.bits != 0 })
    }
  }

  /// The sentences that belong into a session of these rows: each at the first exercise that its condition limits by pattern or stress, and
  /// at the first of all where it limits everything or nothing. A row carries one, so that the next goes to the next such row, else to
  /// any that is free.
  func cautions(in rows: ArraySlice<Prescription>) -> [Caution] {
    guard !sentences.isEmpty else { return [] }
    var cautions: [Caution] = []
    for sentence in sentences {
      let limited = rows.indices.filter { rows[$0].kind != .ramp && sentence.concerns(facts[rows[$0].exercise.index]) }
      guard !limited.isEmpty else { continue }
      let isFree = { (row: Int) in !cautions.contains { $0.row == row } }
      let row =
        limited.first(where: isFree) ?? rows.indices.first { rows[$0].kind != .ramp && isFree($0) } ?? rows.indices.first(where: isFree)
      cautions.append(Caution(note: sentence.note, row: row))
    }
    return cautions
  }

  /// Writes the sentences into the rows of a session, which are all from `first` on.
  func write(to rows: inout [Prescription], from first: Int) {
    guard !sentences.isEmpty else { return }
    for caution in cautions(in: rows[first...]) {
      if let row = caution.row { rows[row].note = caution.note }
    }
  }
}
