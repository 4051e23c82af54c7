import SeededNumbers
import TrainingModel

/// The fields of a profile that change in the life of a gym, as steps spell them.
package enum MemberField: String, Sendable, CaseIterable {
  case coach, born, mass, units, goal, level, days, minutes, kit, conditions, clearance, status, away, lift, template, never, name
  case restrict, due, trained
  /// So many days ago somebody cleared the client.
  case clearedBefore
  /// `no` for somebody who has left, `yes` for who comes or comes back.
  case listed
  /// `no` for a record that can't be read.
  case readable
}

/// A client as the gym's list has them.
struct Member: Sendable {
  let number: Int
  var isListed: Bool
  var isReadable = true
  var name: String
  var coach: String
  var born: String
  var mass: Double
  var units = "kg"
  var goal = "general_fitness"
  var level = "intermediate"
  var days: [String]
  var minutes = 60
  var kit = "commercial_gym"
  var conditions = ["none"]
  var clearance = "cleared"
  var status = "active"
  /// First and last day.
  var away: [(first: CalendarDate, last: CalendarDate)] = []
  var lifts: [Lift] = []
  var template: String?
  var never: [String] = []
  var restriction: Restriction?
  var due: CalendarDate?
  var clearedOn: CalendarDate?
  var lastTrained: CalendarDate?

  /// What somebody has ruled out, by tag or pattern, and until when.
  struct Restriction: Sendable {
    var avoid: String
    var until: CalendarDate?
  }

  /// A best set.
  struct Lift: Sendable {
    var exercise: String
    var kilograms: Double
    var reps: Int
    var date: CalendarDate
  }

  var id: String { "m\(number)" }

  init(_ number: Int, isListed: Bool, random: inout SeededRandom) {
    self.number = number
    self.isListed = isListed
    // Names that a sheet, a calendar and a file name have to cope with.
    name = ["Anna Beck", "Jürgen \"Jo\" Groß", "O'Neill; Kim", "Nuria, Díaz", "李娜", "Mia"][number % 6] + " \(number)"
    coach = Gym.coaches[random.below(Gym.coaches.count)]
    born = "\(1950 + random.below(52))-0\(1 + random.below(9))-1\(random.below(10))"
    mass = Double(50 + random.below(60))
    days = ["mon", "wed", "fri"]
    for field in [MemberField.units, .goal, .level, .days, .minutes, .kit, .conditions] {
      take(field, MemberValues.value(field, &random), today: Gym.firstDay)
    }
    if random.chance(60) { take(.lift, MemberValues.value(.lift, &random), today: Gym.firstDay) }
  }

  /// Takes over what a step says; text that makes no sense changes nothing.
  mutating func take(_ field: MemberField, _ value: String, today: CalendarDate) {
    switch field {
    case .coach: coach = value
    case .born: born = value
    case .mass: mass = Double(value) ?? mass
    case .units: units = value
    case .goal: goal = value
    case .level: level = value
    case .days: days = value.split(separator: ",").map(String.init)
    case .minutes: minutes = Int(value) ?? minutes
    case .kit: kit = value
    case .conditions: conditions = value.split(separator: ",").map(String.init)
    case .clearance: clearance = value
    case .status: status = value
    case .away:
      let parts = value.split(separator: "+").compactMap { Int($0) }
      away = parts.count == 2 ? [(today + parts[0], today + (parts[0] + max(0, parts[1] - 1)))] : []
    case .lift:
      let parts = value.split(separator: ":").map(String.init)
      guard parts.count == 3, let load = Double(parts[1]), let reps = Int(parts[2]) else { return }
      lifts.removeAll { $0.exercise == parts[0] }
      lifts.append(Lift(exercise: parts[0], kilograms: load, reps: reps, date: today))
    case .template: template = value == "none" ? nil : value
    case .restrict:
      let parts = value.split(separator: "+").map(String.init)
      restriction =
        value == "none"
        ? nil : parts.first.map { Restriction(avoid: $0, until: parts.dropFirst().first.flatMap(Int.init).map { today + $0 }) }
    case .due: due = Int(value).map { today + $0 }
    case .clearedBefore: clearedOn = Int(value).map { today + -$0 }
    case .trained: lastTrained = Int(value).map { today + -$0 }
    case .never: never = value == "none" ? [] : value.split(separator: ",").map(String.init)
    case .name: name = value
    case .listed: isListed = value == "yes"
    case .readable: isReadable = value == "yes"
    }
  }

  /// The record as a line of the list.
  var line: String {
    func text(_ value: String) -> String { "\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
    func list(_ values: [String]) -> String { "[\(values.map(text).joined(separator: ","))]" }
    var pairs = [
      "\"id\":\(text(id))", "\"name\":\(text(name))", "\"coach\":\(text(coach))", "\"born\":\(text(born))", "\"body_mass_kg\":\(mass)",
      "\"units\":\(text(units))", "\"goal\":\(text(goal))", "\"experience\":\(text(isReadable ? level : "wizard"))",
      "\"training_days\":\(list(days))", "\"minutes_per_session\":\(minutes)", "\"equipment\":\(list([kit]))",
      "\"conditions\":\(list(conditions))", "\"clearance\":\(text(clearance))", "\"status\":\(text(status))",
    ]
    if !away.isEmpty { pairs.append("\"unavailable\":\(list(away.map { "\($0.first)..\($0.last)" }))") }
    if !lifts.isEmpty {
      let sets = lifts.map { "{\"exercise\":\(text($0.exercise)),\"load_kg\":\($0.kilograms),\"reps\":\($0.reps),\"date\":\"\($0.date)\"}" }
      pairs.append("\"lifts\":[\(sets.joined(separator: ","))]")
    }
    if let template { pairs.append("\"template\":\(text(template))") }
    if let restriction {
      let until = restriction.until.map { ",\"until\":\"\($0)\"" } ?? ""
      pairs.append("\"restrictions\":[{\"avoid\":\(text(restriction.avoid)),\"by\":\"Dr Lee\"\(until)}]")
    }
    for (name, date) in [("due", due), ("clearance_date", clearedOn), ("last_trained", lastTrained)] {
      if let date { pairs.append("\"\(name)\":\"\(date)\"") }
    }
    if !never.isEmpty { pairs.append("\"never\":\(list(never))") }
    return "{\(pairs.joined(separator: ","))}"
  }
}
