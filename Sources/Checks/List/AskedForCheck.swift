import Findings
import TrainingModel

extension RowCheck {
  /// What conditions and age ask for stands in every week, as often as they ask or as there are sessions. It warns: the plan harms nobody, but
  /// somebody has to know what it lacks.
  static let askedFor = RowCheck(
    .checkAskedFor, section: "training-science 6, additions; plans 1",
    examples: [
      .trips("no balance where it is asked for") { $0.condition.asked = [(.balance, 1)] },
      .trips("once where it is asked for twice") { scene in
        scene.condition.asked = [(.balance, 2)]
        scene.finish(with: Scene.stand)
      },
      .trips("in one week and not in the other") { scene in
        scene.condition.asked = [(.balance, 1)]
        scene.finish(with: Scene.stand)
      },
      .passes("it stands there") { $0.condition.asked = [(.conditioning, 2)] },
      .passes("three times a week, and there are two sessions") { $0.condition.asked = [(.conditioning, 3)] },
      .passes("two conditions ask for the same") { scene in
        scene.condition.asked = [(.conditioning, 2)]
        scene.rules.conditions[1].asked = [(.conditioning, 2)]
        scene.client.conditions?.insert(ConditionID(1))
      },
    ]
  ) { review in
    let asked = asked(review)
    if asked.isEmpty { return [] }
    let possible = possiblePatterns(review)
    return review.weeks.flatMap { week, sessions in
      asked.compactMap { pattern, days -> Breach? in
        let has = sessions.count { session in
          review.plan.prescriptions[session.rows].contains { $0.kind != .ramp && review.entry($0).pattern == pattern }
        }
        let wanted = min(days, sessions.count)
        guard has < wanted else { return nil }
        return Breach(
          "\(pattern.name) stands in \(has == 0 ? "no session" : "\(has) of the sessions") of the week, and \(who) \(wanted)", week: week,
          hint: possible.contains(pattern)
            ? "add an exercise for it, or give the sessions more time"
            : "nothing that the client may do and has the equipment for is of this kind; add equipment to the profile, or an exercise to the rules"
        )
      }
    }
  }

  /// Each pattern with the most days on which one of the conditions asks for it.
  private static func asked(_ review: BlockReview) -> [(pattern: MovementPattern, days: Int)] {
    var all: [(pattern: MovementPattern, days: Int)] = []
    for id in review.held.conditions.members {
      for (pattern, days) in review.rules.conditions[id.index].asked {
        if let known = all.firstIndex(where: { $0.pattern == pattern }) {
          all[known].days = max(all[known].days, days)
        } else {
          all.append((pattern, days))
        }
      }
    }
    return all
  }

  /// The patterns of what the client may do.
  private static func possiblePatterns(_ review: BlockReview) -> Set<MovementPattern> {
    var patterns: Set<MovementPattern> = []
    for (index, entry) in review.rules.exercises.enumerated()
    where !review.excluded.contains(ExerciseID(index)) && entry.level <= review.held.level
      && entry.equipment.isSubset(of: review.client.equipment)
    { patterns.insert(entry.pattern) }
    return patterns
  }
}
