import Rulebook
import TrainingModel

/// What holds for a client at the start of a block, worked out from the profile alone: level, age, conditions stated or not.
struct HeldConditions {
  /// The stated level, or a lower one that the lifts show, or a novice's after a long time off.
  let level: Experience
  /// Years; nil where the profile gives neither a birthday nor an age.
  let age: Int?
  /// Stated conditions and those that come with age, mass, sex or level.
  let conditions: ConditionSet
  /// The client as the rules' `when` ask for them.
  let subject: Matcher.Subject

  init(_ block: FinishedBlock, _ strength: KnownStrength, _ rules: CheckRules) {
    let client = block.client
    let age = client.age(on: block.plan.start)
    let level = Self.level(block, strength, rules)
    let stated = client.conditions ?? ConditionSet()
    let days = client.trainingDays.members.map { Int($0.rawValue) }
    var subject = Matcher.Subject(
      goal: client.goal, experience: level, sex: client.sex, age: age ?? 0, days: days.count, gap: Self.gap(days),
      minutes: client.minutesPerSession, conditions: stated, equipment: client.equipment, bmi: client.bodyMassIndex)
    // What holds on one day of the block holds on all of them.
    let span = block.plan.start...block.plan.start.endOfBlock
    (subject.daysToDue, subject.daysSinceBirth) = (client.daysToDue(of: span), client.daysSinceBirth(of: span))
    var held = stated
    for index in rules.conditions.indices where rules.conditions[index].appliesTo?.matches(subject) == true {
      held.insert(ConditionID(index))
    }
    held.subtract(block.waived)
    subject.conditions = held
    (self.level, self.age, conditions, self.subject) = (level, age, held, subject)
  }

  private static func level(_ block: FinishedBlock, _ strength: KnownStrength, _ rules: CheckRules) -> Experience {
    let client = block.client
    if let last = lastDay(block), let pause = rules.startsAgainAfter {
      let first = block.plan.sessions.first.map { block.plan.date(week: $0.week, day: $0.day) } ?? block.plan.start
      // Both days are trained, so that neither counts.
      if Int(first - last) - 1 >= pause { return .novice }
    }
    guard let mass = client.bodyMassKilograms else { return client.experience }
    let bodyMass = Double(Load(kilograms: mass, in: block.plan.unit).hundredths)
    return rules.standards.reduce(client.experience) { level, standard in
      guard let known = strength.stated[standard.exercise] else { return level }
      return min(level, standard.level(oneRepMax: known, bodyMass: bodyMass, sex: client.sex))
    }
  }

  /// The last day of training before the block, by what was done here and by what the profile says of anywhere else.
  private static func lastDay(_ block: FinishedBlock) -> CalendarDate? {
    if block.client.template != nil { return nil }
    let elsewhere = block.client.lastTrained.flatMap { $0 < block.plan.start ? $0 : nil }
    return [block.past.lastDay, elsewhere].compactMap(\.self).max()
  }

  /// The fewest days from one training day to the next, around the week; 7 for a single one.
  private static func gap(_ days: [Int]) -> Int {
    guard let first = days.first, let last = days.last, days.count > 1 else { return 7 }
    return zip(days, days.dropFirst()).reduce(first + 7 - last) { min($0, $1.1 - $1.0) }
  }
}
