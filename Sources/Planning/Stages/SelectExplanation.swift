import Rulebook
import TrainingModel

extension SelectStage {
  /// Every slot with its exercise.
  func explain(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    var lines: [ExplanationLine] = []
    let rule = context.rulebook.selection.rule
    if let search = draft.search {
      lines.append(
        ExplanationLine(
          "the chosen exercises have \(search.points) points together, found in \(search.trials) of \(context.rulebook.selection.budget) trials",
          rule: rule))
    }
    if !context.history.blocks.isEmpty {
      lines.append(ExplanationLine("the last \(context.history.blocks.count) blocks have a say in what stays and what rotates", rule: rule))
    }
    for session in draft.sessions where session.slots.upperBound <= draft.slots.count && !session.slots.isEmpty {
      lines.append(ExplanationLine("\(context.weekday(of: session)), \(session.template.focus)"))
      for slot in draft.slots[session.slots] {
        let exercise = context.rulebook[slot.exercise]
        lines.append(ExplanationLine("\(slot.role.words), \(exercise.pattern.name): \(exercise.name)", rule: slot.rule, depth: 1))
        if let offer = slot.substitution {
          lines.append(ExplanationLine("offered instead of what a condition excludes", rule: offer, depth: 2))
        }
        // What limits every exercise has been said of the conditions.
        for limit in draft.analysis.limits where limit.isSpecific && slot.limit.rules.rules.contains(limit.rule) {
          lines.append(ExplanationLine("limited: \(context.rulebook[limit.rule].text)", rule: limit.rule, depth: 2))
        }
      }
    }
    return lines
  }
}

extension ConditionLimit {
  /// Whether the limit speaks about some exercises only.
  fileprivate var isSpecific: Bool { !tags.isEmpty || patterns.bits != 0 }
}
