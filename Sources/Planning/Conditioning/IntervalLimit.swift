import Rulebook
import TrainingModel

/// Who may be given intervals, and how often (training-science section 5.5: not for beginners, once or twice a week beside lifting).
enum IntervalLimit {
  /// What is taken away from a client who may not be given intervals.
  static func excluded(_ analysis: Analysis, _ context: PlanningContext) -> ExerciseMask {
    let intervals = context.rulebook.conditioning.intervals
    let isHealthy = !intervals.healthyOnly || analysis.isHealthy(context)
    guard let subject = analysis.subject, isHealthy, intervals.when.matches(subject) else { return context.rules.intervals }
    return ExerciseMask()
  }

  /// Leaves the week as many interval slots as the rules allow and gives the others steady work.
  static func apply(to week: inout ChosenWeek, _ analysis: Analysis, _ context: PlanningContext) {
    let rules = context.rulebook.conditioning.intervals
    let lifting = week.sessions.count(where: \.isResistance)
    let most = lifting >= rules.besideLifting.days ? min(rules.perWeek, rules.besideLifting.perWeek) : rules.perWeek
    var seen = 0
    for index in week.slots.indices where context.rules.intervals.contains(week.slots[index].exercise) {
      seen += 1
      if seen > most, let steady = steady(for: index, in: week, analysis, context) {
        week.slots[index].exercise = steady
        week.slots[index].limit = analysis.limit(on: context.rules.facts[steady.index])
      }
    }
  }

  /// The steady exercise that stands in: the easier variant, or else the first that the client may have and the session hasn't got.
  private static func steady(for slot: Int, in week: ChosenWeek, _ analysis: Analysis, _ context: PlanningContext) -> ExerciseID? {
    let session = week.sessions[week.slots[slot].session].slots
    let candidates =
      context.rulebook[week.slots[slot].exercise].easier + context.rules.byPattern[Int(MovementPattern.conditioning.rawValue)]
    return candidates.first { candidate in
      analysis.eligible.contains(candidate) && !context.rules.intervals.contains(candidate)
        && context.rules.facts[candidate.index].pattern == .conditioning && !session.contains { week.slots[$0].exercise == candidate }
    }
  }
}

extension Analysis {
  /// Whether nothing is known of the client that a healthy adult doesn't have: no stated condition, no restriction that still holds, and no
  /// pregnancy or birth.
  func isHealthy(_ context: PlanningContext) -> Bool {
    guard context.client.conditions?.isEmpty ?? true, context.client.restrictions(on: context.start).isEmpty else { return false }
    return subject?.daysToDue == nil && subject?.daysSinceBirth == nil
  }
}
