import Rulebook
import TrainingModel

/// Looks at clients with two conditions: whether the essentials of their sessions can be filled, and whether anything is left at all.
struct PairCoverage {
  private(set) var holes: [PairHole] = []
  private(set) var unplannable: [UnplannableKind] = []

  private struct Key: Hashable {
    var shape: Int
    var preset: Int
  }

  init(_ rules: PlanningRules, _ weeks: PossibleWeeks, _ eligible: EligibleExercises) {
    var pairs: [Key: Set<[String]>] = [:]
    var blocked: [[String]: [Int: [String]]] = [:]
    let kinds = eligible.kinds
    let presets = rules.rulebook.presets
    for experience in Experience.allCases {
      for first in kinds.indices.dropFirst() {
        for second in kinds.indices.dropFirst(first + 1) where kinds[first].canMeet(kinds[second]) {
          // A population has weeks of its own, and so has who trains from a seat; another stated condition goes along with its partner's.
          let goesAlong = kinds[first].stated.isEmpty || !kinds[second].shapesTheWeek(in: rules.rulebook)
          let own = weeks.weeks(of: goesAlong ? first : second, experience)
          let sessions = Set(own.flatMap(\.sessions)).sorted().map { weeks.sessions[$0] }
          let essentials = Set(sessions.flatMap(\.slots).filter { $0.priority == 1 }.map(\.shape)).sorted()
          let names = [first, second].compactMap { kinds[$0].condition.map { rules.rulebook[$0].id } }.sorted()
          for preset in presets.indices {
            let both = eligible.mask(kinds: first, second, experience, preset: preset)
            let alone = [first, second].map { eligible.mask(kind: $0, experience, preset: preset) }
            for shape in essentials where weeks.shapes.admittedMask[shape].intersection(both).isEmpty {
              if alone.contains(where: { weeks.shapes.admittedMask[shape].intersection($0).isEmpty }) { continue }
              pairs[Key(shape: shape, preset: preset), default: []].insert(names)
            }
            let isBlocked = sessions.contains { session in
              session.slots.allSatisfy { weeks.shapes.admittedMask[$0.shape].intersection(both).isEmpty }
            }
            if isBlocked { blocked[names, default: [:]][preset, default: []].append(experience.id) }
          }
        }
      }
    }
    holes = pairs.sorted { (-$0.value.count, $0.key.shape, $0.key.preset) < (-$1.value.count, $1.key.shape, $1.key.preset) }
      .map { key, names in
        PairHole(
          slot: weeks.shapes.all[key.shape].description, preset: presets[key.preset].id,
          pairs: names.sorted { $0.lexicographicallyPrecedes($1) })
      }
    unplannable = blocked.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { names, levels in
      levels.sorted { $0.key < $1.key }.map { preset, levels in
        UnplannableKind(preset: presets[preset].id, conditions: names, levels: levels, reason: "a session has no exercise")
      }
    }
  }
}

extension ClientKind {
  /// Whether one client can be of both kinds.
  fileprivate func canMeet(_ other: ClientKind) -> Bool { !stated.isEmpty || !other.stated.isEmpty }
}
