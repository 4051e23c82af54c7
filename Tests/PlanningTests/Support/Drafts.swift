import Findings
import Rulebook
import TrainingModel

@testable import Planning

extension PlanningContext {
  /// The draft after the stages up to and with `last`, and everything that they said.
  func draft(through last: StageName) -> (draft: PlanDraft, findings: [Finding]) {
    var memory = PlanningMemory()
    return draft(through: last, using: &memory)
  }

  func draft(through last: StageName, using memory: inout PlanningMemory) -> (draft: PlanDraft, findings: [Finding]) {
    var draft = PlanDraft()
    var findings: [Finding] = []
    for stage in PlanningPipeline().stages where stage.name <= last && stage.scope.holds(client) {
      findings += stage.advance(&draft, &memory, self)
    }
    return (draft, findings)
  }

  /// The plan, or what kept it from being made.
  func plan() -> PlanningPipeline.Result {
    var memory = PlanningMemory()
    return PlanningPipeline().plan(self, using: &memory)
  }
}

extension Mesocycle {
  /// The rows of one session.
  func rows(week: Int, day: Int) -> [Prescription] { prescriptions.filter { Int($0.week) == week && Int($0.day) == day } }
}
