import Rulebook
import TrainingModel

/// Says what a client's conditions and kit take away, each exclusion with its rule.
struct ConditionExplanation {
  private let draft: PlanDraft
  private let context: PlanningContext

  init(_ draft: PlanDraft, _ context: PlanningContext) { (self.draft, self.context) = (draft, context) }

  var lines: [ExplanationLine] {
    let rulebook = context.rulebook
    let all = rulebook.exercises.indices.map { ExerciseID($0) }
    let byKit = all.filter { rulebook[$0].equipment.isSubset(of: context.client.equipment) }
    let byLevel = byKit.filter { rulebook[$0].level <= draft.analysis.experience }
    var lines = [
      ExplanationLine("of \(all.count) exercises the equipment allows \(byKit.count), and of those the level \(byLevel.count)")
    ]
    for index in rulebook.conditions.indices where draft.analysis.conditions.contains(ConditionID(index)) {
      lines += line(ConditionID(index), among: byLevel)
    }
    let never = context.client.never.count
    if never > 0 { lines.append(ExplanationLine("'never' takes out \(never) exercise\(never == 1 ? "" : "s")")) }
    for restriction in context.client.restrictions(on: context.start) {
      lines.append(
        ExplanationLine("the restriction \(restriction.words) takes out \(byLevel.count { restriction.exercises.contains($0) }) of them"))
    }
    lines.append(ExplanationLine("\(all.count { draft.analysis.eligible.contains($0) }) exercises may be given"))
    return lines
  }

  private func line(_ id: ConditionID, among exercises: [ExerciseID]) -> [ExplanationLine] {
    let (rulebook, condition) = (context.rulebook, context.rulebook[id])
    let isStated = context.client.conditions?.contains(id) == true
    let out = exercises.count { context.rules.excludedBy[id.index].contains($0) }
    var lines = [
      ExplanationLine(
        "\(condition.name) \(isStated ? "is stated" : "applies by age, sex, level or due date"): it takes out \(out) of them",
        rule: condition.rule)
    ]
    let tags = condition.excludedTags.members.map { rulebook.tags[$0.index].id }
    let patterns = MovementPattern.allCases.filter(condition.excludedPatterns.contains).map(\.name)
    let named = condition.excludedExercises.map { rulebook[$0].name }
    for (what, list) in [("stress", tags), ("pattern", patterns), ("name", named)] where !list.isEmpty {
      lines.append(ExplanationLine("excluded by \(what): \(list.joined(separator: ", "))", rule: condition.rule, depth: 1))
    }
    for limit in condition.limits { lines.append(ExplanationLine(words(limit), rule: limit.rule, depth: 1)) }
    for substitute in condition.substitutes {
      let offers = substitute.use.map { rulebook[$0].name }.joined(separator: " or ")
      lines.append(ExplanationLine("instead of \(rulebook[substitute.instead].name): \(offers)", rule: condition.rule, depth: 1))
    }
    if let ratio = condition.minimumPullToPush {
      lines.append(ExplanationLine("at least \(ratio) sets of pulling for one of pushing", rule: condition.rule, depth: 1))
    }
    if !condition.adds.isEmpty {
      lines.append(
        ExplanationLine("the week gets more of: \(condition.adds.map(\.name).joined(separator: ", "))", rule: condition.rule, depth: 1))
    }
    return lines
  }

  /// `squat, hinge: at most 80 % of 1RM, at least 2 reps in reserve`.
  private func words(_ limit: ConditionLimit) -> String {
    var parts: [String] = []
    if let value = limit.maxIntensity { parts.append("at most \(Int(value.rounded())) % of 1RM") }
    if let value = limit.minRIR { parts.append("at least \(value) rep\(value == 1 ? "" : "s") in reserve") }
    if let value = limit.reps { parts.append("\(value.lowerBound) to \(value.upperBound) reps") }
    if let value = limit.maxSets { parts.append("at most \(value) sets of an exercise") }
    if let value = limit.minRest { parts.append("at least \(value) s of rest") }
    if let value = limit.maxSessions { parts.append("at most \(value) hard sessions a week") }
    if limit.isForFirstBlock { parts.append("in the first block") }
    let tags = limit.tags.members.map { context.rulebook.tags[$0.index].id }
    let patterns = MovementPattern.allCases.filter(limit.patterns.contains).map(\.name)
    let subject = (tags + patterns).joined(separator: ", ")
    return "\(subject.isEmpty ? "every exercise" : subject): \(parts.joined(separator: ", "))"
  }
}
