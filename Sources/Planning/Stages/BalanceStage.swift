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
    let full = draft.sessions.indices.filter { giver.isFull($0) }
    giver.finish(&draft)
    return findings(draft, context, full: full)
  }

  /// What did not fit, said once: a session without any exercise ends the plan.
  private func findings(_ draft: PlanDraft, _ context: PlanningContext, full: [Int]) -> [Finding] {
    var findings: [Finding] = []
    for (index, session) in draft.sessions.enumerated() {
      if session.slots.allSatisfy({ draft.slots[$0].sets == 0 }) {
        findings.append(
          Finding(
            .planInfeasible,
            "\(context.client.minutesPerSession) minutes are too short for the warm-up and one exercise of the session on day \(session.day)",
            hint: "a few minutes more per session would free it"))
      }
      // Only what time kept out is worth a word: the rest was not needed.
      guard full.contains(index) else { continue }
      let dropped = session.slots.filter { draft.slots[$0].sets == 0 && draft.slots[$0].priority <= 2 }
      if !dropped.isEmpty {
        let patterns = dropped.map { context.rules.facts[draft.slots[$0].exercise.index].pattern.name }.joined(separator: ", ")
        findings.append(Finding(.slotDropped, "no room is left for \(patterns)", day: session.day, hint: "longer sessions would make room"))
      }
    }
    return findings
  }
}
