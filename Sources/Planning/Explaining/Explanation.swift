import Findings
import TrainingModel

/// How one client's plan comes about, stage by stage, from the same list of stages that plans.
package struct PlanExplanation: Sendable {
  /// What one stage made of the draft, and what it had to say.
  package struct Stage: Sendable {
    package var name: StageName
    package var lines: [ExplanationLine]
    package var findings: [Finding]
  }

  /// The stages that ran, the last one being where an error ended the plan.
  package var stages: [Stage]
  package var result: PlanningPipeline.Result
}

extension PlanningPipeline {
  /// Plans one block as `plan` does, and has every stage tell what it made of the draft.
  package func explain(_ context: PlanningContext) -> PlanExplanation {
    var memory = PlanningMemory()
    var told: [PlanExplanation.Stage] = []
    let result = plan(
      context, using: &memory,
      after: { stage, draft, said in
        told.append(PlanExplanation.Stage(name: stage.name, lines: stage.explain(draft, context), findings: said))
      })
    return PlanExplanation(stages: told, result: result)
  }
}
