import Findings
import Rulebook
import TrainingModel

/// Gives out the week's sets: what is essential first, then wherever a set does most for volume, balance and coverage,
/// as long as time, recovery and caps allow it.
struct BalanceStage: PlanningStage {
  let name = StageName.balance
  let scope = PlanScope.generated

  func run(_ draft: inout PlanDraft, _ context: PlanningContext) -> [Finding] {
    var giver = SetGiver(&draft, context)
    giver.giveEssentials()
    giver.pairWhereWanted(draft, context.rules)
    giver.giveWhereItHelps()
    giver.exchange()
    giver.makeRoom(draft, context.rules)
    giver.settlePairs()
    giver.spendTimeOnRest()
    giver.fillTime(&draft, context.rules.facts)
    let full = draft.sessions.indices.filter { giver.isFull($0) }
    let isTooShort = giver.leavesSessionEmpty
    let shortfalls = giver.shortfalls(of: context.client.priorityMuscles)
    giver.finish(&draft)
    if isTooShort { return [infeasible(draft)] }
    return dropped(draft, context, full: full) + shortfalls
  }

  /// A session without any exercise ends the plan.
  private func infeasible(_ draft: PlanDraft) -> Finding {
    let warmup = draft.age >= 65 ? "time.general_warmup_65_plus" : "time.general_warmup"
    return Finding(
      .planInfeasible, "no time is left for an exercise after the warm-up of '\(warmup)'")
  }

  /// What time kept out of full sessions; what was not needed is not worth a word. What conditions or age ask for is a warning wherever it
  /// is missing.
  private func dropped(_ draft: PlanDraft, _ context: PlanningContext, full: [Int]) -> [Finding] {
    draft.sessions.indices.flatMap { index -> [Finding] in
      let session = draft.sessions[index]
      func names(_ isLacking: (PlannedSlot) -> Bool) -> String? {
        let dropped = session.slots.filter { draft.slots[$0].sets == 0 && isLacking(draft.slots[$0]) }
        if dropped.isEmpty { return nil }
        return dropped.map { context.rules.facts[draft.slots[$0].exercise.index].pattern.name }.joined(separator: ", ")
      }
      let asked = names(\.isAsked).map {
        Finding(
          .askedUnmet, "no room is left for \($0), which the client's conditions or age ask for", day: session.day,
          hint: "longer sessions or another day would make room")
      }
      let usual = full.contains(index) ? names { $0.priority <= 2 && !$0.isAsked } : nil
      return [asked].compactMap { $0 }
        + [usual].compactMap { $0 }.map {
          Finding(.slotDropped, "no room is left for \($0)", day: session.day, hint: "longer sessions would make room")
        }
    }
  }
}
