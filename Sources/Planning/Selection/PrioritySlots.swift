import Rulebook
import TrainingModel

/// The places that a client's priority muscles get beside those of the session's template: one for each muscle in every hard session that has
/// none for it, so that the week can come near what it aims at. What is not worth its time gets no set and is not in the plan.
struct PrioritySlots {
  /// Above every key that rules can give, so that the places keep their rows' ids through replans.
  static let firstKey: UInt16 = 10_000
  /// After everything that the week has to contain.
  private static let priority = 4

  private let muscles: MuscleSet
  private let rule: RuleID

  init(_ draft: PlanDraft, _ context: PlanningContext) {
    muscles = context.client.priorityMuscles
    rule = context.rulebook.selection.terms.first { $0.counts == .priorityMuscles }?.rule ?? draft.analysis.bands.rule
  }

  /// Adds the places to those of one hard session.
  func add(to slots: inout [Slot]) {
    for muscle in muscles.members {
      let patterns = muscle.directPatterns
      guard !patterns.isEmpty, !slots.contains(where: { $0.patterns.first.map(patterns.contains) ?? false }) else { continue }
      slots.append(
        Slot(
          patterns: patterns, role: patterns[0].usualRole, priority: Self.priority, muscles: MuscleSet([muscle]),
          key: Self.firstKey + UInt16(muscle.rawValue), rule: rule))
    }
  }
}

extension Muscle {
  /// The patterns that train the muscle and little else; empty where only lifts for several muscles do.
  fileprivate var directPatterns: [MovementPattern] {
    switch self {
    case .abs: [.coreFlexion, .coreAntiExtension]
    case .obliques: [.coreAntiLateralFlexion, .coreAntiRotation]
    default: MovementPattern(id: "isolation_\(id)").map { [$0] } ?? []
    }
  }
}
