import Findings
import Rulebook
import TrainingModel

extension Analysis {
  /// Takes sets that no plan asked for like best sets of the profile: a new client's log makes the first plan know their loads.
  ///
  /// - Parameter judged: The exercises of which planned sets say more.
  /// - Returns: what a person should know of logs that are not believed.
  mutating func learnFreeTraining(judged: ExerciseMask, _ context: PlanningContext) -> [Finding] {
    guard !context.history.sessions.isEmpty else { return [] }
    let training = FreeTraining(context, self, without: judged)
    for best in training.bests {
      let exercise = best.lift.exercise
      // What a plan asked for left something in reserve, so that it shows no less than what is known already.
      if best.isPlanned, best.oneRepMax <= oneRepMax(of: exercise, context.rules.facts) { continue }
      freeLifts.append(best.lift)
      oneRepMax[exercise.index] = max(oneRepMax[exercise.index], best.oneRepMax)
    }
    return training.findings(context)
  }

  /// The best sets that are known: those of the profile, and those of training that no plan asked for.
  func lifts(_ context: PlanningContext) -> [KnownLift] { freeLifts.isEmpty ? context.client.lifts : context.client.lifts + freeLifts }
}

/// The best sets of training that no plan asked for, an exercise each.
private struct FreeTraining {
  private(set) var bests: [Best] = []
  /// By the place of the exercise, the days that show far more than what is known of this very lift.
  private var doubted: [[CalendarDate]]

  /// How far above all other days a day may be before it is read as a slip of the pen (training-science section 7.1, the step of e1RM); and how
  /// far above what is known of the lift, as when pounds are read as kilograms.
  private static let mostStep = 1.6
  /// So many days that are doubted are told: one alone is a slip of the pen.
  private static let fewestDoubted = 2
  /// The heaviest load in kilograms that is read as one (training-science section 7.1).
  private static let heaviest = 600.0

  /// - Parameter analysis: What is known without them.
  init(_ context: PlanningContext, _ analysis: Analysis, without judged: ExerciseMask) {
    doubted = [[CalendarDate]](repeating: [], count: context.rules.facts.count)
    // What the lift itself is known by, of the profile and the last block, and rises with what is believed.
    var firm = analysis.oneRepMax
    for asked in context.history.last.map({ CarriedStrength($0, through: Mesocycle.weekCount, context).known }) ?? [] {
      firm[asked.exercise.index] = max(firm[asked.exercise.index], asked.oneRepMax)
    }
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
        let best = Best(lift: lift, isPlanned: session.planStart != nil, date: session.date, oneRepMax: shown)
        // Sessions come in the order of their days, so that the day is the last one or new.
        if let known {
          if known.oneRepMax < shown { days[set.exercise.index][days[set.exercise.index].count - 1] = best }
        } else {
          days[set.exercise.index].append(best)
        }
      }
    }
    // Who is known by this very lift goes on from there, day by day: the sets of one day may all be wrong.
    for place in days.indices where firm[place] > 0 {
      days[place].removeAll { day in
        let isDoubted = day.oneRepMax > firm[place] * Self.mostStep
        if isDoubted { doubted[place].append(day.date) } else { firm[place] = max(firm[place], day.oneRepMax) }
        return isDoubted
      }
    }
    let facts = context.rules.facts
    bests = days.enumerated().compactMap { place, days in
      if days.isEmpty { return nil }
      let isFirm = firm[place] > 0
      return Self.believed(days, beside: isFirm ? firm[place] : analysis.oneRepMax(of: ExerciseID(place), facts))
    }
  }

  /// Says which lifts were logged so heavily that the profile is believed instead.
  func findings(_ context: PlanningContext) -> [Finding] {
    let names = doubted.enumerated().compactMap { place, days in
      days.count >= Self.fewestDoubted ? context.rulebook.exercises[place].name : nil
    }
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
    return [
      Finding(
        .historyImplausible, "logs show far more than is known of \(shown), so they are not used there",
        hint: "correct 'lifts' of the profile, or take the log in with the right --unit")
    ]
  }

  /// The best set of a day.
  struct Best {
    var lift: KnownLift
    /// Whether a plan asked for it.
    var isPlanned: Bool
    var date: CalendarDate
    var oneRepMax: Double

    static func < (a: Best, b: Best) -> Bool { (a.oneRepMax, a.date) < (b.oneRepMax, b.date) }
  }

  /// The best day that doesn't tower above all others and what is known besides; where nothing is, the lowest if each towers above the next.
  /// nil where there is none.
  ///
  /// - Parameter known: A 1RM in hundredths of the client's unit; 0 where nothing is known.
  private static func believed(_ days: [Best], beside known: Double) -> Best? {
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
      let beside = max(next?.oneRepMax ?? 0, known)
      guard let found = best, beside > 0, found.oneRepMax > beside * Self.mostStep else { return best }
      limit = found
    }
  }
}
