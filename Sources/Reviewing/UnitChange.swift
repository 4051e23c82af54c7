import Editing
import Planning
import TrainingModel

extension EditablePlan {
  /// The block with its loads in this unit, each the nearest that the exercise's kit can make; the very same where it has this unit already.
  ///
  /// A revision keeps the unit that it was made in. What is taken from it into a block that has another one by now goes through here.
  func converted(to unit: LoadUnit, by rules: PlanningRules) -> EditablePlan {
    guard unit != self.unit else { return self }
    var plan = self
    plan.unit = unit
    for place in plan.rows.indices {
      guard let load = plan.rows[place].load else { continue }
      let exact = ExerciseFitting.converted(load, from: self.unit, to: unit)
      plan.rows[place].load = rules.rulebook.exercise(plan.rows[place].exercise).map { rules.loadable(exact, of: $0, in: unit) } ?? exact
    }
    return plan
  }
}
