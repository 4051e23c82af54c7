import Rulebook
import TrainingModel

/// The superset rules as a look-up by two patterns, so that asking for a pair costs nothing in a client's loops.
struct SupersetTable: Sendable {
  let rules: SupersetRules
  /// By first and second pattern: the rule that pairs them, whichever of them it names first.
  private let byPatterns: [RuleID?]

  private static let patterns = MovementPattern.allCases.count

  init(_ rules: SupersetRules) {
    self.rules = rules
    var table = [RuleID?](repeating: nil, count: Self.patterns * Self.patterns)
    for first in MovementPattern.allCases {
      for second in MovementPattern.allCases {
        let pair = rules.pairs.first {
          ($0.first.contains(first) && $0.second.contains(second)) || ($0.first.contains(second) && $0.second.contains(first))
        }
        table[Int(first.rawValue) * Self.patterns + Int(second.rawValue)] = pair?.rule
      }
    }
    byPatterns = table
  }

  /// The rule by which two exercises may be done in turn, or nil where they may not: they share no prime mover, need one station between
  /// them, and carry no tag twice that a pair carries once (training-science section 5.4).
  func rule(_ a: ExerciseFacts, _ b: ExerciseFacts) -> RuleID? {
    guard let rule = byPatterns[Int(a.pattern.rawValue) * Self.patterns + Int(b.pattern.rawValue)],
      a.direct.bits & b.direct.bits == 0,
      a.equipment.isDisjoint(with: rules.stations) || b.equipment.isDisjoint(with: rules.stations),
      a.tags.bits & b.tags.bits & rules.notBoth.bits == 0
    else { return nil }
    return rule
  }

  /// The rest after the pair, in seconds: what its exercises need, within the rules' bounds; nil where one of them needs more.
  func rest(_ a: PlannedSlot, _ b: PlannedSlot) -> Int? {
    let needed = max(a.limit.minRest, b.limit.minRest)
    guard needed <= rules.rest.upperBound else { return nil }
    return min(max(a.rest, b.rest, rules.rest.lowerBound), rules.rest.upperBound)
  }

  /// Whether a slot may be half of a pair at all: nothing fast, and nothing near the most that the client can lift.
  func mayPair(_ slot: PlannedSlot, _ facts: ExerciseFacts) -> Bool {
    guard slot.role != .power, facts.work.contains(.resistance), facts.pattern != .powerJumpThrow, facts.pattern != .olympic else {
      return false
    }
    guard facts.isCompound, facts.isLoaded else { return true }
    return slot.course.weeks.indices.allSatisfy { week in
      let part =
        if let load = slot.course.weeks[week].load, slot.course.oneRepMax > 0 {
          load / slot.course.oneRepMax
        } else {
          EffortTable.part(reps: slot.course.weeks[week].reps.lowerBound, rir: slot.course.weeks[week].rir ?? 3)
        }
      return part * 100 < rules.below
    }
  }
}
