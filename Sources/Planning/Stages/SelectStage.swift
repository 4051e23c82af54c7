import Findings
import Rulebook
import TrainingModel

/// Fills the slots of the week with the exercises that have the most points together, by the terms of the rules.
struct SelectStage: PlanningStage {
  let name = StageName.select
  let scope = PlanScope.generated

  func run(_ draft: PlanDraft, _ memory: inout PlanningMemory, _ context: PlanningContext) -> (output: ChosenWeek?, findings: [Finding]) {
    guard let level = draft.analysis.goalLevel else { return (nil, []) }
    var findings: [Finding] = []
    let asked = AskedPatterns(draft, context)
    let wanted = draft.sessions.indices.map { slots(of: $0, asked, draft, context) }
    memory.selection.choose(wanted, draft, context)
    var week = ChosenWeek(
      sessions: draft.sessions,
      search: ChosenWeek.Search(points: memory.selection.search.objective, trials: memory.selection.search.evaluations))
    week.slots.reserveCapacity(wanted.reduce(0) { $0 + $1.count })
    var place = 0
    for session in wanted.indices {
      let first = week.slots.count
      for slot in wanted[session] {
        defer { place += 1 }
        guard let (exercise, substitution) = memory.selection.choice(place) else {
          // What is asked for and missing is seen in the finished rows.
          let isAsked = slot.patterns.first.map { asked.contains($0, session: session) } ?? false
          if !isAsked, slot.priority <= 3 || slot.role != .accessory {
            findings.append(unfilled(slot, day: draft.sessions[session].day))
          }
          continue
        }
        let limit = draft.analysis.limit(on: context.rules.facts[exercise.index])
        var planned = PlannedSlot(slot, session: session, exercise: exercise, prescription: level[slot.role], limit: limit)
        planned.substitution = substitution
        planned.isAsked = asked.contains(context.rules.facts[exercise.index].pattern, session: session)
        week.slots.append(planned)
      }
      week.sessions[session].slots = first..<week.slots.count
      if first == week.slots.count { return (week, findings + [empty(day: draft.sessions[session].day)]) }
      if draft.sessions[session].isResistance { putInOrder(&week.slots, first, context) }
    }
    IntervalLimit.apply(to: &week, draft.analysis, context)
    return (week, findings)
  }

  /// Sorts a session's slots into training order: what kind of work it is decides, then the role's place in the rules, then the template.
  private func putInOrder(_ slots: inout [PlannedSlot], _ first: Int, _ context: PlanningContext) {
    func rank(_ slot: PlannedSlot) -> Int {
      let role = context.rulebook.balance.order.firstIndex(of: slot.role) ?? 0
      return context.rules.facts[slot.exercise.index].orderRank * 8 + role
    }
    for index in (first + 1)..<max(first + 1, slots.count) {
      var place = index
      while place > first, rank(slots[place - 1]) > rank(slots[place]) {
        slots.swapAt(place - 1, place)
        place -= 1
      }
    }
  }

  /// The session's own slots and those that conditions and priority muscles add.
  private func slots(of session: Int, _ asked: AskedPatterns, _ draft: PlanDraft, _ context: PlanningContext) -> [Slot] {
    let template = draft.sessions[session].template
    guard template.isResistance || !asked.isEmpty else { return template.slots }
    var slots = template.slots
    asked.add(to: &slots, session: session)
    guard template.isResistance else { return slots }
    if !context.client.priorityMuscles.isEmpty { PrioritySlots(draft, context).add(to: &slots) }
    if context.client.minutesPerSession >= 40, !slots.contains(where: { $0.role == .conditioning }) {
      slots.append(
        Slot(
          patterns: [.conditioning], role: .conditioning, priority: 9, muscles: MuscleSet(), key: PlannedSlot.fillerKey,
          rule: context.rulebook.time.rule))
    }
    return slots
  }

  private func unfilled(_ slot: Slot, day: Int) -> Finding {
    Finding(
      .slotUnfilled, "no exercise for \(slot.patterns.map(\.name).joined(separator: " or ")) fits the client's equipment, level and limits",
      // What a week has to contain is checked at the end; a missing extra is worth a word, not a warning.
      severity: slot.role == .main || slot.role == .secondary || slot.role == .power ? nil : .info, day: day,
      hint: "add equipment to the profile, or an exercise to the rules")
  }

  private func empty(day: Int) -> Finding {
    Finding(
      .planInfeasible, "no exercise is left for the session on day \(day)")
  }
}
