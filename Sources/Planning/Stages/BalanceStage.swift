import Findings
import Rulebook
import TrainingModel

/// Gives out the week's sets: what is essential first, then wherever a set does most for volume, balance and coverage,
/// as long as time, recovery and caps allow it.
struct BalanceStage: PlanningStage {
  let name = StageName.balance

  func run(_ draft: inout PlanDraft, _ context: PlanningContext) -> [Finding] {
    var giver = SetGiver(&draft, context)
    giver.giveEssentials()
    giver.giveWhereItHelps()
    giver.exchange()
    giver.spendTimeOnRest()
    giver.fillTime(&draft, context.rules.facts)
    giver.finish(&draft)
    return findings(draft, context)
  }

  /// What did not fit, said once: a session without any exercise ends the plan.
  private func findings(_ draft: PlanDraft, _ context: PlanningContext) -> [Finding] {
    var findings: [Finding] = []
    for session in draft.sessions {
      if session.slots.allSatisfy({ draft.slots[$0].sets == 0 }) {
        findings.append(
          Finding(
            .planInfeasible,
            "\(context.client.minutesPerSession) minutes are too short for the warm-up and one exercise of the session on day \(session.day)",
            hint: "a few minutes more per session would free it"))
      }
      for index in session.slots where draft.slots[index].sets == 0 && draft.slots[index].priority <= 2 {
        let pattern = context.rules.facts[draft.slots[index].exercise.index].pattern.name
        findings.append(Finding(.slotDropped, "no room is left for \(pattern)", day: session.day, hint: "longer sessions would make room"))
      }
    }
    return findings
  }
}
