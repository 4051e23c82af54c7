import Rulebook
import TrainingModel

/// For how long each exercise has brought no better 1RM, by what was logged of it (training-science section 4.8).
struct Stalls {
  /// By the place of the exercise the 1RM of each day, the earliest first.
  private var days: [[(date: CalendarDate, oneRepMax: Double)]]
  private let fewest: Int

  init(_ context: PlanningContext) {
    fewest = context.rulebook.history.strength.topSets
    let mostReps = context.rulebook.history.strength.mostReps
    days = Array(repeating: [], count: context.rules.facts.count)
    for session in context.history.sessions
    where session.date < context.start && context.start - session.date <= context.rulebook.history.liftDays {
      let scale = context.scale(of: session.unit)
      for set in session.sets where set.counts {
        let lifting = context.lifting(set.exercise)
        guard lifting.showsStrength, let load = set.load, load.hundredths > 0, let reps = set.reps, reps > 0 else { continue }
        let reserve = set.rpe.map { max(0, Int((10 - $0).rounded(.down))) } ?? 0
        let shown =
          lifting.lifted(Double(load.hundredths) * scale)
          / EffortTable.part(reps: min(Int(reps) + reserve, max(mostReps, Int(reps))), rir: 0)
        let place = set.exercise.index
        if let last = days[place].last, last.date == session.date {
          days[place][days[place].count - 1].oneRepMax = max(last.oneRepMax, shown)
        } else {
          days[place].append((session.date, shown))
        }
      }
    }
  }

  /// The days from the best day to the last; nil where there were too few since then to tell.
  func days(of exercise: ExerciseID) -> Int? {
    let all = days[exercise.index]
    guard let last = all.last else { return nil }
    // A day as good as the best is no gain: the first of them counts. What a rounding makes is none either.
    guard let top = all.map(\.oneRepMax).max(), let best = all.firstIndex(where: { $0.oneRepMax >= top * 0.995 }) else { return nil }
    return all.count - 1 - best >= fewest ? Int(last.date - all[best].date) : nil
  }
}
