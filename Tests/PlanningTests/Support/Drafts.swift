import Findings
import Rulebook
import TrainingModel

@testable import Planning

extension PlanningContext {
  /// The draft after the stages up to and with `last`, and everything that they said.
  func draft(through last: StageName) -> (draft: PlanDraft, findings: [Finding]) {
    var draft = PlanDraft()
    var findings: [Finding] = []
    for stage in PlanningPipeline().stages where stage.name <= last { findings += stage.run(&draft, self) }
    return (draft, findings)
  }

  /// The plan, or what kept it from being made.
  func plan() -> PlanningPipeline.Result {
    var draft = PlanDraft()
    return PlanningPipeline().plan(self, using: &draft)
  }
}

extension Mesocycle {
  /// The rows of one session.
  func rows(week: Int, day: Int) -> [Prescription] { prescriptions.filter { Int($0.week) == week && Int($0.day) == day } }
}
