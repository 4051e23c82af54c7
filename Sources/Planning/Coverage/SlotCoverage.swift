import Rulebook
import TrainingModel

/// Looks whether every slot can be filled: sessions × presets × kinds of clients × levels.
struct SlotCoverage {
  let rules: PlanningRules
  let weeks: PossibleWeeks
  let eligible: EligibleExercises
  private(set) var own = 0
  private(set) var alternative = 0
  private(set) var unfilled = 0
  private var gaps: [GapKey: Gap] = [:]
  private(set) var unplannable: [UnplannableKind] = []

  private struct GapKey: Hashable {
    var shape: Int
    var preset: Int
  }

  private struct Gap {
    var priority = 9
    var candidates = Int.max
    var combinations = 0
    var sessions: Set<String> = []
    /// By level: the kinds.
    var kinds: [Set<Int>] = Experience.allCases.map { _ in [] }
  }

  init(_ rules: PlanningRules, _ weeks: PossibleWeeks, _ eligible: EligibleExercises) {
    (self.rules, self.weeks, self.eligible) = (rules, weeks, eligible)
    for experience in Experience.allCases {
      for kind in eligible.kinds.indices {
        let own = weeks.weeks(of: kind, experience)
        let sessions = Set(own.flatMap(\.sessions)).sorted()
        let coverage = Set(own.flatMap(\.coverage)).sorted()
        for preset in rules.rulebook.presets.indices {
          look(at: sessions, coverage, kind: kind, experience, preset: preset)
        }
      }
    }
  }

  /// The unfilled combinations by slot and preset: essentials first, then those that concern most.
  var holes: [SlotHole] {
    let remedies = Remedies(rules, eligible)
    return gaps.sorted { first, second in
      let (a, b) = (first.value, second.value)
      return (a.priority, -a.combinations, first.key.shape, first.key.preset) < (
        b.priority, -b.combinations, second.key.shape, second.key.preset
      )
    }.map { key, gap in
      SlotHole(
        slot: weeks.shapes.all[key.shape].description, priority: gap.priority, sessions: gap.sessions.sorted(),
        preset: rules.rulebook.presets[key.preset].id, kinds: affected(gap), candidates: gap.candidates,
        remedies: remedies.list(
          shape: weeks.shapes.admitted[key.shape], preset: key.preset, kinds: gap.kinds, isContested: gap.candidates > 0),
        combinations: gap.combinations)
    }
  }

  private mutating func look(at sessions: [Int], _ coverage: [Int], kind: Int, _ experience: Experience, preset: Int) {
    let mask = eligible.mask(kind: kind, experience, preset: preset)
    for rule in coverage {
      let wanted = rules.rulebook.balance.coverage[rule]
      // What a condition leaves nothing of in the whole catalogue, nobody misses.
      if let condition = eligible.kinds[kind].condition, rules.emptiedBy[condition.index].holds(wanted.patterns) { continue }
      let isPossible = MovementPattern.allCases.contains { pattern in
        wanted.patterns.contains(pattern) && rules.byPattern[Int(pattern.rawValue)].contains { mask.contains($0) }
      }
      if !isPossible {
        block("no exercise can give the week its \(wanted.id.replacing("_", with: " "))", kind: kind, experience, preset: preset)
      }
    }
    let counts = weeks.shapes.admitted.map { mask.count(of: $0) }
    for index in sessions {
      let session = weeks.sessions[index]
      let isEasy = session.slots.allSatisfy { counts[$0.shape] >= session.slots.count }
      let empty = isEasy ? [] : SessionFilling(session, eligible: mask, shapes: weeks.shapes).empty
      if empty.count == session.slots.count {
        block("the session '\(session.focus)' has no exercise", kind: kind, experience, preset: preset)
      }
      for (place, candidates) in empty {
        let slot = session.slots[place]
        var gap = gaps[GapKey(shape: slot.shape, preset: preset)] ?? Gap()
        gap.priority = min(gap.priority, slot.priority)
        gap.candidates = min(gap.candidates, candidates)
        gap.combinations += 1
        gap.sessions.insert(session.focus)
        gap.kinds[Int(experience.rawValue)].insert(kind)
        gaps[GapKey(shape: slot.shape, preset: preset)] = gap
        unfilled += 1
      }
      for place in session.slots.indices where !empty.contains(where: { $0.place == place }) {
        let isOwn = !weeks.shapes.ownMask[session.slots[place].shape].intersection(mask).isEmpty
        if isOwn { own += 1 } else { alternative += 1 }
      }
    }
  }

  private mutating func block(_ reason: String, kind: Int, _ experience: Experience, preset: Int) {
    let conditions = eligible.kinds[kind].condition.map { [rules.rulebook[$0].id] } ?? []
    let preset = rules.rulebook.presets[preset].id
    if let known = unplannable.firstIndex(where: { $0.preset == preset && $0.conditions == conditions && $0.reason == reason }) {
      unplannable[known].levels.append(experience.id)
    } else {
      unplannable.append(UnplannableKind(preset: preset, conditions: conditions, levels: [experience.id], reason: reason))
    }
  }

  /// Levels that fail with the same conditions stand together.
  private func affected(_ gap: Gap) -> [AffectedKinds] {
    var groups: [AffectedKinds] = []
    for experience in Experience.allCases {
      let kinds = gap.kinds[Int(experience.rawValue)]
      if kinds.isEmpty { continue }
      // What fails without a condition fails with each.
      let conditions = kinds.contains(0) ? [] : kinds.compactMap { eligible.kinds[$0].condition.map { rules.rulebook[$0].id } }.sorted()
      if let same = groups.firstIndex(where: { $0.conditions == conditions }) {
        groups[same].levels.append(experience.id)
      } else {
        groups.append(AffectedKinds(levels: [experience.id], conditions: conditions))
      }
    }
    return groups
  }
}
