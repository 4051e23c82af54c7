import Findings
import Rulebook
import TrainingModel

/// Turns the draft into rows: dates, loads that can be made, numbers within their bounds, ids that survive a replan.
struct SanitiseStage: PlanningStage {
  let name = StageName.sanitise
  let scope = PlanScope.generated

  func run(_ draft: PlanDraft, _ memory: inout PlanningMemory, _ context: PlanningContext) -> (output: Mesocycle?, findings: [Finding]) {
    guard let block = draft.analysis.block else { return (nil, []) }
    var plan = Mesocycle(
      start: context.start, unit: context.client.units,
      weeks: block.weeks.enumerated().map { Microcycle(week: $0.offset + 1, phase: $0.element.phase) })
    plan.prescriptions.reserveCapacity(draft.slots.count * 6)
    let builder = RowBuilder(draft, context, block: block)
    for week in block.weeks.indices {
      for session in draft.sessions.indices {
        let day = draft.sessions[session].day
        let date = plan.date(week: week + 1, day: day)
        if context.client.unavailable.contains(where: { $0.contains(date) }) { continue }
        let seconds = builder.appendSession(session, week: week, to: &plan.prescriptions)
        plan.sessions.append(Session(week: week + 1, day: day, focus: draft.sessions[session].template.focus, seconds: seconds))
      }
    }
    return plan.sessions.isEmpty ? (nil, [FreeDays(context).none]) : (plan, [])
  }
}
