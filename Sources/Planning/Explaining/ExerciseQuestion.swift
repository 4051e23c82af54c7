import Rulebook
import TrainingModel

/// Why an exercise is in a client's plan, or why it isn't: every rule and limit that has a say in it.
package struct ExerciseQuestion: Sendable {
  /// Whether the plan has the exercise.
  package var isPlanned: Bool
  package var lines: [ExplanationLine]

  /// Plans for the client and looks the exercise up in what came of it.
  package init(_ exercise: ExerciseID, _ context: PlanningContext) {
    var memory = PlanningMemory()
    let (draft, result) = PlanningPipeline().run(context, using: &memory)
    let answer = ExerciseAnswer(exercise, draft, memory.selection, context)
    isPlanned = result.mesocycle?.prescriptions.contains { $0.exercise == exercise } ?? false
    lines = isPlanned ? answer.places : answer.barriers
  }
}

/// Finds the answers in a draft.
private struct ExerciseAnswer {
  private let id: ExerciseID
  private let exercise: Exercise
  private let draft: PlanDraft
  private let selection: SelectionWork
  private let context: PlanningContext

  init(_ id: ExerciseID, _ draft: PlanDraft, _ selection: SelectionWork, _ context: PlanningContext) {
    (self.id, self.draft, self.selection, self.context) = (id, draft, selection, context)
    exercise = context.rulebook[id]
  }

  /// The slots that the exercise fills, or the sessions in which a named programme has it.
  var places: [ExplanationLine] {
    if let id = context.client.template { return programmePlaces(context.rulebook[id]) }
    return draft.sessions.flatMap { session in
      draft.slots[session.slots].filter { $0.exercise == id && $0.sets > 0 }.flatMap { slot in
        [
          ExplanationLine(
            "\(context.weekday(of: session)), \(session.template.focus): \(slot.sets) sets as \(slot.role.words)", rule: slot.rule)
        ] + slot.limit.rules.rules.map { ExplanationLine("limited: \(context.rulebook[$0].text)", rule: $0, depth: 1) }
      }
    }
  }

  private func programmePlaces(_ template: Template) -> [ExplanationLine] {
    let plan = draft.mesocycle
    return plan.sessions.compactMap { session in
      guard let row = plan.prescriptions.first(where: { $0.isIn(session) && $0.exercise == id && $0.kind != .ramp }) else { return nil }
      return ExplanationLine(
        "\(plan.date(week: session.week, day: session.day)), \(session.focus): the programme \(template.name) has it", rule: row.reasons[0])
    }
  }

  /// What keeps the exercise out: each limit, or where all of them allow it, the exercises that were preferred.
  var barriers: [ExplanationLine] {
    // Where planning ended before it was known what the client may be given, that is no answer of its own.
    let lines = draft.analysis.barriers(id, context).filter { $0 != .other }.map {
      $0.explanation(id, planned: draft.analysis.experience, context.rulebook)
    }
    return lines.isEmpty ? competition : lines
  }

  /// The slots that it could have filled, and what fills them.
  private var competition: [ExplanationLine] {
    if let id = context.client.template {
      return [
        ExplanationLine(
          "the client follows the programme \(context.rulebook[id].name), which doesn't have it", rule: context.rulebook[id].rule)
      ]
    }
    guard !draft.slots.isEmpty else { return [ExplanationLine("nothing speaks against it, but planning did not come as far as choosing")] }
    var lines: [ExplanationLine] = []
    for session in draft.sessions {
      for slot in draft.slots[session.slots] where slot.exercise == id && slot.sets == 0 {
        lines.append(
          ExplanationLine(
            "\(context.weekday(of: session)), \(session.template.focus): it was chosen as \(slot.role.words), but time or volume left no room",
            rule: slot.rule))
      }
    }
    lines += ExerciseRivalry(id, draft, selection, context).lines
    if lines.isEmpty {
      let asks = draft.sessions.contains { $0.template.slots.contains { $0.patterns.contains(exercise.pattern) } }
      let roles = exercise.roles.members.map(\.words).listed(by: "or")
      lines.append(
        asks
          ? ExplanationLine("it would serve as \(roles), and no slot of its pattern asks for that or for its muscles", rule: exercise.rule)
          : ExplanationLine("no slot of the week asks for its pattern, \(exercise.pattern.name)", rule: draft.analysis.split?.rule))
    }
    return lines
  }
}
