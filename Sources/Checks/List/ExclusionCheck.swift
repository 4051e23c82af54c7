import Findings
import TrainingModel

extension RowCheck {
  /// No row holds what a condition, an age, a restriction or the client excludes.
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
      .trips("a restriction rules it out") { $0.client.restrictions = [Restriction(avoid: "exercise:row", exercises: [Scene.row])] },
      .trips("a restriction of the first day alone") {
        $0.client.restrictions = [Restriction(avoid: "exercise:row", exercises: [Scene.row], until: Scene.monday)]
      },
      .passes("a restriction that was over before") {
        $0.client.restrictions = [Restriction(avoid: "exercise:row", exercises: [Scene.row], until: Scene.monday + -1)]
      },
      .passes("a restriction that is over when the row comes") { scene in
        scene.client.restrictions = [Restriction(avoid: "exercise:plank", exercises: [Scene.plank], until: Scene.monday + 7)]
        guard let place = scene.block.plan.prescriptions.lastIndex(where: { $0.exercise == Scene.row }) else { return }
        scene.block.plan.prescriptions[place].exercise = Scene.plank
      },
      .trips("a due date brings the condition") { scene in
        scene.rules.conditions[1].appliesTo = Scene.lateInPregnancy
        scene.rules.conditions[1].excluded.insert(Scene.squat)
        scene.client.due = Scene.monday + 80
      },
      .passes("the due date is far off") { scene in
        scene.rules.conditions[1].appliesTo = Scene.lateInPregnancy
        scene.rules.conditions[1].excluded.insert(Scene.squat)
        scene.client.due = Scene.monday + 112
      },
      .passes("what is excluded isn't there") { $0.condition.excluded.insert(Scene.legPress) },
      .passes("somebody else's condition") { scene in
        scene.condition.excluded.insert(Scene.squat)
        scene.client.conditions = ConditionSet()
      },
    ]
  ) { review in
    review.rows { row in
      review.isExcluded(row)
        ? ("\(review.name(row)) is excluded for this client", "put another exercise in its place, or take the row out") : nil
    }
  }
}
