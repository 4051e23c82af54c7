import Findings
import TrainingModel

/// Checks that every client finds a split: for each number of days, spacing, level, goal, sex, age and session length.
struct SplitCoverage {
  let rulebook: Rulebook
  let place: Place
  let complaints: Complaints
  private static let mostComplaints = 20

  /// The gaps that so many training days in a week of seven can have at the smallest.
  static func gaps(days: Int) -> [Int] { days == 1 ? [7] : Array(1...(7 / days)) }

  func run() {
    let splits = rulebook.splits.map(\.when).filter { $0.conditions == nil && $0.equipment == nil }
    let ages = representatives(splits.compactMap(\.age), within: 13...100)
    let lengths = representatives(splits.compactMap(\.minutes), within: 10...180)
    var found = 0
    for days in 1...7 {
      let ofDays = splits.filter { $0.days?.contains(days) ?? true }
      for gap in Self.gaps(days: days) {
        for experience in Experience.allCases {
          for goal in rulebook.goals.indices {
            let missing = ages.lazy.flatMap { age in Sex.allCases.flatMap { sex in lengths.map { (age, sex, $0) } } }.first {
              age, sex, minutes in
              let subject = Matcher.Subject(
                goal: GoalID(goal), experience: experience, sex: sex, age: age, days: days, gap: gap, minutes: minutes,
                conditions: ConditionSet(), equipment: EquipmentSet())
              return !ofDays.contains { $0.matches(subject) }
            }
            guard let missing else { continue }
            found += 1
            if found > Self.mostComplaints { return }
            complaints.add(
              .rulesGap,
              "no split for \(days) training days with a gap of \(gap), experience \(experience.id), goal \(rulebook.goals[goal].id), "
                + "age \(missing.0), \(missing.2) minutes",
              at: place, hint: "add a split, or let one with \(days) sessions ask for less")
          }
        }
      }
    }
  }

  /// One value for each stretch in which no range begins or ends.
  private func representatives(_ ranges: [ClosedRange<Int>], within bounds: ClosedRange<Int>) -> [Int] {
    let starts = ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] }.filter(bounds.contains)
    return Set(starts + [bounds.lowerBound]).sorted()
  }
}
