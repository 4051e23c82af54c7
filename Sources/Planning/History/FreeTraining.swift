import Rulebook
import TrainingModel

extension Analysis {
  /// Takes sets that no plan asked for like best sets of the profile: a new client's log makes the first plan know their loads.
  ///
  /// - Parameter judged: The exercises of which planned sets say more.
  mutating func learnFreeTraining(judged: ExerciseMask, _ context: PlanningContext) {
    guard !context.history.sessions.isEmpty else { return }
    freeLifts = FreeTraining(context, without: judged).lifts
    for lift in freeLifts {
      guard let known = context.oneRepMax(lift) else { continue }
      oneRepMax[lift.exercise.index] = max(oneRepMax[lift.exercise.index], known)
    }
  }

  /// The best sets that are known: those of the profile, and those of training that no plan asked for.
  func lifts(_ context: PlanningContext) -> [KnownLift] { freeLifts.isEmpty ? context.client.lifts : context.client.lifts + freeLifts }
}

/// The best sets of training that no plan asked for, an exercise each.
private struct FreeTraining {
  private(set) var lifts: [KnownLift] = []

  /// How far above all other days a day may be before it is read as a slip of the pen (training-science section 7.1, the step of e1RM).
  private static let mostStep = 1.6
  /// The heaviest load in kilograms that is read as one (training-science section 7.1).
  private static let heaviest = 600.0

  init(_ context: PlanningContext, without judged: ExerciseMask) {
    // By the place of the exercise, an entry a day.
    var days = [[Best]](repeating: [], count: context.rules.facts.count)
    let plausibility = Plausibility(context)
    let last = context.history.last?.start
    for session in context.history.sessions
    where session.date < context.start && context.start - session.date <= context.rulebook.history.liftDays {
      // What the last block asked for is judged against it, whether it was done or not.
      if let last, session.planStart == last { continue }
      let (toKilograms, scale) = (session.unit.scale(to: .kg), context.scale(of: session.unit))
      for set in session.sets where set.counts && !judged.contains(set.exercise) {
        let facts = context.rules.facts[set.exercise.index]
        guard facts.isLoaded, facts.measure == .reps || facts.measure == .repsEachSide, context.lifting(set.exercise).showsStrength,
          let load = set.load, load.hundredths > 0, let reps = set.reps, reps > 0,
          plausibility.holds(set, scale: scale, asked: nil, known: nil)
        else { continue }
        let kilograms = Double(load.hundredths) / 100 * toKilograms
        // What was left in reserve counts as done (section 4.1).
        let reserve = set.rpe.map { Int((10 - $0).rounded(.down)) } ?? 0
        let known = days[set.exercise.index].last.flatMap { $0.date == session.date ? $0 : nil }
        // What is no heavier and no more often than what the day has shows nothing.
        if let known, kilograms <= known.lift.kilograms, Int(reps) + reserve <= known.lift.reps { continue }
        let lift = KnownLift(exercise: set.exercise, kilograms: kilograms, reps: Int(reps) + reserve, date: session.date)
        guard kilograms <= Self.heaviest, let shown = context.oneRepMax(lift) else { continue }
        let best = Best(lift: lift, date: session.date, oneRepMax: shown)
        // Sessions come in the order of their days, so that the day is the last one or new.
        if let known {
          if known.oneRepMax < shown { days[set.exercise.index][days[set.exercise.index].count - 1] = best }
        } else {
          days[set.exercise.index].append(best)
        }
      }
    }
    lifts = days.compactMap { Self.believed($0)?.lift }
  }

  /// The best set of a day.
  private struct Best {
    var lift: KnownLift
    var date: CalendarDate
    var oneRepMax: Double

    static func < (a: Best, b: Best) -> Bool { (a.oneRepMax, a.date) < (b.oneRepMax, b.date) }
  }

  /// The best day that doesn't tower above all others; the lowest where each towers above the next, and nil where there is none.
  private static func believed(_ days: [Best]) -> Best? {
    var limit: Best?
    while true {
      // The best and the next of those that are left.
      var (best, next): (Best?, Best?) = (nil, nil)
      for day in days where limit.map({ day < $0 }) ?? true {
        if let known = best, day < known {
          if next.map({ $0 < day }) ?? true { next = day }
        } else {
          (best, next) = (day, best)
        }
      }
      guard let found = best, let next, found.oneRepMax > next.oneRepMax * Self.mostStep else { return best }
      limit = found
    }
  }
}
