import Findings
import Rulebook
import TrainingModel

extension Analysis {
  /// Takes away every movement of which bad or radiating pain was logged, wherever and for whatever that was, until it has been trained twice
  /// without.
  mutating func suspend(_ context: PlanningContext) -> [Finding] {
    let rules = context.rulebook.history.logs
    var bad: [ExerciseID: (date: CalendarDate, fine: Int)] = [:]
    for session in context.history.sessions.sorted(by: { $0.date < $1.date })
    where session.date < context.start && context.start - session.date <= rules.pain.days {
      var seen = ExerciseMask()
      for set in session.sets where !seen.contains(set.exercise) {
        seen.insert(set.exercise)
        let (pain, radiates) = [session].pain(of: set.exercise)
        if pain >= rules.pain.stop || radiates {
          bad[set.exercise] = (session.date, 0)
        } else if pain < rules.pain.hold, let known = bad[set.exercise], known.date < session.date {
          bad[set.exercise] = known.fine > 0 ? nil : (known.date, 1)
        }
      }
    }
    let rulebook = context.rulebook
    return bad.keys.sorted { $0.index < $1.index }.compactMap { exercise in
      guard let (date, _) = bad[exercise] else { return nil }
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
