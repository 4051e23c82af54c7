import SeededNumbers
import TrainingModel

/// The people of a gym and how it plans: everything that a night reads but the database.
struct Gym: Sendable {
  static let coaches = ["marta", "jonas", "li"]
  /// A Wednesday.
  static let firstDay = CalendarDate(year: 2026, month: 12, day: 2) ?? CalendarDate(dayNumber: 0)

  var members: [Member]
  var rules = RulesVariant.shipped
  var today = Gym.firstDay

  /// The gym of a seed: so many people whom it may ever have, most of them from the first day on.
  init(seed: UInt64, members count: Int) {
    var random = SeededRandom(seed &* 0x9E37_79B9 &+ 17)
    members = (0..<count).map { number in
      var member = Member(number, isListed: number * 5 < count * 4, random: &random)
      // One has a birthday on which the gate opens.
      if number == 3 { member.born = "2014-03-11" }
      return member
    }
  }

  var listed: [Member] { members.filter(\.isListed) }

  /// The client list as a file.
  var list: String { listed.map { $0.line + "\n" }.joined() }

  func member(_ number: Int) -> Member { members[number % members.count] }
  func coach(_ number: Int) -> String { Self.coaches[number % Self.coaches.count] }

  mutating func take(_ number: Int, _ field: MemberField, _ value: String) {
    members[number % members.count].take(field, value, today: today)
  }
}
