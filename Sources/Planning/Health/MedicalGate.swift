import Findings
import Rulebook
import TrainingModel

/// Decides whether a client may be planned at all. It fails closed: what is missing or unknown holds (training-science section 6.1).
package enum MedicalGate {
  /// The months after which a clearance counts as missing.
  static let clearanceMonths = 12

  /// The youngest age that is planned without a coach's own hand, in years.
  static let minimumAge = 13

  /// Everything that holds this client on `date`; empty for a client who may be planned.
  package static func holds(_ client: Client, on date: CalendarDate, rules: PlanningRules) -> [Finding] {
    var findings: [Finding] = []
    if client.status == .onHold {
      findings.append(Finding(.gateOnHold, "the profile says 'on_hold'", hint: "set 'status' to 'active' when the client is back"))
    }
    findings += clearance(client, on: date)
    if let from = client.heldFrom, from <= date {
      findings.append(
        Finding(
          .gateBirth, "the day in 'due' has come, and no clearance after the birth is known",
          hint:
            "write the day of birth into 'due', and a 'clearance_date' more than \(Client.latestBirth) days later once a doctor or midwife has agreed"
        ))
    }
    if let age = client.age(on: date), age >= minimumAge {
      findings += conditions(client, age, on: date, rules: rules)
    } else {
      findings.append(
        Finding(
          .gateTooYoung, "the client is younger than \(minimumAge), or the age is unknown",
          hint: "a coach has to write this plan by hand, with a guardian's agreement"))
    }
    return findings
  }

  private static func clearance(_ client: Client, on date: CalendarDate) -> [Finding] {
    guard let clearance = client.clearance else {
      return [Finding(.gateClearanceMissing, "'clearance' is missing", hint: "screen the client and write the result into the profile")]
    }
    guard clearance == .cleared else {
      return [Finding(.gateClearanceNotGiven, "the client is not cleared for training", hint: "follow the screening up before planning")]
    }
    guard let given = client.clearanceDate else { return [] }
    if given > date {
      return [
        Finding(.gateClearanceMissing, "'clearance_date' is later than the plan", hint: "write the day on which the client was screened")
      ]
    }
    if expires(given) < date {
      return [
        Finding(
          .gateClearanceExpired, "the clearance is older than \(clearanceMonths) months",
          hint: "screen the client again and set 'clearance_date'")
      ]
    }
    return []
  }

  /// The last day on which a clearance of this day holds.
  private static func expires(_ given: CalendarDate) -> CalendarDate {
    let (year, month, day) = given.components
    return CalendarDate(year: year + 1, month: month, day: day) ?? CalendarDate(year: year + 1, month: month, day: 28) ?? given
  }

  private static func conditions(_ client: Client, _ age: Int, on date: CalendarDate, rules: PlanningRules) -> [Finding] {
    guard let stated = client.conditions else {
      return [
        Finding(.gateConditionsMissing, "'conditions' is missing", hint: "ask the client, and write 'none' out where there are none")
      ]
    }
    var holding = stated.members.filter { rules.rulebook[$0].holds(client, on: date) }
    let others = rules.populations.filter { !stated.contains($0) && rules.rulebook[$0].holds(client, on: date) }
    if !others.isEmpty {
      let subject = subject(client, age, stated, on: date)
      holding += others.filter { rules.rulebook[$0].appliesTo?.matches(subject) == true }
    }
    guard !holding.isEmpty else { return [] }
    let opens = holding.allSatisfy { rules.rulebook[$0].opensWithRestrictions }
    return [
      Finding(
        .gateConditionHolds, "a condition holds the client",
        hint: opens
          ? "get a doctor's or physiotherapist's advice, and write what they rule out into 'restrictions'"
          : "get a doctor's advice, and update the profile when it has passed")
    ]
  }

  /// The client as a condition that comes unstated asks for them on a day.
  private static func subject(_ client: Client, _ age: Int, _ stated: ConditionSet, on date: CalendarDate) -> Matcher.Subject {
    let days = client.trainingDays.members.map { Int($0.rawValue) }
    var subject = Matcher.Subject(
      goal: client.goal, experience: client.experience, sex: client.sex, age: age, days: days.count, gap: TrainingCalendar.gap(of: days),
      minutes: client.minutesPerSession, conditions: stated, equipment: client.equipment, bmi: client.bodyMassIndex)
    (subject.daysToDue, subject.daysSinceBirth) = (client.daysToDue(of: date...date), client.daysSinceBirth(of: date...date))
    return subject
  }
}
