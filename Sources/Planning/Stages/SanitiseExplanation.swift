import Rulebook
import TrainingModel

extension SanitiseStage {
  /// The rows week by week, with the minutes of each session.
  func explain(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    let plan = draft.mesocycle
    return plan.weeks.map { week in
      let rows = plan.prescriptions.filter { Int($0.week) == week.week }
      let sets = rows.reduce(0) { $0 + ($1.kind.countsAsVolume ? Int($1.sets) : 0) }
      let sessions = plan.sessions.filter { $0.week == week.week }.map { session in
        "\(plan.date(week: session.week, day: session.day)) \(session.minutes) min"
      }
      return ExplanationLine(
        "week \(week.week), \(week.phase.id): \(rows.count) rows, \(sets) working sets; of \(context.client.minutesPerSession) min a session takes: \(sessions.joined(separator: ", "))",
        rule: context.rulebook.sanitisation.rule)
    }
  }
}

extension ValidateStage {
  /// How many checks the plan was held against; what they found stands with the findings.
  func explain(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    let checks = PlanCheck.all.count { $0.weight(for: context.client, context.rules) != nil }
    return [ExplanationLine("the rows were held against \(checks) checks")]
  }
}
