import Findings
import Rulebook
import TrainingModel

/// Fills the slots of the week with the exercises that have the most points together, by the terms of the rules.
struct SelectStage: PlanningStage {
  let name = StageName.select
  let scope = PlanScope.generated

  /// The key of the slot for easy conditioning that stands by to fill a long session.
  static let fillerKey: UInt16 = 250

  func run(_ draft: inout PlanDraft, _ context: PlanningContext) -> [Finding] {
    guard let level = draft.goalLevel else { return [] }
    var findings: [Finding] = []
    let asked = AskedPatterns(draft, context)
    let wanted = draft.sessions.indices.map { slots(of: $0, asked, draft, context) }
    // The working memory is lent out, because the draft itself is read meanwhile.
    var work = SelectionWork()
    swap(&work, &draft.selection)
    defer { swap(&work, &draft.selection) }
    work.choose(wanted, draft, context)
    var place = 0
    for session in wanted.indices {
      let first = draft.slots.count
      for slot in wanted[session] {
        defer { place += 1 }
        guard let (exercise, substitution) = work.choice(place) else {
          let isAsked = slot.patterns.first.map { asked.contains($0, session: session) } ?? false
          if isAsked {
            findings.append(lacking(slot.patterns[0], day: draft.sessions[session].day))
          } else if slot.priority <= 3 || slot.role != .accessory {
            findings.append(unfilled(slot, day: draft.sessions[session].day))
          }
          continue
        }
        let limit = draft.limit(on: context.rules.facts[exercise.index])
        var planned = PlannedSlot(slot, session: session, exercise: exercise, prescription: level[slot.role], limit: limit)
        planned.substitution = substitution
        planned.isAsked = asked.contains(context.rules.facts[exercise.index].pattern, session: session)
        draft.slots.append(planned)
      }
      draft.sessions[session].slots = first..<draft.slots.count
      if first == draft.slots.count { return findings + [empty(day: draft.sessions[session].day)] }
      if draft.sessions[session].isResistance { putInOrder(&draft, first, context) }
    }
    return findings
  }

  /// Sorts a session's slots into training order: what kind of work it is decides, then the role's place in the rules, then the template.
  private func putInOrder(_ draft: inout PlanDraft, _ first: Int, _ context: PlanningContext) {
    func rank(_ slot: PlannedSlot) -> Int {
      let role = context.rulebook.balance.order.firstIndex(of: slot.role) ?? 0
      return context.rules.facts[slot.exercise.index].orderRank * 8 + role
    }
    for index in (first + 1)..<max(first + 1, draft.slots.count) {
      var place = index
      while place > first, rank(draft.slots[place - 1]) > rank(draft.slots[place]) {
        draft.slots.swapAt(place - 1, place)
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
          patterns: [.conditioning], role: .conditioning, priority: 9, muscles: MuscleSet(), key: Self.fillerKey,
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

  /// What a condition or an age asks for and nothing in the catalogue can give.
  private func lacking(_ pattern: MovementPattern, day: Int) -> Finding {
    Finding(
      .askedUnmet, "no exercise for \(pattern.name), which the client's conditions or age ask for, fits equipment, level and limits",
      day: day,
      hint: "add equipment to the profile, or an exercise to the rules")
  }

  private func empty(day: Int) -> Finding {
    Finding(
      .planInfeasible, "no exercise is left for the session on day \(day)")
  }
}

extension MovementPattern {
  /// The role that an extra slot of this pattern has.
  var usualRole: SlotRole {
    switch self {
    case .conditioning: .conditioning
    case .mobility, .balance: .mobility
    case _ where isCore: .core
    default: .accessory
    }
  }
}
