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
      guard let kilograms = OneRepMax.estimate(lift.kilograms, reps: lift.reps) else { continue }
      oneRepMax[lift.exercise.index] = max(
        oneRepMax[lift.exercise.index], Double(Load(kilograms: kilograms, in: context.client.units).hundredths))
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
    struct Best {
      var lift: KnownLift
      var oneRepMax: Double
    }
    var days: [ExerciseID: [CalendarDate: Best]] = [:]
    let plausibility = Plausibility(context)
    let last = context.history.last?.start
    for session in context.history.sessions
    where session.date < context.start && context.start - session.date <= context.rulebook.history.liftDays {
      // What the last block asked for is judged against it, whether it was done or not.
      if let last, session.planStart == last { continue }
      for set in session.sets where set.counts && !judged.contains(set.exercise) {
        let facts = context.rules.facts[set.exercise.index]
        guard facts.isLoaded, facts.measure == .reps || facts.measure == .repsEachSide, facts.loadBasis != .assist,
          facts.loadBasis != .added,
          let load = set.load, load.hundredths > 0, let reps = set.reps, reps > 0,
          plausibility.holds(set, scale: context.scale(of: session.unit), asked: nil, known: nil)
        else { continue }
        let kilograms = Double(load.hundredths) / 100 * session.unit.scale(to: .kg)
        // What was left in reserve counts as done (section 4.1).
        let reserve = set.rpe.map { Int((10 - $0).rounded(.down)) } ?? 0
        guard kilograms <= Self.heaviest, let shown = OneRepMax.estimate(kilograms, reps: Int(reps) + reserve) else { continue }
        if let best = days[set.exercise]?[session.date], best.oneRepMax >= shown { continue }
        days[set.exercise, default: [:]][session.date] = Best(
          lift: KnownLift(exercise: set.exercise, kilograms: kilograms, reps: Int(reps) + reserve, date: session.date), oneRepMax: shown)
      }
    }
    for exercise in days.keys.sorted(by: { $0.index < $1.index }) {
      let bests = (days[exercise] ?? [:]).values.sorted {
        ($0.oneRepMax, $0.lift.date?.dayNumber ?? 0) > ($1.oneRepMax, $1.lift.date?.dayNumber ?? 0)
      }
      for (place, best) in bests.enumerated() {
        if place + 1 < bests.count, best.oneRepMax > bests[place + 1].oneRepMax * Self.mostStep { continue }
        lifts.append(best.lift)
        break
      }
    }
  }
}
