import Rulebook
import TrainingModel

/// The patterns that a client's conditions and age ask for, by session: they come before any second set of an accessory.
///
/// Where several conditions ask for the same pattern the most days count. Sessions whose own slots have it come first, then those that have
/// the fewest such places; a pattern that is asked for on more days than there are sessions is in each of them.
struct AskedPatterns {
  /// Empty for clients of whom nothing is asked, which are most.
  private var bySession: [PatternSet] = []
  private var rules: [(pattern: MovementPattern, rule: RuleID)] = []

  /// The first of the keys of the places that are asked for, one for each pattern, so that rows keep their ids through replans.
  private static let firstKey: UInt16 = 200

  init(_ draft: PlanDraft, _ context: PlanningContext) {
    var days: [Int] = []
    for id in draft.analysis.conditions.members {
      let condition = context.rulebook[id]
      for pattern in condition.adds where !rules.contains(where: { $0.pattern == pattern && $0.rule == condition.rule }) {
        let wanted = condition.adds.count { $0 == pattern }
        if let known = rules.firstIndex(where: { $0.pattern == pattern }) {
          if wanted > days[known] { (days[known], rules[known].rule) = (wanted, condition.rule) }
        } else {
          rules.append((pattern, condition.rule))
          days.append(wanted)
        }
      }
    }
    guard !rules.isEmpty else { return }
    bySession = [PatternSet](repeating: PatternSet([]), count: draft.sessions.count)
    var places = [Int](repeating: 0, count: draft.sessions.count)
    for (index, wanted) in days.enumerated() {
      let pattern = rules[index].pattern
      // Hard sessions first: what is beside them is short and there for rest.
      let order = draft.sessions.indices.sorted { a, b in rank(a, pattern, draft, places) < rank(b, pattern, draft, places) }
      for session in order.prefix(wanted) {
        bySession[session].formUnion(PatternSet([pattern]))
        places[session] += 1
      }
    }
  }

  private func rank(_ session: Int, _ pattern: MovementPattern, _ draft: PlanDraft, _ places: [Int]) -> (Int, Int, Int, Int) {
    let template = draft.sessions[session].template
    let isOwn = template.slots.contains { $0.patterns.first == pattern }
    return (isOwn ? 0 : 1, template.isResistance ? 0 : 1, places[session], session)
  }

  /// Whether a session is asked to have the pattern.
  func contains(_ pattern: MovementPattern, session: Int) -> Bool { !bySession.isEmpty && bySession[session].contains(pattern) }

  /// Whether nothing is asked of this client.
  var isEmpty: Bool { bySession.isEmpty }

  /// Makes the places of a session that are asked for its first, and adds those that it lacks.
  func add(to slots: inout [Slot], session: Int) {
    guard !bySession.isEmpty else { return }
    for (pattern, rule) in rules where bySession[session].contains(pattern) {
      if let own = slots.firstIndex(where: { $0.patterns.first == pattern }) {
        slots[own].priority = 1
      } else {
        slots.append(
          Slot(
            patterns: [pattern], role: pattern.usualRole, priority: 1, muscles: MuscleSet(), key: Self.firstKey + UInt16(pattern.rawValue),
            rule: rule))
      }
    }
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
