import Rulebook
import TrainingModel

/// What rules and profile say that a client may and may not do, worked out from the compiled rules by nothing but reading them: what plans,
/// checks and edits are held against. It shares no line with the module of checks.
package struct Expectation {
  package let rulebook: Rulebook
  package let client: Client
  /// Stated conditions and those that come with age, body mass, sex or level.
  package let conditions: [Condition]

  /// What is over by the block's first day rules nothing out; a child that is due within it, or was born, counts from that day.
  private static let start = GridClients.start

  /// The clients of the grid have no block behind them, and give no lifts beside their body mass, so that their level is what they state.
  package init(_ rulebook: Rulebook, _ client: Client) {
    (self.rulebook, self.client) = (rulebook, client)
    conditions = rulebook.conditions.indices.filter { index in
      if client.conditions?.contains(ConditionID(index)) == true { return true }
      guard let applies = rulebook.conditions[index].appliesTo else { return false }
      return Self.meets(applies, client)
    }.map { rulebook.conditions[$0] }
  }

  private static func meets(_ applies: Matcher, _ client: Client) -> Bool {
    if let ages = applies.age, !ages.contains(client.statedAge ?? 0) { return false }
    if let levels = applies.experience, !levels.contains(client.experience) { return false }
    if let sexes = applies.sex, !sexes.contains(client.sex) { return false }
    if let goals = applies.goals, !goals.contains(client.goal) { return false }
    if let bmi = applies.bmi, client.bodyMassIndex.map({ !bmi.contains($0) }) ?? true { return false }
    if let conditions = applies.conditions {
      guard let stated = client.conditions, conditions.members.contains(where: stated.contains) else { return false }
    }
    let block = (0..<28).map { start + $0 }
    let isBorn = client.due.map { due in client.clearanceDate.map { Int($0 - due) > 14 } ?? false } ?? false
    if let days = applies.daysToDue {
      guard let due = client.due, !isBorn, block.contains(where: { days.contains(Int(due - $0)) }) else { return false }
    }
    if let days = applies.daysSinceBirth {
      guard let due = client.due, isBorn, block.contains(where: { days.contains(Int($0 - due)) }) else { return false }
    }
    return true
  }

  // MARK: - Exercises

  /// Whether an exercise is excluded by a condition, by the client or by what intervals are for.
  package func isExcluded(_ id: ExerciseID) -> Bool {
    let exercise = rulebook[id]
    if client.never.contains(id) || isIntervalForOthers(id) { return true }
    if client.restrictions.contains(where: { ($0.until ?? Self.start) >= Self.start && $0.exercises.contains(id) }) { return true }
    return conditions.contains { condition in
      condition.excludedExercises.contains(id) || condition.excludedPatterns.contains(exercise.pattern)
        || exercise.tags.members.contains { condition.excludedTags.contains($0) }
    }
  }

  private func isIntervalForOthers(_ id: ExerciseID) -> Bool {
    let intervals = rulebook.conditioning.intervals
    guard intervals.exercises.contains(id) else { return false }
    if intervals.healthyOnly, client.conditions?.isEmpty == false || !client.restrictions.isEmpty || client.due != nil { return true }
    if let goals = intervals.when.goals, !goals.contains(client.goal) { return true }
    if let levels = intervals.when.experience, !levels.contains(client.experience) { return true }
    if let ages = intervals.when.age, !ages.contains(client.statedAge ?? 0) { return true }
    return false
  }

  /// Whether the client has the kit and the level for an exercise.
  package func isInReach(_ id: ExerciseID) -> Bool {
    rulebook[id].level <= client.experience && rulebook[id].equipment.members.allSatisfy(client.equipment.contains)
  }

  /// What a condition has in the place of an exercise, as far as the client may do it; empty where nothing is offered or allowed.
  private func offers(_ id: ExerciseID) -> [ExerciseID] {
    conditions.flatMap { $0.substitutes.filter { $0.instead == id }.flatMap(\.use) }.filter { isInReach($0) && !isExcluded($0) }
  }

  /// Whether an exercise has to be replaced: by something that needs no replacement itself.
  package func isReplaced(_ id: ExerciseID) -> Bool { offers(id).contains { offers($0).isEmpty } }

  /// Whether nothing at all speaks against an exercise.
  package func isAllowed(_ id: ExerciseID) -> Bool { isInReach(id) && !isExcluded(id) && offers(id).isEmpty }

  // MARK: - Limits

  /// The limits that speak about an exercise.
  private func limits(_ id: ExerciseID) -> [ConditionLimit] {
    let exercise = rulebook[id]
    return conditions.flatMap(\.limits).filter { limit in
      (limit.tags.members.isEmpty && !MovementPattern.allCases.contains { limit.patterns.contains($0) })
        || exercise.tags.members.contains { limit.tags.contains($0) } || limit.patterns.contains(exercise.pattern)
    }
  }

  package func leastReserve(_ id: ExerciseID) -> Int? { limits(id).compactMap { $0.minRIR.map { Int($0) } }.max() }
  package func mostSets(_ id: ExerciseID) -> Int? { limits(id).compactMap(\.maxSets).min() }
  package func leastRest(_ id: ExerciseID) -> Int? { limits(id).compactMap(\.minRest).max() }
  /// Percent of 1RM.
  package func mostIntensity(_ id: ExerciseID) -> Double? { limits(id).compactMap(\.maxIntensity).min() }
  package func fewestReps(_ id: ExerciseID) -> Int? { limits(id).compactMap { $0.reps?.lowerBound }.max() }
  /// nil also where the ranges of several conditions don't meet.
  package func mostReps(_ id: ExerciseID) -> Int? {
    let most = limits(id).compactMap { $0.reps?.upperBound }.filter { $0 >= fewestReps(id) ?? 1 }.min()
    return most.flatMap { $0 >= 100 ? nil : $0 }
  }

  package var mostSessions: Int? { conditions.flatMap(\.limits).compactMap(\.maxSessions).min() }
  package var mostExercises: Int? { conditions.flatMap(\.limits).compactMap(\.maxExercises).min() }
  package var leastGap: Int? { conditions.flatMap(\.limits).compactMap(\.minGap).max() }

  /// Each pattern that is asked for, with the days of the week on which it is.
  package var asked: [(pattern: MovementPattern, days: Int)] {
    MovementPattern.allCases.compactMap { pattern in
      let days = conditions.map { condition in condition.adds.count { $0 == pattern } }.max() ?? 0
      return days > 0 ? (pattern, days) : nil
    }
  }

  /// The sentences that every session has to say.
  package var sentences: [NoteID] { conditions.compactMap(\.note) }
}
