import Rulebook
import TrainingModel

/// Adds up how long a session takes from its rows alone, by the model of training-science section 3.5.
///
/// Rows of one exercise that stand together are one exercise; the constants of the build-up stand for ramp rows. Rows of one superset are
/// rounds, as the clock counts them.
struct SessionTime {
  private let clock: SessionClock
  private let facts: [ExerciseFacts]

  init(_ clock: SessionClock, _ facts: [ExerciseFacts]) { (self.clock, self.facts) = (clock, facts) }

  /// One exercise of the session with all its rows.
  private struct Part {
    var facts: ExerciseFacts
    var superset: UInt8
    var isFirstHeavy: Bool
    var sets = 0
    /// The seconds of all its sets, without rests.
    var work = 0
    var rest = 0
  }

  /// The seconds of a session with these rows, which stand in their order.
  func seconds(of rows: some Sequence<Prescription>) -> Int {
    let parts = parts(of: rows)
    var total = clock.frame + max(0, parts.count - 1) * clock.model.transition
    var start = 0
    while start < parts.count {
      var end = start + 1
      let superset = parts[start].superset
      while end < parts.count, superset > 0, parts[end].superset == superset { end += 1 }
      var rounds = SessionClock.Rounds()
      for part in parts[start..<end] {
        total += frame(part)
        rounds.begin()
        rounds.add(sets: part.sets, work: part.work, rest: part.rest)
      }
      total += rounds.seconds(change: clock.model.supersetSwitch)
      start = end
    }
    return total
  }

  private func parts(of rows: some Sequence<Prescription>) -> [Part] {
    var parts: [Part] = []
    var last: ExerciseID?
    var heavySeen = false
    for row in rows where row.kind != .ramp {
      let own = facts[row.exercise.index]
      if row.exercise != last || parts.last?.superset != row.superset {
        let isFirstHeavy = own.isHeavy && !heavySeen
        heavySeen = heavySeen || isFirstHeavy
        parts.append(Part(facts: own, superset: row.superset, isFirstHeavy: isFirstHeavy))
      }
      last = row.exercise
      let one = SessionClock.Item(sets: 1, amount: Int(max(row.repsMin, row.repsMax)), rest: 0, tempo: row.tempo)
      parts[parts.count - 1].work += Int(row.sets) * clock.work(one, own)
      parts[parts.count - 1].sets += Int(row.sets)
      parts[parts.count - 1].rest = max(parts[parts.count - 1].rest, Int(row.restSeconds))
    }
    return parts
  }

  /// The set-up and build-up of an exercise: what the clock counts for one set beside the set itself.
  private func frame(_ part: Part) -> Int {
    let one = SessionClock.Item(sets: 1, amount: 1, rest: 0, tempo: nil)
    return clock.seconds(one, part.facts, isFirstHeavy: part.isFirstHeavy) - clock.work(one, part.facts)
  }
}
