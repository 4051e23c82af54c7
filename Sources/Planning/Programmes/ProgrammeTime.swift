import Rulebook
import TrainingModel

/// Adds up how long a session of a programme takes by the model of training-science section 3.5.
///
/// Supersets are rounds, as the clock counts them.
struct ProgrammeTime {
  let clock: SessionClock
  private var total = 0
  private var exercises = 0
  private var lastSuperset: UInt8 = 0
  /// The superset that is being added; an exercise that stands alone is one of its own.
  private var rounds = SessionClock.Rounds()

  init(clock: SessionClock) { self.clock = clock }

  var seconds: Int { clock.frame + total + rounds.seconds(change: clock.model.supersetSwitch) }

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
    if superset == 0 || superset != lastSuperset {
      // What is done again outside of a superset rests before it.
      total += rounds.seconds(change: clock.model.supersetSwitch) + (isAgain ? rest : 0)
      rounds = SessionClock.Rounds()
    }
    if !isAgain { rounds.begin() }
    rounds.add(sets: count, work: works, rest: rest)
    lastSuperset = superset
  }

  private func work(_ set: ProgrammeSet, _ facts: ExerciseFacts) -> Int {
    if set.isTimed { return set.amount * (facts.isUnilateral ? 2 : 1) }
    return clock.work(SessionClock.Item(sets: 1, amount: set.amount, rest: 0, tempo: nil), facts)
  }
}
