/// What is to happen in a gym: who its people are, and every step. All of it follows from a seed, and all of it can be written down.
package struct YearPlan: Sendable, Equatable {
  /// Who the people are.
  package var seed: UInt64
  /// How many people the gym may ever have.
  package var members: Int
  package var steps: [Step]

  package init(seed: UInt64, members: Int, steps: [Step]) { (self.seed, self.members, self.steps) = (seed, members, steps) }

  /// So many days of the gym of a seed.
  ///
  /// - Parameter pace: from 1 for a night almost every day to 3 for about one a week.
  package init(seed: UInt64, members: Int = 8, days: Int = 365, pace: Int = 1) {
    var generator = StepGenerator(seed: seed, members: members, pace: pace)
    self.init(seed: seed, members: members, steps: generator.steps(days: days))
  }

  /// The plan that a text says: `gym SEED MEMBERS` and then a step a line; blank lines and what follows `#` are left out.
  ///
  /// Throws `YearTextFault` at the first line that says no step.
  package init(text: String) throws(YearTextFault) {
    self.init(seed: 0, members: 8, steps: [])
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let said = line.prefix { $0 != "#" }
      let words = said.split(separator: " ")
      if words.isEmpty { continue }
      if words[0] == "gym", words.count == 3, let seed = UInt64(words[1]), let members = Int(words[2]), members > 0 {
        (self.seed, self.members) = (seed, members)
      } else if let step = Step(said) {
        steps.append(step)
      } else {
        throw YearTextFault(line: number + 1, text: String(line))
      }
    }
  }

  /// The plan as such a text.
  package var text: String { (["gym \(seed) \(members)"] + steps.map(\.description)).joined(separator: "\n") }
}

/// A line that says no step.
package struct YearTextFault: Error, CustomStringConvertible {
  /// From 1.
  package var line: Int
  package var text: String

  package var description: String { "line \(line) says no step: '\(text)'" }
}
