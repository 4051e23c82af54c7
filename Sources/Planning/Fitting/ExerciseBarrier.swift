import Rulebook
import TrainingModel

/// Something that keeps an exercise from a client.
package enum ExerciseBarrier: Sendable, Hashable {
  /// It asks for more experience than the plan is for.
  case level(Experience)
  /// Items that the client doesn't have.
  case equipment([EquipmentID])
  /// The profile lists it under `never`.
  case never
  /// What the client was cleared with rules it out, in these words of the profile.
  case restricted([String])
  /// A condition excludes it, by these of its traits.
  case condition(ConditionID, grounds: [String])
  /// A condition has something else in its place.
  case substituted(ConditionID, by: [ExerciseID], rule: RuleID)
  /// The rules take it away for another reason, as pain that a log tells of.
  case other

  /// What is in the way, without anything that a profile says: for log lines and refusals.
  package func words(_ rulebook: Rulebook) -> String {
    switch self {
    case .level(let level): "it asks for the level \(level)"
    case .equipment(let items): "'equipment' lacks \(items.map { rulebook[$0].name.lowercased() }.listed(by: "and"))"
    case .never: "the profile lists it under 'never'"
    case .restricted: "'restrictions' rule it out"
    case .condition: "'conditions', age or level rule it out"
    case .substituted: "'conditions', age or level ask for something else in its place"
    case .other: "the rules don't give it to this client at present"
    }
  }

  /// What is in the way in full, with the rule that says so: for the coach who asks.
  func explanation(_ exercise: ExerciseID, planned: Experience, _ rulebook: Rulebook) -> ExplanationLine {
    switch self {
    case .level(let level):
      ExplanationLine("it asks for the level \(level.id), and the plan is for \(planned.id)", rule: rulebook[exercise].rule)
    case .equipment(let items):
      ExplanationLine("the client doesn't have: \(items.map { rulebook[$0].name }.joined(separator: ", "))", rule: rulebook[exercise].rule)
    case .never: ExplanationLine("the profile lists it under 'never'")
    case .restricted(let words): ExplanationLine("the profile's restrictions rule it out: \(words.joined(separator: ", "))")
    case .condition(let id, let grounds):
      ExplanationLine("\(rulebook[id].name) excludes \(grounds.joined(separator: ", "))", rule: rulebook[id].rule)
    case .substituted(let id, let offers, let rule):
      ExplanationLine("\(rulebook[id].name) has \(offers.map { rulebook[$0].name }.listed(by: "or")) instead", rule: rule)
    case .other: ExplanationLine("the rules don't give it to this client at present")
    }
  }
}

extension Analysis {
  /// Everything that keeps an exercise from the client; empty where they may be given it. Known once the client is analysed.
  func barriers(_ id: ExerciseID, _ context: PlanningContext) -> [ExerciseBarrier] {
    let (rulebook, exercise) = (context.rulebook, context.rulebook[id])
    var barriers: [ExerciseBarrier] = []
    if exercise.level > experience { barriers.append(.level(exercise.level)) }
    let missing = exercise.equipment.members.filter { !context.client.equipment.contains($0) }
    if !missing.isEmpty { barriers.append(.equipment(missing)) }
    if context.client.never.contains(id) { barriers.append(.never) }
    let restricted = context.client.restrictions(on: context.start).filter { $0.exercises.contains(id) }.map(\.avoid)
    if !restricted.isEmpty { barriers.append(.restricted(restricted)) }
    for index in rulebook.conditions.indices where conditions.contains(ConditionID(index)) {
      let condition = rulebook.conditions[index]
      var grounds = condition.excludedTags.members.filter { !TagSet([$0]).isDisjoint(with: exercise.tags) }.map {
        rulebook.tags[$0.index].id
      }
      if condition.excludedPatterns.contains(exercise.pattern) { grounds.append(exercise.pattern.name) }
      if condition.excludedExercises.contains(id) { grounds.append("the exercise itself") }
      if !grounds.isEmpty {
        barriers.append(.condition(ConditionID(index), grounds: grounds))
        continue
      }
      for offer in condition.substitutes where offer.instead == id && offer.use.contains(where: eligible.contains) {
        barriers.append(.substituted(ConditionID(index), by: offer.use, rule: offer.rule))
      }
    }
    if barriers.isEmpty, !eligible.contains(id) { barriers.append(.other) }
    return barriers
  }
}
