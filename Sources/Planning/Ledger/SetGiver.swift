import Rulebook
import TrainingModel

/// Decides where the next set does most, and whether it may be given at all.
struct SetGiver {
  var ledger: WeekLedger
  let value: WeekValue
  let limitSeconds: Int
  /// Longer than this no session is.
  let bearableSeconds: Int
  let filling: FillingRules
  private let mostSetsOfSession: Int
  let mostExercises: Int
  /// Half sets of a muscle in one session: the most of one that is trained directly, and from which a session is hard on it.
  private let perSession: Int
  /// Whether the week has so little time that one set of everything comes first.
  private let isShort: Bool
  private let hard: Int
  /// Whether the rules give this client supersets at all times.
  let wantsPairs: Bool
  /// By slot; the sets themselves are in the ledger until the end.
  var given: [GivenSets]

  /// From how many seconds on a session is long: lifts alone don't fill it.
  private static let longSession = 70 * 60

  /// How many exchanges of sets are tried at the most.
  private static let mostExchanges = 24

  /// Takes the worker's ledger over; `finish` gives it back.
  init(_ memory: inout WeekLedger, _ draft: PlanDraft, _ context: PlanningContext) {
    let rulebook = context.rulebook
    var ledger = WeekLedger()
    swap(&ledger, &memory)
    ledger.open(draft, context)
    self.ledger = ledger
    value = WeekValue(draft, context)
    filling = rulebook.time.filling
    limitSeconds = Int(Double(context.client.minutesPerSession * 60) * rulebook.time.fill)
    bearableSeconds = Int(rulebook.time.mostSeconds(ofMinutes: context.client.minutesPerSession))
    mostSetsOfSession = rulebook.volume.sessionSets.typical.upperBound
    mostExercises = draft.analysis.mostExercises(of: rulebook.volume)
    perSession = Int(draft.analysis.bands.perSession)
    isShort = draft.analysis.bands.isTimeLimited
    wantsPairs = draft.analysis.subject.map { rulebook.supersets?.wanted?.matches($0) ?? false } ?? false
    hard = Int(rulebook.balance.spacing.sets * 2)
    given = [GivenSets](repeating: GivenSets(), count: draft.slots.count)
  }

  /// What was given; gives the ledger back for the next client.
  consuming func finish(_ draft: PlanDraft, _ memory: inout WeekLedger) -> BalancedWeek {
    for index in given.indices {
      given[index].sets = ledger.slots[index].sets
      given[index].rest = ledger.isPaired(index) ? ledger.slots[index].pairRest : ledger.slots[index].rest
    }
    var week = BalancedWeek(given: given)
    given = []
    numberPairs(&week, draft)
    swap(&ledger, &memory)
    return week
  }

  /// What each session is for: the first slots with the fewest sets that their role has, or with one where time is short. One set each of
  /// these and of what conditions and age ask for comes before anything more.
  mutating func giveEssentials() {
    if ledger.slots.contains(where: \.isAsked) {
      for isAsked in [false, true] {
        for slot in ledger.slots.indices where ledger.slots[slot].isAsked == isAsked && ledger.slots[slot].priority == 1 {
          if mayGive(slot, sets: 1) { ledger.set(slot, sets: 1) }
        }
      }
    }
    for slot in ledger.slots.indices where ledger.slots[slot].priority == 1 && !ledger.slots[slot].isAsked {
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
    while let best = best(except: -1) { give(best) }
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
      if given == 1, ledger.slots[slot].priority == 1 || ledger.slots[slot].isAsked { continue }
      for sets in [given - 1, given - 2, 0] where sets >= 0 {
        if sets == 0, ledger.slots[slot].priority == 1 || ledger.slots[slot].isAsked { continue }
        if isKeptBeforeIsolation(slot, sets: sets) { continue }
        let lost = change(slot, sets: sets)
        ledger.set(slot, sets: sets)
        if let best = best(except: slot), lost + best.gain > 8 {
          give(best)
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

  /// One step of giving: a slot with the sets that it then has, and its partner with as many where both get one more.
  private struct Move {
    var slot: Int
    var sets: Int
    var withPartner = false
    /// What it is worth, without its price in time.
    var gain = 0
  }

  private mutating func give(_ move: Move) {
    ledger.set(move.slot, sets: move.sets)
    let partner = ledger.slots[move.slot].partner
    if move.withPartner, mayGive(partner, sets: move.sets) { ledger.set(partner, sets: move.sets) }
  }

  private func best(except excluded: Int) -> Move? {
    var best: (score: Int, move: Move)?
    let proportions = value.proportions(ledger)
    for slot in ledger.slots.indices where slot != excluded && !ledger.slots[slot].isFiller {
      guard var move = nextMove(slot) else { continue }
      let before = ledger.sessions[ledger.slots[slot].session].seconds
      var seconds = secondsAdded(move)
      if before + seconds > limitSeconds, ledger.slots[slot].sets == 0, move.sets > 1 {
        move.sets = 1
        seconds = secondsAdded(move)
      }
      guard before + seconds <= limitSeconds else { continue }
      // Time costs little while the session is far from full.
      let price = before * 10 < limitSeconds * 7 ? seconds / 50 : seconds / 12
      move.gain = value.change(ledger, slot, sets: move.sets, proportions: proportions)
      if move.withPartner { move.gain += value.change(ledger, ledger.slots[slot].partner, sets: move.sets, proportions: proportions) }
      guard move.gain > price else { continue }
      let score = (move.gain - price) * 1000 / (seconds + 30)
      if score > best?.score ?? 0, mayGive(slot, sets: move.sets), !move.withPartner || mayGive(ledger.slots[slot].partner, sets: move.sets)
      {
        best = (score, move)
      }
    }
    return best?.move
  }

  /// What giving a slot more would mean: a set more; for a slot without any its fewest sets, two at the most, or as many as its partner has;
  /// for two slots that take turns and are level, a round more.
  private func nextMove(_ slot: Int) -> Move? {
    let entry = ledger.slots[slot]
    let partner = entry.partner
    let isBeside = partner >= 0 && ledger.slots[partner].sets > 0
    var move = Move(slot: slot, sets: entry.sets + 1)
    if entry.sets == 0 {
      move.sets = isBeside ? min(entry.mostSets, ledger.slots[partner].sets) : min(2, entry.fewestSets)
    } else if isBeside, ledger.slots[partner].sets == entry.sets {
      // The second of two has its round with the first.
      guard slot < partner || ledger.slots[partner].sets >= ledger.slots[partner].mostSets else { return nil }
      move.withPartner = move.sets <= ledger.slots[partner].mostSets
    }
    return move.sets <= entry.mostSets ? move : nil
  }

  private func secondsAdded(_ move: Move) -> Int {
    move.withPartner ? ledger.secondsOfRound(move.slot) : ledger.secondsAdded(move.slot, sets: move.sets)
  }

  /// Whether a session has less time left than an exercise of two sets takes.
  func isFull(_ session: Int) -> Bool { limitSeconds - ledger.sessions[session].seconds < 240 }

  /// Whether some session has no room for any exercise.
  var leavesSessionEmpty: Bool { ledger.sessions.contains { $0.exercises == 0 } }

  func mayGive(_ slot: Int, sets: Int) -> Bool {
    let (given, session) = (ledger.slots[slot].sets, ledger.slots[slot].session)
    guard allows(slot, sets: sets) else { return false }
    let isAsked = given == 0 && ledger.slots[slot].isAsked
    if ledger.slots[slot].isIsolation, sets > given, !isAsked, lacksLiftForWantOfTime(session) { return false }
    return ledger.sessions[session].seconds + ledger.secondsAdded(slot, sets: sets) <= limitSeconds
  }

  /// Whether a lift of the session still lacks sets that only time keeps from it: isolation waits for those (training-science section 3.5).
  private func lacksLiftForWantOfTime(_ session: Int) -> Bool {
    for slot in ledger.sessions[session].slots where ledger.slots[slot].isLift && ledger.slots[slot].sets < ledger.slots[slot].fewestSets {
      let next = ledger.slots[slot].sets + 1
      if ledger.slots[slot].sets > 0 || ledger.slots[slot].priority == 1, allows(slot, sets: next), change(slot, sets: next) > 0 {
        return true
      }
    }
    return false
  }

  /// Whether taking a lift's sets would leave it with fewer than its role asks for while isolation stands in the session.
  private func isKeptBeforeIsolation(_ slot: Int, sets: Int) -> Bool {
    guard ledger.slots[slot].isLift, sets < ledger.slots[slot].fewestSets else { return false }
    return ledger.sessions[ledger.slots[slot].session].slots.contains { ledger.slots[$0].isIsolation && ledger.slots[$0].sets > 0 }
  }

  /// Whether caps, places and recovery leave room for this many sets in the slot, whatever time says.
  func allows(_ slot: Int, sets: Int) -> Bool {
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
    return true
  }

  /// Whether a session too near to this one is hard on the muscle already.
  private func isHardNearby(_ session: Int, _ muscle: Int) -> Bool {
    let neighbours = ledger.sessions[session].neighbours
    guard neighbours != 0 else { return false }
    for other in ledger.sessions.indices where neighbours & (1 << UInt8(other)) != 0 && ledger.halves(other, muscle) >= hard { return true }
    return false
  }
}
