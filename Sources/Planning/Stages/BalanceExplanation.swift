import Rulebook
import TrainingModel

extension BalanceStage {
  /// What each session holds and how long it takes, what had no room, and what the week gives each muscle.
  func explain(_ draft: PlanDraft, _ context: PlanningContext) -> [ExplanationLine] {
    var lines: [ExplanationLine] = []
    for session in draft.sessions {
      let slots = draft.slots[session.slots]
      let kept = slots.filter { $0.sets > 0 }.map { "\(context.rulebook[$0.exercise].name) \($0.sets)" }
      let left = slots.filter { $0.sets == 0 }.map { context.rulebook[$0.exercise].name }
      lines.append(
        ExplanationLine(
          "\(context.weekday(of: session)), \(session.template.focus), sets in a full week: \(kept.joined(separator: ", "))",
          rule: context.rulebook.time.rule))
      if !left.isEmpty { lines.append(ExplanationLine("no room, or no need: \(left.joined(separator: ", "))", depth: 1)) }
    }
    let given = Self.halfSets(draft, context)
    let muscles = Muscle.allCases.filter { draft.analysis.bands.floor[Int($0.rawValue)] > 0 }.map { muscle in
      "\(muscle.words) \(VolumeTargets.text(given[Int(muscle.rawValue)])) of at least \(draft.analysis.bands.floorText(muscle))"
    }
    if !muscles.isEmpty {
      lines.append(ExplanationLine("fractional sets in a full week: \(muscles.joined(separator: ", "))", rule: draft.analysis.bands.rule))
    }
    return lines
  }

  private static func halfSets(_ draft: PlanDraft, _ context: PlanningContext) -> MuscleHalfSets {
    draft.slots.reduce(into: MuscleHalfSets()) { sum, slot in
      sum &+= context.rules.facts[slot.exercise.index].halfSets &* MuscleHalfSets(repeating: UInt16(slot.sets))
    }
  }
}
