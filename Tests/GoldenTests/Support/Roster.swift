import Foundation
import SeededNumbers

/// Seeded clients for the mini rulebook, in each of the three forms that profiles come in.
struct Roster {
  /// A client by field, in the order of the columns; lists are lists.
  struct Person {
    var id: String
    var coach: String
    var born: String
    var goal: String
    var experience: String
    var days: [String]
    var minutes: Int
    var equipment: String
    var conditions: String
    var units: String
    var squat: Double?
  }

  static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  var people: [Person]

  init(count: Int, seed: UInt64) {
    var random = SeededRandom(seed)
    people = (1...count).map { number in
      let days = Set((0..<random.below(4) + 1).map { _ in random.below(7) })
      return Person(
        id: "c-\(1000 + number)", coach: ["marta", "jonas", "li"][random.below(3)],
        born: "\(1950 + random.below(55))-0\(1 + random.below(9))-1\(random.below(10))",
        goal: ["strength", "general_fitness"][random.below(2)], experience: ["novice", "intermediate"][random.below(2)],
        days: days.sorted().map { Self.weekdays[$0] }, minutes: [30, 45, 60][random.below(3)],
        equipment: ["commercial_gym", "dumbbells"][random.below(2)], conditions: ["none", "shoulder_impingement"][random.below(2)],
        units: ["kg", "lb"][random.below(2)], squat: random.below(2) == 0 ? nil : Double(80 + random.below(160)) / 2)
    }
  }

  mutating func shuffle(seed: UInt64) {
    var random = SeededRandom(seed)
    people.shuffle(using: &random)
  }

  var jsonLines: String {
    people.map { person in
      let lifts = person.squat.map { ",\"lifts\":[{\"exercise\":\"back_squat\",\"load_kg\":\($0),\"reps\":5}]" } ?? ""
      return """
        {"id":"\(person.id)","name":"Zebrafink \(person.id)","coach":"\(person.coach)","born":"\(person.born)","units":"\(person.units)",\
        "goal":"\(person.goal)","experience":"\(person.experience)","training_days":\(person.days),"minutes_per_session":\(person.minutes),\
        "equipment":["\(person.equipment)"],"conditions":["\(person.conditions)"],"clearance":"cleared"\(lifts)}

        """
    }.joined()
  }

  var table: String {
    let head = "id,name,coach,born,units,goal,experience,training_days,minutes_per_session,equipment,conditions,clearance,lifts\n"
    return head
      + people.map { person in
        [
          person.id, "Zebrafink \(person.id)", person.coach, person.born, person.units, person.goal, person.experience,
          person.days.joined(separator: "|"), "\(person.minutes)", person.equipment, person.conditions, "cleared",
          person.squat.map { "back_squat:\($0):5" } ?? "",
        ].joined(separator: ",") + "\n"
      }.joined()
  }

  /// A file a client, by file name.
  var files: [String: String] {
    Dictionary(
      uniqueKeysWithValues: people.map { person in
        let lifts = person.squat.map { "lifts: [{exercise: back_squat, load_kg: \($0), reps: 5}]\n" } ?? ""
        return (
          "\(person.id).yaml",
          """
          id: \(person.id)
          name: Zebrafink \(person.id)
          coach: \(person.coach)
          born: \(person.born)
          units: \(person.units)
          goal: \(person.goal)
          experience: \(person.experience)
          training_days: [\(person.days.joined(separator: ", "))]
          minutes_per_session: \(person.minutes)
          equipment: [\(person.equipment)]
          conditions: [\(person.conditions)]
          clearance: cleared
          \(lifts)
          """
        )
      })
  }
}
