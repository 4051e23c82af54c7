import Findings
import Rulebook
import TrainingModel

/// Gives out the week's sets: what is essential first, then wherever a set does most for volume, balance and coverage,
/// as long as time, recovery and caps allow it.
struct BalanceStage: PlanningStage {
  let name = StageName.balance
  let scope = PlanScope.generated

  func run(_ draft: PlanDraft, _ memory: inout PlanningMemory, _ context: PlanningContext) -> (output: BalancedWeek?, findings: [Finding]) {
    var giver = SetGiver(&memory.ledger, draft, context)
    giver.giveEssentials()
    giver.pairWhereWanted(draft, context.rules)
    giver.giveWhereItHelps()
    giver.exchange()
    giver.makeRoom(draft, context.rules)
    giver.settlePairs()
    giver.spendTimeOnRest()
    giver.fillTime(draft, context.rules.facts)
    let full = draft.sessions.indices.filter { giver.isFull($0) }
    let isTooShort = giver.leavesSessionEmpty
    let shortfalls = giver.shortfalls(of: context.client.priorityMuscles)
    let week = giver.finish(draft, &memory.ledger)
    if isTooShort { return (week, [infeasible(draft)]) }
    return (week, dropped(week, draft, context, full: full) + shortfalls)
  }

  /// A session without any exercise ends the plan.
  private func infeasible(_ draft: PlanDraft) -> Finding {
    let warmup = draft.analysis.age >= 65 ? "time.general_warmup_65_plus" : "time.general_warmup"
    return Finding(
      .planInfeasible, "no time is left for an exercise after the warm-up of '\(warmup)'")
  }

  /// What time kept out of full sessions; what was not needed is not worth a word, and what conditions or age ask for is looked for in the
  /// finished rows.
  private func dropped(_ week: BalancedWeek, _ draft: PlanDraft, _ context: PlanningContext, full: [Int]) -> [Finding] {
    full.compactMap { index in
      let session = draft.sessions[index]
      let dropped = session.slots.filter { week.given[$0].sets == 0 && draft.slots[$0].priority <= 2 && !draft.slots[$0].isAsked }
      guard !dropped.isEmpty else { return nil }
      let patterns = dropped.map { context.rules.facts[draft.slots[$0].exercise.index].pattern.name }.joined(separator: ", ")
      return Finding(.slotDropped, "no room is left for \(patterns)", day: session.day, hint: "longer sessions would make room")
    }
  }
}
