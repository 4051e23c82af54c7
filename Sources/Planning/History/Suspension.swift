import Findings
import Rulebook
import TrainingModel

extension Analysis {
  /// Takes away every movement of which bad or radiating pain was logged, wherever and for whatever that was, until it has been trained twice
  /// without.
  mutating func suspend(_ context: PlanningContext) -> [Finding] {
    context.badPains().map { exercise, date in
      let rulebook = context.rulebook
      let pattern = context.rules.facts[exercise.index].pattern
      let movement = ExerciseMask(context.rules.byPattern[Int(pattern.rawValue)])
      lastMonth.painful.formUnion(movement)
      lastMonth.suspended.formUnion(movement)
      return Finding(
        .historySuspended, "\(rulebook[exercise].name) hurt badly on \(date), so its whole movement (\(pattern.id)) is left out",
        hint: "have it looked at before the client trains on")
    }
  }
}

extension PlanningContext {
  /// The exercises whose movement is suspended for bad or radiating pain, in their order, with the last day on which each hurt so.
  func badPains() -> [(exercise: ExerciseID, date: CalendarDate)] {
    let rules = rulebook.history.logs
    var pains: [ExerciseID: BadPain] = [:]
    for session in history.sessions.sorted(by: { $0.date < $1.date })
    where session.date < start && start - session.date <= rules.pain.days {
      var seen = ExerciseMask()
      for set in session.sets where !seen.contains(set.exercise) {
        seen.insert(set.exercise)
        let (pain, radiates) = [session].pain(of: set.exercise)
        let isTrained = session.sets.contains { $0.exercise == set.exercise && $0.counts }
        pains[set.exercise, default: BadPain()].take(
          radiates ? rules.pain.stop : pain, on: session.date, isTrained: isTrained, rules)
      }
    }
    return pains.keys.sorted { $0.index < $1.index }.compactMap { exercise in pains[exercise]?.date.map { (exercise, $0) } }
  }
}

extension PlanningRules {
  /// What is left out where an exercise hurts: itself with its harder variants, or the whole movement, too.
  func leftOut(for exercise: ExerciseID, wholePattern: Bool) -> ExerciseMask {
    let facts = facts[exercise.index]
    var mask = ExerciseMask([exercise] + harder[facts.harder])
    if wholePattern { mask.formUnion(ExerciseMask(byPattern[Int(facts.pattern.rawValue)])) }
    return mask
  }
}

/// Whether the last bad pain of an exercise still keeps its movement out of plans: it does until the exercise was trained twice without.
struct BadPain {
  /// The day on which it hurt badly; nil where it didn't, or was trained twice without since.
  private(set) var date: CalendarDate?
  private var fine = 0

  /// Takes in a day of which a log says something of the exercise, later than those before it.
  ///
  /// - Parameters:
  ///   - pain: 0 to 10, where pain that radiates is as bad as what stops a movement.
  ///   - isTrained: Whether there was a working set: who left it out, or only warmed up, has not trained it without pain.
  mutating func take(_ pain: Int, on day: CalendarDate, isTrained: Bool, _ rules: LogRules) {
    if pain >= rules.pain.stop {
      (date, fine) = (day, 0)
    } else if isTrained, pain < rules.pain.hold, let known = date, known < day {
      fine += 1
      if fine > 1 { date = nil }
    }
  }
}
