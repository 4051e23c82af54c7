import Rulebook
import TrainingModel

/// Looks whether a week can reach its floors at all: the most sets that every slot and session may have, each given to the exercise that
/// serves the muscle best, against the floor (training-science section 2.3).
///
/// It is a bound and not a plan: what it says can't be reached can't; what it lets pass may still be missed for want of time.
struct VolumeReach {
  private(set) var shortfalls: [VolumeShortfall] = []

  fileprivate struct Key: Hashable {
    var muscle: Muscle
    var preset: Int
    var kind: Int
  }

  init(_ rules: PlanningRules, _ weeks: PossibleWeeks, _ eligible: EligibleExercises) {
    var found: [Key: Set<VolumeShortfall.Week>] = [:]
    let rulebook = rules.rulebook
    for experience in Experience.allCases {
      for kind in eligible.kinds.indices {
        let own = weeks.weeks(of: kind, experience)
        for preset in rulebook.presets.indices {
          let mask = eligible.mask(kind: kind, experience, preset: preset)
          // What one set can give each muscle, by shape: bits of muscles that a slot can train directly, and indirectly.
          let given = weeks.shapes.admitted.map { exercises in
            exercises.reduce(into: (direct: UInt32(0), any: UInt32(0))) { given, exercise in
              guard mask.contains(exercise) else { return }
              given.direct |= rules.facts[exercise.index].direct.bits
              given.any |= rulebook[exercise].muscles.bits
            }
          }
          for week in own {
            let most = Self.most(week, weeks, given, rulebook)
            for muscle in Muscle.allCases where most[Int(muscle.rawValue)] < Int(week.floor[Int(muscle.rawValue)]) {
              found[Key(muscle: muscle, preset: preset, kind: kind), default: []].insert(
                VolumeShortfall.Week(
                  split: rulebook[week.split].id, goal: rulebook[week.goal].id, level: experience.id,
                  floor: Double(week.floor[Int(muscle.rawValue)]) / 2, most: Double(most[Int(muscle.rawValue)]) / 2))
            }
          }
        }
      }
    }
    shortfalls = Self.grouped(found, rules, eligible)
  }

  /// The most half sets of each muscle that the week's slots can give.
  private static func most(
    _ week: PossibleWeeks.Week, _ weeks: PossibleWeeks, _ given: [(direct: UInt32, any: UInt32)], _ rulebook: Rulebook
  )
    -> [Int]
  {
    var most = [Int](repeating: 0, count: Muscle.allCases.count)
    let level = rulebook[week.goal].level(week.experience)
    let sessionCap = Int(rulebook.volume.perSession.error * 2)
    let exerciseCap = week.experience == .novice ? rulebook.volume.exerciseSets.novice : rulebook.volume.exerciseSets.usual
    for index in week.sessions where weeks.sessions[index].isResistance {
      var session = [Int](repeating: 0, count: most.count)
      for slot in weeks.sessions[index].slots {
        let role = weeks.shapes.all[slot.shape].role
        // A main or secondary lift may get more sets than its role usually has, up to what one exercise may have at all.
        let sets = max(level[role].sets.upperBound, role == .main || role == .secondary ? exerciseCap : 0)
        for muscle in 0..<most.count {
          let bit = UInt32(1) << UInt32(muscle)
          if given[slot.shape].direct & bit != 0 {
            session[muscle] += 2 * sets
          } else if given[slot.shape].any & bit != 0 {
            session[muscle] += sets
          }
        }
      }
      for muscle in most.indices { most[muscle] += min(sessionCap, session[muscle]) }
    }
    return most
  }

  /// What fails without a condition is told once, not again with each; conditions and then presets that fail alike stand together.
  private static func grouped(
    _ found: [Key: Set<VolumeShortfall.Week>], _ rules: PlanningRules, _ eligible: EligibleExercises
  ) -> [VolumeShortfall] {
    var alike: [VolumeShortfall] = []
    for (key, weeks) in found.sorted(by: { $0.key < $1.key }) {
      let known = key.kind == 0 ? [] : found[Key(muscle: key.muscle, preset: key.preset, kind: 0)] ?? []
      let news = weeks.subtracting(known).sorted { $0.precedes($1) }
      if news.isEmpty { continue }
      let conditions = eligible.kinds[key.kind].condition.map { [rules.rulebook[$0].id] } ?? []
      let preset = rules.rulebook.presets[key.preset].id
      let same = alike.firstIndex {
        $0.muscle == key.muscle.id && $0.presets == [preset] && $0.weeks == news && $0.conditions.isEmpty == conditions.isEmpty
      }
      if let same {
        alike[same].conditions += conditions
      } else {
        alike.append(VolumeShortfall(muscle: key.muscle.id, presets: [preset], conditions: conditions, weeks: news))
      }
    }
    var shortfalls: [VolumeShortfall] = []
    for shortfall in alike {
      let same = shortfalls.firstIndex {
        $0.muscle == shortfall.muscle && $0.weeks == shortfall.weeks && $0.conditions == shortfall.conditions
      }
      if let same { shortfalls[same].presets += shortfall.presets } else { shortfalls.append(shortfall) }
    }
    return shortfalls
  }
}

extension VolumeReach.Key {
  fileprivate static func < (first: Self, second: Self) -> Bool {
    (first.kind, first.muscle.rawValue, first.preset) < (second.kind, second.muscle.rawValue, second.preset)
  }
}

extension VolumeShortfall.Week {
  /// The larger gap first.
  fileprivate func precedes(_ other: Self) -> Bool {
    (other.floor - other.most, split, goal, level) < (floor - most, other.split, other.goal, other.level)
  }
}
