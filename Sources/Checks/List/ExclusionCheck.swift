import Findings
import TrainingModel

extension RowCheck {
  /// No row holds what a condition, an age or the client excludes.
  static let exclusion = RowCheck(
    .checkExcluded, section: "training-science 6; plans 1",
    examples: [
      .trips("a condition excludes the squat") { $0.condition.excluded.insert(Scene.squat) },
      .trips("an excluded build-up") { scene in
        scene.condition.excluded.insert(Scene.legPress)
        scene.first(Scene.squat, .ramp) { $0.exercise = Scene.legPress }
      },
      .trips("the client never wants it") { $0.client.never = [Scene.row] },
      .trips("it is excluded from 65 on") { scene in
        scene.rules.conditions[1].excluded.insert(Scene.walk)
        scene.client.statedAge = 65
      },
      .passes("at 64 it isn't") { scene in
        scene.rules.conditions[1].excluded.insert(Scene.walk)
        scene.client.statedAge = 64
      },
      .passes("what is excluded isn't there") { $0.condition.excluded.insert(Scene.legPress) },
      .passes("somebody else's condition") { scene in
        scene.condition.excluded.insert(Scene.squat)
        scene.client.conditions = ConditionSet()
      },
    ]
  ) { review, _ in
    review.rows { row in
      review.excluded.contains(row.exercise)
        ? ("\(review.name(row)) is excluded for this client", "put another exercise in its place, or take the row out") : nil
    }
  }
}
