import Rulebook
import TrainingModel

/// Adds up how long a session of a programme takes by the model of training-science section 3.5.
///
/// Supersets are rounds: the work of all its exercises with a change between them, then one rest.
struct ProgrammeTime {
  let clock: SessionClock
  private var total = 0
  private var exercises = 0
  private var lastSuperset: UInt8 = 0
  /// Of the superset that is being added: what each exercise's longest set takes, the rounds, and the rest between them.
  private var round = (work: 0, changes: 0, rounds: 0, rest: 0)

  init(clock: SessionClock) { self.clock = clock }

  var seconds: Int { clock.frame + total + openRounds }

  private var openRounds: Int {
    guard round.rounds > 0 else { return 0 }
    return round.rounds * (round.work + round.changes * clock.model.supersetSwitch) + (round.rounds - 1) * round.rest
  }

  /// Adds an exercise; `isAgain` where it is the one before it with other sets.
  mutating func add(_ sets: [ProgrammeSet], _ facts: ExerciseFacts, rest: Int, superset: UInt8, isFirstHeavy: Bool, isAgain: Bool) {
    let count = sets.reduce(0) { $0 + $1.count }
    guard count > 0 else { return }
    let works = sets.map { work($0, facts) * $0.count }.reduce(0, +)
    // The clock's own sum for one set is set-up, ramp and that set's work.
    let one = SessionClock.Item(sets: 1, amount: 1, rest: 0, tempo: nil)
    let frame = isAgain ? 0 : clock.seconds(one, facts, isFirstHeavy: isFirstHeavy) - clock.work(one, facts)
    total += frame + (exercises > 0 && !isAgain ? clock.model.transition : 0)
    exercises += isAgain ? 0 : 1
    if superset > 0, superset == lastSuperset {
      round.work += works / count
      round.changes += 1
      round.rounds = max(round.rounds, count)
      round.rest = max(round.rest, rest)
    } else {
      total += openRounds
      round = (0, 0, 0, 0)
      if superset > 0 { round = (works / count, 0, count, rest) } else { total += works + (count - 1) * rest + (isAgain ? rest : 0) }
    }
    lastSuperset = superset
  }

  private func work(_ set: ProgrammeSet, _ facts: ExerciseFacts) -> Int {
    if set.isTimed { return set.amount * (facts.isUnilateral ? 2 : 1) }
    return clock.work(SessionClock.Item(sets: 1, amount: set.amount, rest: 0, tempo: nil), facts)
  }
}
