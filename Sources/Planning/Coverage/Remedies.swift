import Rulebook
import TrainingModel

/// What would fill a hole: equipment that the preset lacks, or an exercise that the catalogue lacks.
struct Remedies {
  private let rules: PlanningRules
  private let eligible: EligibleExercises

  init(_ rules: PlanningRules, _ eligible: EligibleExercises) { (self.rules, self.eligible) = (rules, eligible) }

  /// The most remedies that are told for one hole.
  private static let most = 3

  /// What would fill a slot that admits `shape` for the kinds of each level: the fewest items first, and those that open most exercises.
  func list(shape: [ExerciseID], preset: Int, kinds: [Set<Int>], isContested: Bool) -> [String] {
    let items = rules.rulebook.presets[preset].items
    var opened: [EquipmentSet: Int] = [:]
    for experience in Experience.allCases {
      for kind in kinds[Int(experience.rawValue)].sorted() {
        let mask = eligible.mask(kind: kind, experience)
        for exercise in shape where mask.contains(exercise) {
          let missing = EquipmentSet(bits: rules.facts[exercise.index].equipment.bits & ~items.bits)
          if !missing.isEmpty { opened[missing, default: 0] += 1 }
        }
      }
    }
    let kit = opened.sorted { ($0.key.count, -$0.value, $0.key.bits) < ($1.key.count, -$1.value, $1.key.bits) }.prefix(Self.most)
      .map { missing, _ in "with " + missing.members.map { rules.rulebook[$0].id }.joined(separator: " and ") }
    return kit + [isContested ? "one more exercise of the kind" : "an exercise\(demand(shape, kinds))"]
  }

  /// What a new exercise would have to do without: the tags by which conditions took the candidates, and the levels that want it.
  private func demand(_ shape: [ExerciseID], _ kinds: [Set<Int>]) -> String {
    let conditions = Set(kinds.joined()).compactMap { eligible.kinds[$0].condition }.sorted()
    let carried = shape.reduce(UInt128(0)) { $0 | rules.facts[$1.index].tags.bits }
    let excluded = conditions.reduce(UInt128(0)) { $0 | rules.rulebook[$1].excludedTags.bits }
    let tags = TagSet(bits: carried & excluded).members.map { rules.rulebook.tags[$0.index].id }
    let level = Experience.allCases.first { !kinds[Int($0.rawValue)].isEmpty }
    let levelText = level == .novice ? " for novices" : ""
    return levelText + (tags.isEmpty ? " with the preset's own equipment" : " without " + tags.joined(separator: ", "))
  }
}
