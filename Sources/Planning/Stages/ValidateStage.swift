import Findings
import Rulebook
import TrainingModel

/// Holds the finished plan against every check: errors end the client's plan, warnings go to the sheet.
struct ValidateStage: PlanningStage {
  let name = StageName.validate

  func run(_ draft: inout PlanDraft, _ context: PlanningContext) -> [Finding] {
    let review = PlanReview(draft, context)
    var findings: [Finding] = []
    for active in context.rules.checks {
      for breach in active.check.breaches(review, active.settings) {
        findings.append(
          Finding(
            active.check.code, breach.message, severity: breach.severity ?? active.settings.severity, week: breach.week, day: breach.day,
            hint: breach.hint))
      }
    }
    return findings
  }
}
