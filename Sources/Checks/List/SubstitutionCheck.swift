import Findings
import TrainingModel

extension RowCheck {
  /// What a condition has something else for stands in no plan as long as the client may do any of that.
  static let substitution = RowCheck(
    .checkInstead, section: "training-science 6, substitutes; plans 1",
    examples: [
      .trips("there is a leg press for the squat") { $0.condition.substitutes = [(Scene.squat, [Scene.legPress])] },
      .passes("the client has no leg press") { scene in
        scene.condition.substitutes = [(Scene.squat, [Scene.legPress])]
        scene.client.equipment = EquipmentSet([EquipmentID(0)])
      },
      .passes("the leg press is excluded as well") { scene in
        scene.condition.substitutes = [(Scene.squat, [Scene.legPress])]
        scene.condition.excluded.insert(Scene.legPress)
      },
      .passes("the leg press asks for more experience") { scene in
        scene.condition.substitutes = [(Scene.squat, [Scene.legPress])]
        scene.rules.exercises[1].level = .advanced
      },
      .passes("two that stand for each other") { scene in
        scene.condition.substitutes = [(Scene.squat, [Scene.legPress]), (Scene.legPress, [Scene.squat])]
      },
    ]
  ) { review in
    let offers = offers(review)
    if offers.isEmpty { return [] }
    return review.rows { row in
      guard let use = offers.first(where: { $0.instead == row.exercise })?.use else { return nil }
      let names = use.map { review.rules[$0].name }
      return (
        "\(review.name(row)) has to be replaced for this client, whose 'conditions' have something else for it",
        "put \(names.joined(separator: " or ")) in its place"
      )
    }
  }

  /// What has to be replaced, each with what the client may do of all that stands for it.
  private static func offers(_ review: BlockReview) -> [(instead: ExerciseID, use: [ExerciseID])] {
    let all = review.held.conditions.members.flatMap { review.rules.conditions[$0.index].substitutes }
    if all.isEmpty { return [] }
    func isAllowed(_ exercise: ExerciseID) -> Bool {
      let entry = review.rules[exercise]
      return !review.excluded.contains(exercise) && entry.level <= review.held.level
        && entry.equipment.isSubset(of: review.client.equipment) && !isIntervalForOthers(exercise, review)
    }
    let open = all.compactMap { pair -> (instead: ExerciseID, use: [ExerciseID])? in
      let use = pair.use.filter(isAllowed)
      return use.isEmpty ? nil : (pair.instead, use)
    }
    // What has to be replaced itself is no way out.
    return open.compactMap { pair in
      let use = pair.use.filter { one in !open.contains { $0.instead == one } }
      return use.isEmpty ? nil : (pair.instead, use)
    }
  }
}
