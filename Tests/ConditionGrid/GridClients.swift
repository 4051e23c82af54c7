import Rulebook
import TrainingModel

/// The clients of the grid: for every condition that lets people train, four kits, three lengths, two ages and two levels.
public struct GridClients {
  let rulebook: Rulebook

  public static let kits = ["commercial_gym", "home_gym", "bands_only", "bodyweight"]
  public static let lengths = [30, 45, 75]
  public static let ages = [34, 70]
  public static let levels = [Experience.novice, .advanced]
  /// A Monday.
  static let start = CalendarDate(dayNumber: 20_458)

  public init(_ rulebook: Rulebook) { self.rulebook = rulebook }

  /// Everybody of the grid who may train, in the order of the conditions.
  public func all() -> [Client] {
    rulebook.conditions.indices.filter { !rulebook.conditions[$0].holds }.flatMap { index in
      Self.kits.flatMap { kit in
        Self.lengths.flatMap { length in
          Self.ages.flatMap { age in Self.levels.map { client(index, kit, length, age, $0) } }
        }
      }
    }
  }

  private func client(_ condition: Int, _ kit: String, _ length: Int, _ age: Int, _ level: Experience) -> Client {
    let rule = rulebook.conditions[condition]
    var client = person("\(rule.id)/\(kit)/\(length)/\(age)/\(level)", kit, [.mon, .wed, .fri], length, level)
    client.statedAge = age
    guard let applies = rule.appliesTo else {
      client.conditions = ConditionSet([ConditionID(condition)])
      addLifts(&client)
      return client
    }
    // Who matches has it without stating anything.
    if let ages = applies.age, !ages.contains(age) { client.statedAge = max(13, ages.lowerBound) }
    if let levels = applies.experience, let first = levels.members.first { client.experience = levels.contains(level) ? level : first }
    if applies.bmi != nil { (client.bodyMassKilograms, client.heightCentimetres) = (130, 170) } else { addLifts(&client) }
    return client
  }

  func person(_ id: String, _ kit: String, _ days: [Weekday], _ minutes: Int, _ level: Experience) -> Client {
    let goals = ["strength", "general_fitness", "hypertrophy"].compactMap { id in rulebook.goals.firstIndex { $0.id == id } }
    let goal = GoalID(goals.isEmpty ? 0 : goals[id.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % goals.count])
    var client = Client(
      id: id, goal: goal, experience: level, trainingDays: WordSet(days), minutesPerSession: minutes,
      equipment: rulebook.presets.first { $0.id == kit }?.items ?? EquipmentSet())
    (client.conditions, client.clearance) = (ConditionSet(), .cleared)
    return client
  }

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
