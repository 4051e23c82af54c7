import Rulebook
import TrainingModel

/// The clients of the grid: for every condition that lets people train, four kits, three lengths, two ages and two levels.
package struct GridClients {
  let rulebook: Rulebook

  package static let kits = ["commercial_gym", "home_gym", "bands_only", "bodyweight"]
  package static let lengths = [30, 45, 75]
  package static let ages = [34, 70]
  package static let levels = [Experience.novice, .advanced]
  /// A Monday.
  static let start = CalendarDate(dayNumber: 20_458)

  package init(_ rulebook: Rulebook) { self.rulebook = rulebook }

  /// Everybody of the grid who may train, in the order of the conditions.
  package func all() -> [Client] {
    rulebook.conditions.indices.filter { mayTrain(rulebook.conditions[$0]) }.flatMap { index in
      Self.kits.flatMap { kit in
        Self.lengths.flatMap { length in
          Self.ages.flatMap { age in Self.levels.map { client(index, kit, length, age, $0) } }
        }
      }
    }
  }

  /// Whether somebody with a condition trains, if only with restrictions.
  func mayTrain(_ condition: Condition) -> Bool { !condition.holds || condition.opensWithRestrictions }

  /// What somebody wrote down for a client whose condition asks for it: nothing is carried.
  func restriction(_ pattern: MovementPattern = .carry) -> Restriction {
    let exercises = rulebook.exercises.indices.filter { rulebook.exercises[$0].pattern == pattern }.map { ExerciseID($0) }
    return Restriction(avoid: "pattern:\(pattern.name)", exercises: exercises, by: "a doctor")
  }

  private func client(_ condition: Int, _ kit: String, _ length: Int, _ age: Int, _ level: Experience) -> Client {
    let rule = rulebook.conditions[condition]
    var client = person("\(rule.id)/\(kit)/\(length)/\(age)/\(level)", kit, [.mon, .wed, .fri], length, level)
    client.statedAge = age
    guard let applies = rule.appliesTo else {
      client.conditions = ConditionSet([ConditionID(condition)])
      if rule.holds { client.restrictions = [restriction()] }
      addLifts(&client)
      return client
    }
    // Who matches has it without stating anything.
    if let ages = applies.age, !ages.contains(age) { client.statedAge = max(13, ages.lowerBound) }
    if let needed = applies.conditions { client.conditions = ConditionSet([needed.members[place(client, of: needed.members.count)]]) }
    if let days = applies.daysToDue { client.due = Self.start + days.lowerBound + 27 }
    if let days = applies.daysSinceBirth {
      client.due = Self.start + -max(days.lowerBound, 60)
      client.clearanceDate = Self.start + -20
    }
    if let levels = applies.experience, let first = levels.members.first { client.experience = levels.contains(level) ? level : first }
    if applies.bmi != nil { (client.bodyMassKilograms, client.heightCentimetres) = (130, 170) } else { addLifts(&client) }
    return client
  }

  func person(_ id: String, _ kit: String, _ days: [Weekday], _ minutes: Int, _ level: Experience) -> Client {
    let goals = ["strength", "general_fitness", "hypertrophy"].compactMap { id in rulebook.goals.firstIndex { $0.id == id } }
    let goal = GoalID(goals.isEmpty ? 0 : goals[Self.number(id) % goals.count])
    var client = Client(
      id: id, goal: goal, experience: level, trainingDays: WordSet(days), minutesPerSession: minutes,
      equipment: rulebook.presets.first { $0.id == kit }?.items ?? EquipmentSet())
    (client.conditions, client.clearance) = (ConditionSet(), .cleared)
    return client
  }

  /// A number that an id always has.
  private static func number(_ id: String) -> Int { id.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } }

  /// One of so many places, always the same for a client.
  private func place(_ client: Client, of count: Int) -> Int { Self.number(client.id) % count }

  /// Singles, so that every formula of 1RM says the same.
  func addLifts(_ client: inout Client) {
    for (id, kilograms) in [
      ("back_squat", 120.0), ("barbell_bench_press", 90), ("deadlift", 150), ("overhead_press", 55), ("barbell_row", 80),
    ] {
      guard let exercise = rulebook.exercise(id) else { continue }
      client.lifts.append(KnownLift(exercise: exercise, kilograms: kilograms, reps: 1))
    }
  }
}
