import Findings
import Rulebook
import TrainingModel

extension RowCheck {
  /// Intervals are for those whom the rules name, and mostly for the healthy.
  static let intervals = RowCheck(
    .checkIntervals, section: "training-science 5.5; plans 1",
    examples: [
      .trips("intervals for the healthy only, and a condition") { scene in
        scene.rules.intervals.healthyOnly = true
        scene.finish(with: Scene.intervals)
      },
      .trips("not from 30 on") { scene in
        scene.rules.intervals.when.age = 0...30
        scene.finish(with: Scene.intervals)
      },
      .trips("for the healthy only, and a restriction") { scene in
        scene.rules.intervals.healthyOnly = true
        scene.client.conditions = ConditionSet()
        scene.client.restrictions = [Restriction(avoid: "exercise:leg_press", exercises: [Scene.legPress])]
        scene.finish(with: Scene.intervals)
      },
      .passes("for the healthy only, and nothing is stated") { scene in
        scene.rules.intervals.healthyOnly = true
        scene.client.conditions = ConditionSet()
        scene.finish(with: Scene.intervals)
      },
      .passes("for everybody") { $0.finish(with: Scene.intervals) },
    ]
  ) { review in
    review.rows { row in
      isIntervalForOthers(row.exercise, review)
        ? (
          "\(review.name(row)) is for others: 'goal', level, age or 'conditions' rule intervals out", "choose conditioning at a steady pace"
        )
        : nil
    }
  }

  /// So many intervals a week are enough, fewer beside much lifting. It warns: more of them tire the healthy and harm nobody (section 7.4).
  static let intervalsOfWeek = RowCheck(
    .checkIntervalsWeek, section: "training-science 5.5",
    examples: [
      .trips("one more than the rules have") { scene in
        scene.rules.intervals.perWeek = 0
        scene.finish(with: Scene.intervals)
      },
      .trips("beside two days of lifting") { scene in
        scene.rules.intervals.beside = (2, 0)
        scene.finish(with: Scene.intervals)
      },
      .passes("as many as the rules have") { scene in
        scene.rules.intervals.perWeek = 1
        scene.finish(with: Scene.intervals)
      },
      .passes("too little lifting to matter") { scene in
        scene.rules.intervals.beside = (3, 0)
        scene.finish(with: Scene.intervals)
      },
    ]
  ) { review in
    review.weeks.compactMap { week, sessions in
      let rules = review.rules.intervals
      let count = sessions.count { session in
        review.plan.prescriptions[session.rows].contains { $0.kind != .ramp && rules.exercises.contains($0.exercise) }
      }
      let most = sessions.count(where: \.isHard) >= rules.beside.days ? min(rules.perWeek, rules.beside.perWeek) : rules.perWeek
      return count > most
        ? Breach(
          "there are intervals on \(count) days of the week, and the rules have them on \(most)", week: week,
          hint: "choose conditioning at a steady pace for the others")
        : nil
    }
  }

  /// Whether an exercise is one of intervals, and the rules keep these from the client.
  static func isIntervalForOthers(_ exercise: ExerciseID, _ review: BlockReview) -> Bool {
    let rules = review.rules.intervals
    guard rules.exercises.contains(exercise) else { return false }
    if rules.healthyOnly, !isHealthy(review) { return true }
    return !rules.when.matches(review.held.subject)
  }

  /// Whether the profile says nothing that a healthy adult doesn't have.
  private static func isHealthy(_ review: BlockReview) -> Bool {
    let client = review.client
    return client.conditions?.isEmpty == true && client.due == nil && client.restrictions(on: review.plan.start).isEmpty
  }
}
