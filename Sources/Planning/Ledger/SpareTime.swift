import Rulebook
import TrainingModel

/// What becomes of time that sets leave over: longer rests, and easy conditioning in sessions that are much shorter than the client's time.
extension SetGiver {
  /// Fills a session that is much shorter than the client's time with easy conditioning, as far as the rules say.
  mutating func fillTime(_ draft: PlanDraft, _ facts: [ExerciseFacts]) {
    for slot in ledger.slots.indices where ledger.slots[slot].pattern == .conditioning {
      let session = ledger.sessions[ledger.slots[slot].session]
      let isHard = session.workingSets > 0
      let wanted = Int(Double(limitSeconds) * (isHard ? filling.hard : filling.recovery))
      // A session that is nearly as long as it should be gets no minutes that look like an afterthought.
      guard session.seconds < wanted - (isHard ? limitSeconds / 20 : 0) else { continue }
      let sets = ledger.slots[slot].sets
      guard sets > 0 || session.exercises < mostExercises else { continue }
      let room = wanted - session.seconds - (sets == 0 ? ledger.secondsAdded(slot, sets: 1) - ledger.slots[slot].setSeconds : 0)
      let most = (isHard ? filling.beside : filling.alone) * 60
      let more = (min(most - (sets == 0 ? 0 : ledger.slots[slot].setSeconds), room) + 59) / 60
      guard sets > 0 ? more > 0 : more >= 5 else { continue }
      let unit = facts[draft.slots[slot].exercise.index].measure == .minutes ? 1 : 60
      let weeks = draft.slots[slot].course.weeks
      given[slot].filled = FourWeeks { (sets == 0 ? 0 : weeks[$0].reps.upperBound) + more * unit }
      ledger.set(slot, sets: 0)
      ledger.setSeconds(slot, (sets == 0 ? 0 : ledger.slots[slot].setSeconds) + more * 60)
      ledger.set(slot, sets: 1)
    }
  }

  /// Gives what time is left to longer rests, main lifts first.
  mutating func spendTimeOnRest() {
    for slot in ledger.slots.indices where ledger.slots[slot].sets > 1 && !ledger.isPaired(slot) {
      let entry = ledger.slots[slot]
      // Rests leave room for somebody who also warms up to lifts without a weight: with that the session is not too long yet.
      let most = min(limitSeconds, bearableSeconds - ledger.uncountedBuildUp(entry.session))
      var rest = entry.longestRest / 15 * 15
      while rest > entry.rest {
        ledger.setRest(slot, rest)
        if ledger.sessions[entry.session].seconds <= most { break }
        ledger.setRest(slot, entry.rest)
        rest -= 15
      }
    }
  }
}
