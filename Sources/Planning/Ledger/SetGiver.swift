import Rulebook
import TrainingModel

/// Decides where the next set does most, and whether it may be given at all.
struct SetGiver {
  private(set) var ledger: WeekLedger
  private let value: WeekValue
  private let limitSeconds: Int
  private let mostSetsOfSession: Int
  private let mostExercises: Int
  /// Half sets of a muscle in one session: the most of one that is trained directly, and from which a session is hard on it.
  private let perSession: Int
  /// Whether the week has so little time that one set of everything comes first.
  private let isShort: Bool
  private let hard: Int

  /// From how many seconds on a session is long: lifts alone don't fill it.
  private static let longSession = 70 * 60

  /// How many exchanges of sets are tried at the most.
  private static let mostExchanges = 24

  /// Takes over the draft's ledger; `finish` gives it back.
  init(_ draft: inout PlanDraft, _ context: PlanningContext) {
    let rulebook = context.rulebook
    var ledger = WeekLedger()
    swap(&ledger, &draft.ledger)
    ledger.open(draft, context)
    self.ledger = ledger
    value = WeekValue(draft, context)
    limitSeconds = Int(Double(context.client.minutesPerSession * 60) * rulebook.time.fill)
    mostSetsOfSession = rulebook.volume.sessionSets.typical.upperBound
    let most = rulebook.volume.exercisesPerSession
    mostExercises = draft.experience == .novice ? most.novice : most.max
    perSession = Int(draft.bands.perSession)
    isShort = draft.bands.isTimeLimited
    hard = Int(rulebook.balance.spacing.sets * 2)
  }

  /// Writes what was given into the draft, and gives the ledger back for the next client.
  consuming func finish(_ draft: inout PlanDraft) {
    for index in draft.slots.indices {
      draft.slots[index].sets = ledger.slots[index].sets
      draft.slots[index].rest = ledger.slots[index].rest
    }
    swap(&ledger, &draft.ledger)
  }

  /// What each session is for: the first slots with the fewest sets that their role has, or with one where time is short.
  mutating func giveEssentials() {
    for slot in ledger.slots.indices where ledger.slots[slot].priority == 1 {
      let fewest = isShort ? 1 : min(2, ledger.slots[slot].fewestSets)
      if mayGive(slot, sets: fewest) {
        ledger.set(slot, sets: fewest)
      } else if mayGive(slot, sets: 1) {
        ledger.set(slot, sets: 1)
      }
    }
    for session in ledger.sessions.indices where ledger.sessions[session].exercises == 0 {
      guard let slot = ledger.sessions[session].slots.first(where: { mayGive($0, sets: 1) }) else { continue }
      ledger.set(slot, sets: 1)
    }
  }

  /// Set after set to the slot that gains most for its time, until none gains or none fits.
  mutating func giveWhereItHelps() {
    while let best = best(except: -1) { ledger.set(best.slot, sets: best.sets) }
  }

  /// Exchanges sets where the week still owes something: takes one where it does little and gives it where it does more.
  mutating func exchange() {
    for _ in 0..<Self.mostExchanges {
      guard value.owes(ledger), exchangeOnce() else { return }
    }
  }

  private mutating func exchangeOnce() -> Bool {
    for slot in ledger.slots.indices where ledger.slots[slot].sets > 0 && !ledger.slots[slot].isFiller {
      let given = ledger.slots[slot].sets
      if given == 1, ledger.slots[slot].priority == 1 { continue }
      for sets in [given - 1, 0] where sets < given && (sets > 0 || ledger.slots[slot].priority > 1) {
        let lost = change(slot, sets: sets)
        ledger.set(slot, sets: sets)
        if let best = best(except: slot), lost + change(best.slot, sets: best.sets) > 8 {
          ledger.set(best.slot, sets: best.sets)
          return true
        }
        // Taking away alone can help: a ratio or a cap.
        if lost > 8, ledger.sessions[ledger.slots[slot].session].exercises > 0 { return true }
        ledger.set(slot, sets: given)
      }
    }
    return false
  }

  private func change(_ slot: Int, sets: Int) -> Int {
    value.change(ledger, slot, sets: sets, proportions: value.proportions(ledger))
  }

  private func best(except excluded: Int) -> (slot: Int, sets: Int)? {
    var best: (score: Int, slot: Int, sets: Int)?
    let proportions = value.proportions(ledger)
    for slot in ledger.slots.indices where slot != excluded && !ledger.slots[slot].isFiller {
      let given = ledger.slots[slot].sets
      var sets = given == 0 ? min(2, ledger.slots[slot].fewestSets) : given + 1
      guard sets <= ledger.slots[slot].mostSets else { continue }
      let session = ledger.slots[slot].session
      let before = ledger.sessions[session].seconds
      var seconds = ledger.secondsAdded(slot, sets: sets)
      if before + seconds > limitSeconds, given == 0, sets > 1 {
        sets = 1
        seconds = ledger.secondsAdded(slot, sets: 1)
      }
      guard before + seconds <= limitSeconds else { continue }
      // Time costs little while the session is far from full.
      let price = before * 10 < limitSeconds * 7 ? seconds / 50 : seconds / 12
      let gain = value.change(ledger, slot, sets: sets, proportions: proportions) - price
      guard gain > 0 else { continue }
      let score = gain * 1000 / (seconds + 30)
      if score > best?.score ?? 0, mayGive(slot, sets: sets) { best = (score, slot, sets) }
    }
    return best.map { ($0.slot, $0.sets) }
  }

  /// Fills a session that is much shorter than the client's time with easy conditioning, up to about three quarters of it.
  mutating func fillTime(_ draft: inout PlanDraft, _ facts: [ExerciseFacts]) {
    for slot in ledger.slots.indices where ledger.slots[slot].pattern == .conditioning {
      let session = ledger.sessions[ledger.slots[slot].session]
      guard session.workingSets > 0, session.seconds * 10 < limitSeconds * 7 else { continue }
      let given = ledger.slots[slot].sets
      guard given > 0 || session.exercises < mostExercises else { continue }
      let room =
        limitSeconds * 3 / 4 - session.seconds - (given == 0 ? ledger.secondsAdded(slot, sets: 1) - ledger.slots[slot].setSeconds : 0)
      let more = min(30 * 60 - (given == 0 ? 0 : ledger.slots[slot].setSeconds), room) / 60
      guard given > 0 ? more > 0 : more >= 5 else { continue }
      let unit = facts[draft.slots[slot].exercise.index].measure == .minutes ? 1 : 60
      for week in draft.slots[slot].weeks.indices {
        let before = given == 0 ? 0 : draft.slots[slot].weeks[week].reps.upperBound
        let amount = before + more * unit
        draft.slots[slot].weeks[week].reps = amount...amount
      }
      ledger.set(slot, sets: 0)
      ledger.setSeconds(slot, (given == 0 ? 0 : ledger.slots[slot].setSeconds) + more * 60)
      ledger.set(slot, sets: 1)
    }
  }

  /// Gives what time is left to longer rests, main lifts first.
  mutating func spendTimeOnRest() {
    for slot in ledger.slots.indices where ledger.slots[slot].sets > 1 {
      let entry = ledger.slots[slot]
      var rest = entry.longestRest / 15 * 15
      while rest > entry.rest {
        ledger.setRest(slot, rest)
        if ledger.sessions[entry.session].seconds <= limitSeconds { break }
        ledger.setRest(slot, entry.rest)
        rest -= 15
      }
    }
  }

  /// Whether a session has less time left than an exercise of two sets takes.
  func isFull(_ session: Int) -> Bool { limitSeconds - ledger.sessions[session].seconds < 240 }

  /// Whether some session has no room for any exercise.
  var leavesSessionEmpty: Bool { ledger.sessions.contains { $0.exercises == 0 } }

  private func mayGive(_ slot: Int, sets: Int) -> Bool {
    let (given, session) = (ledger.slots[slot].sets, ledger.slots[slot].session)
    guard sets <= ledger.slots[slot].mostSets else { return false }
    if given == 0, ledger.slots[slot].pattern != .conditioning {
      // One place is kept for the conditioning that ends a session, or fills a long one.
      let kept = ledger.sessions[session].endsWithConditioning || limitSeconds >= Self.longSession ? 1 : 0
      let others = ledger.sessions[session].exercises - ledger.sessions[session].conditioning
      if others >= mostExercises - kept { return false }
    }
    if ledger.slots[slot].work.contains(.resistance) {
      if ledger.sessions[session].workingSets + sets - given > mostSetsOfSession { return false }
      for index in ledger.slots[slot].parts {
        let part = ledger.parts[index]
        let after = ledger.halves(session, part.muscle) + part.halves * (sets - given)
        // Caps count for the muscles that the exercise trains directly; others follow from what else is chosen.
        if part.halves >= 2 {
          if after > perSession || ledger.week[part.muscle] + part.halves * (sets - given) > ledger.bands[part.muscle].softCap {
            return false
          }
        }
        if after >= hard, isHardNearby(session, part.muscle) { return false }
      }
    }
    return ledger.sessions[session].seconds + ledger.secondsAdded(slot, sets: sets) <= limitSeconds
  }

  /// Whether a session too near to this one is hard on the muscle already.
  private func isHardNearby(_ session: Int, _ muscle: Int) -> Bool {
    let neighbours = ledger.sessions[session].neighbours
    guard neighbours != 0 else { return false }
    for other in ledger.sessions.indices where neighbours & (1 << UInt8(other)) != 0 && ledger.halves(other, muscle) >= hard { return true }
    return false
  }
}
