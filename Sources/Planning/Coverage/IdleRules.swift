import Rulebook
import TrainingModel

/// Finds what can never speak: exercises that no preset equips, splits that nobody gets, conditions that ask for what there isn't.
struct IdleRules {
  private let rulebook: Rulebook
  private(set) var found: [IdleRule] = []

  init(_ rules: PlanningRules, _ weeks: PossibleWeeks, _ eligible: EligibleExercises) {
    rulebook = rules.rulebook
    for exercise in rulebook.exercises where !rulebook.presets.contains(where: { exercise.equipment.isSubset(of: $0.items) }) {
      let items = exercise.equipment.members.map { rulebook[$0].id }.joined(separator: ", ")
      add(exercise.rule, "no preset has all that it needs: \(items)")
    }
    for split in rulebook.splits where !weeks.splits.contains(split.rule) && split.when.equipment == nil {
      add(split.rule, "no client gets this split: those whom it asks for train on fewer days, or an earlier one takes them")
    }
    let carried = rulebook.exercises.reduce(UInt128(0)) { $0 | $1.tags.bits }
    for (index, condition) in rulebook.conditions.enumerated() {
      let silent = TagSet(bits: condition.excludedTags.bits & ~carried).members.map { rulebook.tags[$0.index].id }
      if !silent.isEmpty { add(condition.rule, "it excludes tags that no exercise carries: \(silent.joined(separator: ", "))") }
      for substitute in condition.substitutes {
        let own = substitute.use.filter { rules.excludedBy[index].contains($0) }.map { rulebook[$0].id }
        if !own.isEmpty {
          add(
            condition.rule,
            "it offers \(own.joined(separator: ", ")) instead of \(rulebook[substitute.instead].id), and excludes that as well")
        }
      }
      let taken = condition.preferred.filter { rules.excludedBy[index].contains($0) }.map { rulebook[$0].id }
      if !taken.isEmpty { add(condition.rule, "it prefers \(taken.joined(separator: ", ")), and excludes that as well") }
      guard let kind = eligible.kinds.firstIndex(where: { $0.condition == ConditionID(index) }) else { continue }
      for pattern in condition.adds {
        let mask = eligible.mask(kind: kind, .novice)
        if !rules.byPattern[Int(pattern.rawValue)].contains(where: { mask.contains($0) }) {
          add(condition.rule, "it adds \(pattern.name), of which it leaves a novice nothing")
        }
      }
    }
  }

  private mutating func add(_ rule: RuleID, _ reason: String) {
    let reference = rulebook[rule]
    found.append(IdleRule(rule: reference.id, file: reference.file, line: reference.line, reason: reason))
  }
}
