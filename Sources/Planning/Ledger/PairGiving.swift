import Rulebook
import TrainingModel

/// Supersets while sets are given out: at all times for the goals that want them, for everybody else where time keeps the week from having
/// what it should have (training-science sections 3.5 and 5.4).
extension SetGiver {
  /// Lets slots take turns in every session, for clients whose goal wants it.
  mutating func pairWhereWanted(_ draft: PlanDraft, _ rules: PlanningRules) {
    guard wantsPairs, let finder = SupersetFinder(rules) else { return }
    for session in ledger.sessions.indices { pair(session, finder, draft) }
  }

  /// Where the week still owes something and sessions are full: lets slots take turns, then cuts rests to the shortest that the rules allow,
  /// and gives out what that wins.
  mutating func makeRoom(_ draft: PlanDraft, _ rules: PlanningRules) {
    if !wantsPairs, owesInFullSessions, let finder = SupersetFinder(rules) {
      for session in ledger.sessions.indices where isFull(session) { pair(session, finder, draft) }
      giveWhereItHelps()
      exchange()
    }
    guard owesInFullSessions else { return }
    for session in ledger.sessions.indices where isFull(session) {
      for slot in ledger.sessions[session].slots where !ledger.isPaired(slot) { ledger.setRest(slot, ledger.slots[slot].shortestRest) }
    }
    giveWhereItHelps()
    exchange()
  }

  private var owesInFullSessions: Bool { value.owes(ledger) && ledger.sessions.indices.contains { isFull($0) } }

  private mutating func pair(_ session: Int, _ finder: SupersetFinder, _ draft: PlanDraft) {
    for pair in finder.pairs(in: ledger.sessions[session].slots, of: draft) {
      ledger.pair(pair.first, pair.second, rest: pair.rest, rule: pair.rule)
      // Slots with very different sets can take longer in turn than one after the other.
      if ledger.sessions[session].seconds > limitSeconds { ledger.separate(pair.first) }
    }
  }

  /// Makes both halves of each pair equal, and separates those that turned out to need no turns.
  mutating func settlePairs() {
    for slot in ledger.slots.indices where ledger.slots[slot].partner > slot {
      let other = ledger.slots[slot].partner
      guard ledger.isPaired(slot) else {
        ledger.separate(slot)
        continue
      }
      level(slot, other)
      let (session, sets) = (ledger.slots[slot].session, ledger.slots[slot].sets)
      if wantsPairs, sets > 1, sets == ledger.slots[other].sets { continue }
      let (rest, rule) = (ledger.slots[slot].pairRest, ledger.slots[slot].pairRule)
      ledger.separate(slot)
      if ledger.sessions[session].seconds <= limitSeconds { continue }
      ledger.pair(slot, other, rest: rest, rule: rule)
      let fewer = min(sets, ledger.slots[other].sets)
      ledger.set(slot, sets: fewer)
      ledger.set(other, sets: fewer)
    }
  }

  /// Gives the half with fewer sets as many as the other, as far as it may have them: time they cost none.
  private mutating func level(_ slot: Int, _ other: Int) {
    let (low, high) = ledger.slots[slot].sets < ledger.slots[other].sets ? (slot, other) : (other, slot)
    while ledger.slots[low].sets < ledger.slots[high].sets, mayGive(low, sets: ledger.slots[low].sets + 1) {
      ledger.set(low, sets: ledger.slots[low].sets + 1)
    }
  }

  /// Numbers the pairs of each session in its order, and puts the halves of each next to each other: where the later one has the lesser
  /// role the earlier one waits for it, so that nothing comes before what matters more.
  func numberPairs(_ week: inout BalancedWeek, _ draft: PlanDraft) {
    for session in draft.sessions.indices {
      var number: UInt8 = 0
      for slot in draft.sessions[session].slots where ledger.slots[slot].partner > slot && ledger.isPaired(slot) {
        number += 1
        for half in [slot, ledger.slots[slot].partner] {
          (week.given[half].superset, week.given[half].supersetRule) = (number, ledger.slots[half].pairRule)
        }
      }
      guard number > 0 else { continue }
      if week.order.isEmpty { week.order = Array(draft.slots.indices) }
      bringTogether(&week, draft, draft.sessions[session].slots)
    }
  }

  private func bringTogether(_ week: inout BalancedWeek, _ draft: PlanDraft, _ slots: Range<Int>) {
    var place = slots.lowerBound
    while place < slots.upperBound {
      let number = week.given[week.order[place]].superset
      defer { place += 1 }
      guard number > 0, let other = slots.first(where: { $0 > place && week.given[week.order[$0]].superset == number }), other > place + 1
      else {
        continue
      }
      if draft.slots[week.order[other]].role == draft.slots[week.order[place]].role {
        week.order.insert(week.order.remove(at: other), at: place + 1)
      } else {
        week.order.insert(week.order.remove(at: place), at: other - 1)
        place -= 1
      }
    }
  }
}
