import Rulebook
import TrainingModel

/// Which progression rule a slot gets: the first that matches client and role, whose model suits what the slot holds.
struct ProgressionChoice {
  /// The rule's place in the rulebook; nil where none suits.
  private(set) var rule: Int?
  /// Which of the week's days for this movement the slot's is, from 0.
  let exposure: Int
  /// What the client can lift with the exercise's kit; nil where it carries no load.
  let ladder: LoadLadder?

  init(_ draft: PlanDraft, _ slot: PlannedSlot, _ facts: ExerciseFacts, _ context: PlanningContext) {
    ladder = context.ladder(of: slot.exercise)
    let days = Self.days(of: facts.pattern, session: slot.session, role: slot.role, draft, context.rules)
    exposure = days.before
    guard let subject = draft.analysis.subject else { return }
    let progressions = context.rulebook.progressions
    for place in progressions.indices {
      guard progressions[place].exposures <= days.all, progressions[place].when.matches(subject, role: slot.role) else { continue }
      switch progressions[place].model.demand {
      case .knownLoad where slot.oneRepMax == 0 || ladder == nil: continue
      case .bodyWeight where !facts.isBodyWeight: continue
      default:
        rule = place
        return
      }
    }
  }

  /// On how many days of the week main and secondary lifts train the movement, and on how many before the slot's; one day for other roles.
  private static func days(
    of pattern: MovementPattern, session: Int, role: SlotRole, _ draft: PlanDraft, _ rules: PlanningRules
  ) -> (all: Int, before: Int) {
    guard role == .main || role == .secondary else { return (1, 0) }
    var (all, before, last) = (0, 0, -1)
    for slot in draft.slots.indices where draft.slots[slot].session != last {
      guard draft.slots[slot].role == .main || draft.slots[slot].role == .secondary,
        rules.facts[draft.slots[slot].exercise.index].pattern == pattern
      else { continue }
      last = draft.slots[slot].session
      all += 1
      if last < session { before += 1 }
    }
    return (max(1, all), before)
  }
}
