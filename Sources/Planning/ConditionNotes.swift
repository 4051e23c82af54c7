import Rulebook
import TrainingModel

/// Puts the sentences of a client's conditions where they matter.
enum ConditionNotes {
  /// The note of each slot of the draft, or nil: in every session, a condition's note stands at the first exercise that it limits by
  /// pattern or stress, and at the first exercise of all where it limits everything or nothing.
  static func place(_ draft: PlanDraft, _ context: PlanningContext) -> [NoteID?] {
    var notes = [NoteID?](repeating: nil, count: draft.slots.count)
    for index in context.rulebook.conditions.indices where draft.conditions.contains(ConditionID(index)) {
      let condition = context.rulebook.conditions[index]
      guard let note = condition.note else { continue }
      let specific = condition.limits.filter { !$0.tags.isEmpty || $0.patterns.bits != 0 }
      for session in draft.sessions {
        let filled = session.slots.lazy.filter { draft.slots[$0].sets > 0 && notes[$0] == nil }
        let slot = filled.first { slot in
          let facts = context.rules.facts[draft.slots[slot].exercise.index]
          return specific.isEmpty || specific.contains { !$0.tags.isDisjoint(with: facts.tags) || $0.patterns.contains(facts.pattern) }
        }
        if let slot { notes[slot] = note }
      }
    }
    return notes
  }
}
