import TrainingModel

@testable import Rulebook

/// How the small rulebook chooses exercises.
enum SmallSelection {
  static let rules = SelectionRules(
    budget: 2000, lookBack: 2,
    terms: [
      term("bar", .barbell, 4, main), term("disliked", .disliked, -40), term("empty", .noExercise, -900), term("fit", .laterPattern, -20),
      term("instead", .instead, 10), term("level", .ownLevel, 10), term("liked", .liked, 25), term("loaded", .loaded, 6),
      term("priority", .priorityMuscles, 8), term("role", .outOfRole, -200), term("rotates", .lately, -12, lesser),
      term("stays", .lastBlock, 12, main), term("too_heavy", .tooHeavy, -600),
    ],
    pairs: [
      PairTerm(id: "repeated", share: .exercise, within: .week, when: roles(everything), points: -30, rule: rule),
      PairTerm(id: "twins", share: .movement, within: .session, points: -8, rule: rule),
      PairTerm(id: "overhead", share: .tag, tag: SmallRulebook.overhead, within: .session, points: -4, rule: rule),
    ], rule: rule)

  private static let rule = RuleID(0)
  private static let main: [SlotRole] = [.main]
  private static let lesser: [SlotRole] = [.secondary, .accessory, .core]
  private static let everything: [SlotRole] = [.main, .secondary, .accessory, .core, .power, .mobility]

  private static func term(_ id: String, _ counts: CandidateTrait, _ points: Int, _ roles: [SlotRole]? = nil) -> SelectionTerm {
    SelectionTerm(id: id, counts: counts, when: roles.map(self.roles) ?? Matcher(), points: points, rule: rule)
  }

  private static func roles(_ roles: [SlotRole]) -> Matcher {
    var matcher = Matcher()
    matcher.roles = WordSet(roles)
    return matcher
  }
}
