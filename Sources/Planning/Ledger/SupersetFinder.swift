import Rulebook
import TrainingModel

/// Finds the supersets of a session: which of its slots may take turns.
struct SupersetFinder {
  private let table: SupersetTable
  private let facts: [ExerciseFacts]

  init?(_ rules: PlanningRules) {
    guard let table = rules.supersets else { return nil }
    (self.table, facts) = (table, rules.facts)
  }

  /// Two slots that take turns, with the rest after both in seconds.
  struct Pair {
    var first: Int
    var second: Int
    var rest: Int
    var rule: RuleID
  }

  /// The pairs of a session, the most important slots first; no slot is in two of them.
  ///
  /// Both stand in the same part of the session's order, or next to each other at a border of two parts, so that they can be done one
  /// after the other without anything being done too early.
  func pairs(in slots: Range<Int>, of draft: PlanDraft) -> [Pair] {
    var pairs: [Pair] = []
    var taken: UInt64 = 0
    for priority in 1...9 {
      for slot in slots where draft.slots[slot].priority == priority && taken & (1 << UInt64(slot - slots.lowerBound)) == 0 {
        guard let pair = best(for: slot, in: slots, taken, draft) else { continue }
        taken |= 1 << UInt64(pair.first - slots.lowerBound) | 1 << UInt64(pair.second - slots.lowerBound)
        pairs.append(pair)
      }
    }
    return pairs
  }

  private func best(for slot: Int, in slots: Range<Int>, _ taken: UInt64, _ draft: PlanDraft) -> Pair? {
    let own = facts[draft.slots[slot].exercise.index]
    guard table.mayPair(draft.slots[slot], own) else { return nil }
    var best: (priority: Int, pair: Pair)?
    for other in slots where other != slot && taken & (1 << UInt64(other - slots.lowerBound)) == 0 {
      let theirs = facts[draft.slots[other].exercise.index]
      guard draft.slots[other].priority < best?.priority ?? 10, own.orderRank == theirs.orderRank || abs(slot - other) == 1,
        let rule = table.rule(own, theirs), table.mayPair(draft.slots[other], theirs),
        let rest = table.rest(draft.slots[slot], draft.slots[other])
      else { continue }
      best = (draft.slots[other].priority, Pair(first: min(slot, other), second: max(slot, other), rest: rest, rule: rule))
    }
    return best?.pair
  }
}
