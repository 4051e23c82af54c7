import Rulebook
import TrainingModel

/// A kind of client: nothing special, or one condition, stated or matched by age or sex.
struct ClientKind {
  /// nil for a client without a condition.
  var condition: ConditionID?
  /// What the profile states; empty for a population.
  var stated = ConditionSet()
  var age = Self.ordinaryAge
  var sex = Sex.unspecified

  /// An age at which no population of the shipped rules is met.
  static let ordinaryAge = 35

  /// Nobody special first, then every condition that doesn't hold a client, in the order of the rulebook.
  static func all(in rulebook: Rulebook) -> [ClientKind] {
    var kinds = [ClientKind()]
    for (index, condition) in rulebook.conditions.enumerated() where !condition.holds {
      var kind = ClientKind(condition: ConditionID(index))
      if let applies = condition.appliesTo {
        // A population that takes an ordinary client of some level is part of that client already.
        guard applies.age?.contains(ordinaryAge) == false || applies.sex != nil || applies.bmi != nil || applies.asksForBirth else {
          continue
        }
        // Body mass and height are not varied: to state the condition comes to the same.
        if applies.bmi != nil || applies.asksForBirth { kind.stated = ConditionSet([ConditionID(index)]) }
        if let needed = applies.conditions?.members.first { kind.stated.insert(needed) }
        if let age = applies.age, !age.contains(ordinaryAge) {
          kind.age = min(max(age.lowerBound, MedicalGate.minimumAge), age.upperBound)
        }
        if let sex = applies.sex?.members.first { kind.sex = sex }
      } else {
        kind.stated = ConditionSet([ConditionID(index)])
      }
      kinds.append(kind)
    }
    return kinds
  }

  /// Whether the kind may get other sessions than a client without a condition.
  func shapesTheWeek(in rulebook: Rulebook) -> Bool {
    guard let condition else { return true }
    if rulebook[condition].appliesTo != nil || rulebook[condition].limits.contains(where: { $0.maxSessions != nil || $0.minGap != nil }) {
      return true
    }
    return rulebook.splits.contains { $0.when.conditions?.contains(condition) ?? false }
  }

  /// A client of this kind who may be planned.
  func client(_ experience: Experience, goal: GoalID, days: WordSet<Weekday>, minutes: Int, equipment: EquipmentSet) -> Client {
    var client = Client(
      id: "coverage", goal: goal, experience: experience, trainingDays: days, minutesPerSession: minutes, equipment: equipment)
    client.statedAge = age
    client.sex = sex
    client.conditions = stated
    client.clearance = .cleared
    return client
  }
}
