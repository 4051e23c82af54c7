import Rulebook
import TrainingModel

/// Everything that choosing a week's exercises needs, kept from client to client so that its arrays are allocated once.
struct SelectionWork: Sendable {
  private(set) var traits = ClientTraits()
  private(set) var week = SelectionWeek()
  private(set) var search = SelectionSearch()
  /// The slots of each session that were to be filled.
  private(set) var slots: [[Slot]] = []
  private var outOfRole: [SelectionWeek.Candidate] = []
  private var active: [ActivePair] = []

  /// A pair term that speaks about the client.
  private struct ActivePair: Sendable {
    /// As the first session has it.
    var link: SelectionWeek.Link
    /// How much further each next session's counts begin.
    var stride: Int
    var roles: UInt32
  }

  init() {}

  /// Chooses an exercise for every slot of the week.
  ///
  /// - Parameter slots: the slots of each session of the draft.
  mutating func choose(_ slots: [[Slot]], _ draft: PlanDraft, _ context: PlanningContext) {
    self.slots = slots
    pose(slots, draft, context)
    search.run(week, context.rules.selection, budget: context.rulebook.selection.budget)
  }

  /// The exercise chosen for a place of the week, and the rule of a condition that offered it; nil where nothing fits.
  func choice(_ place: Int) -> (exercise: ExerciseID, substitution: RuleID?)? {
    let candidate = search.choice[place]
    guard candidate >= 0, week.candidates[candidate].exercise >= 0 else { return nil }
    let chosen = week.candidates[candidate]
    return (ExerciseID(Int(chosen.exercise)), chosen.substitution == .max ? nil : RuleID(Int(chosen.substitution)))
  }

  /// How often a candidate of a slot has each trait.
  func times(_ candidate: SelectionWeek.Candidate, _ slot: Slot, _ draft: PlanDraft, _ context: PlanningContext) -> [Int32] {
    var times = [Int32](repeating: 0, count: ClientTraits.traitCount)
    let exercise = Int(candidate.exercise)
    guard exercise >= 0 else {
      times[Int(CandidateTrait.noExercise.rawValue)] = 1
      return times
    }
    let facts = context.rules.selection.facts[exercise]
    let own = Self.ownTraits(traits.traits[exercise], exercise, facts, slot.role, draft, context)
    traits.forEach(exercise, facts, pattern: Int(candidate.pattern), own: own, role: Int(slot.role.rawValue)) { times[$0] += $1 }
    if candidate.substitution != .max { times[Int(CandidateTrait.instead.rawValue)] = 1 }
    return times
  }

  // MARK: - The problem

  /// Lays the week's places and candidates out with all their points.
  private mutating func pose(_ slots: [[Slot]], _ draft: PlanDraft, _ context: PlanningContext) {
    traits.fill(draft, context)
    week.removeAll()
    week.sessionCount = slots.count
    for session in slots.indices {
      for number in slots[session].indices {
        var patterns: UInt64 = 0
        for pattern in slots[session][number].patterns { patterns |= 1 << UInt64(pattern.rawValue) }
        week.places.append(
          SelectionWeek.Place(
            session: session, number: number, role: slots[session][number].role, priority: slots[session][number].priority,
            patterns: patterns, candidates: 0..<0, links: 0..<0))
      }
    }
    var first = 0
    for session in slots.indices {
      let last = first + slots[session].count
      for place in first..<last {
        var rivals = 0
        for other in first..<last where week.places[other].patterns & week.places[place].patterns != 0 { rivals += 1 }
        let start = week.candidates.count
        gather(slots[session][place - first], rivals: rivals, context.rules)
        week.places[place].candidates = start..<week.candidates.count
      }
      first = last
    }
    findOpenMuscles(draft, context.rules.selection)
    var place = 0
    for session in slots.indices {
      for slot in slots[session] {
        weigh(place, slot, draft, context)
        sort(week.places[place].candidates)
        place += 1
      }
    }
    link(draft, context)
  }

  /// Appends the exercises that may fill a slot. Where those of its role are fewer than the slots that want them, the others of the pattern
  /// may stand in; where these are too few as well, the slot may stay empty. So there is always something left to choose.
  private mutating func gather(_ slot: Slot, rivals: Int, _ rules: PlanningRules) {
    let first = week.candidates.count
    let role: UInt32 = 1 << UInt32(slot.role.rawValue)
    outOfRole.removeAll(keepingCapacity: true)
    for (place, pattern) in slot.patterns.enumerated() {
      for exercise in rules.byPattern[Int(pattern.rawValue)] where traits.eligible[exercise.index] {
        let facts = rules.selection.facts[exercise.index]
        if !slot.muscles.isEmpty, slot.muscles.bits & facts.direct == 0 { continue }
        let candidate = SelectionWeek.Candidate(exercise: Int32(exercise.index), points: 0, pattern: Int16(place))
        if facts.roles & role != 0 { week.candidates.append(candidate) } else { outOfRole.append(candidate) }
      }
    }
    if week.candidates.count - first < rivals { week.candidates += outOfRole }
    let count = week.candidates.count - first
    if count > 0, count < rivals {
      week.candidates.append(SelectionWeek.Candidate(exercise: SelectionWeek.Candidate.none, points: 0, pattern: 0))
    }
  }

  /// Finds the muscles with a weekly floor that not one place trains whichever of its candidates is chosen.
  private mutating func findOpenMuscles(_ draft: PlanDraft, _ tables: SelectionTables) {
    var wanted: UInt32 = 0
    for muscle in 0..<Muscle.allCases.count where draft.analysis.bands.floor[muscle] > 0 { wanted |= 1 << UInt32(muscle) }
    for place in week.places where !place.candidates.isEmpty {
      var sure: UInt32 = .max
      for index in place.candidates {
        let exercise = Int(week.candidates[index].exercise)
        sure &= exercise < 0 ? 0 : tables.facts[exercise].direct
      }
      wanted &= ~sure
    }
    traits.openMuscles = wanted
  }

  /// Gives the candidates of a place their points.
  private mutating func weigh(_ place: Int, _ slot: Slot, _ draft: PlanDraft, _ context: PlanningContext) {
    let role = Int(slot.role.rawValue)
    let range = week.places[place].candidates
    for index in range {
      let exercise = Int(week.candidates[index].exercise)
      if exercise < 0 {
        week.candidates[index].points = traits.points[role * ClientTraits.traitCount + Int(CandidateTrait.noExercise.rawValue)]
        continue
      }
      week.candidates[index].points = points(exercise, slot, pattern: Int(week.candidates[index].pattern), draft, context)
    }
    substitute(range, slot, draft, context)
  }

  /// Mutating only so that the working memory isn't copied for the call, which is made for every candidate.
  private mutating func points(_ exercise: Int, _ slot: Slot, pattern: Int, _ draft: PlanDraft, _ context: PlanningContext) -> Int32 {
    let facts = context.rules.selection.facts[exercise]
    let own = Self.ownTraits(traits.traits[exercise], exercise, facts, slot.role, draft, context)
    return traits.sum(exercise, facts, pattern: pattern, own: own, role: Int(slot.role.rawValue))
  }

  /// The traits of an exercise that depend on the slot's role.
  ///
  /// - Parameter general: Those that don't.
  static func ownTraits(
    _ general: TraitMask, _ exercise: Int, _ facts: SelectionTables.Facts, _ role: SlotRole, _ draft: PlanDraft, _ context: PlanningContext
  ) -> TraitMask {
    var own = TraitMask()
    if facts.roles & (1 << UInt32(role.rawValue)) == 0 { own.insert(.outOfRole) }
    if general.contains(.knownMax) || general.contains(.relatedMax), isTooHeavy(exercise, role, draft, context) { own.insert(.tooHeavy) }
    return own
  }

  /// Whether the lightest load is more than the client can lift for the role's fewest repetitions with three in reserve.
  private static func isTooHeavy(_ exercise: Int, _ role: SlotRole, _ draft: PlanDraft, _ context: PlanningContext) -> Bool {
    guard let level = draft.analysis.goalLevel, let ladder = context.ladder(of: ExerciseID(exercise)) else { return false }
    let oneRepMax = draft.analysis.oneRepMax(of: ExerciseID(exercise), context.rules.facts)
    return oneRepMax > 0 && Double(ladder.min) > oneRepMax * EffortTable.part(reps: level[role].reps.lowerBound, rir: 3)
  }

  // MARK: - Substitutes

  /// Where an exercise that conditions take away would have had the most points, what the condition offers for it takes its place.
  private mutating func substitute(_ range: Range<Int>, _ slot: Slot, _ draft: PlanDraft, _ context: PlanningContext) {
    let role = Int(slot.role.rawValue)
    guard !draft.analysis.conditions.isEmpty, traits.counted[role].contains(.instead) else { return }
    var best: (points: Int32, exercise: Int) = (.min, 0)
    for index in range where week.candidates[index].exercise >= 0 {
      let candidate = (points: week.candidates[index].points, exercise: Int(week.candidates[index].exercise))
      if candidate.points > best.points || (candidate.points == best.points && candidate.exercise < best.exercise) { best = candidate }
    }
    var offer: (candidate: Int, rule: RuleID)?
    for condition in context.rules.selection.substitutions.indices where draft.analysis.conditions.contains(ConditionID(condition)) {
      for substitution in context.rules.selection.substitutions[condition] {
        let excluded = substitution.instead
        guard fits(excluded, slot, draft, context) else { continue }
        let pattern = slot.patterns.firstIndex(of: context.rules.facts[excluded.index].pattern) ?? 0
        let points = points(excluded.index, slot, pattern: pattern, draft, context)
        guard points > best.points || (points == best.points && excluded.index < best.exercise) else { continue }
        var offered: Int?
        for use in substitution.use where offered == nil {
          offered = range.first { week.candidates[$0].exercise == Int32(use.index) }
        }
        if let offered {
          best = (points, excluded.index)
          offer = (offered, substitution.rule)
        }
      }
    }
    guard let offer else { return }
    let more = max(0, best.points - week.candidates[offer.candidate].points)
    week.candidates[offer.candidate].substitutionPoints = more
    week.candidates[offer.candidate].points += more + traits.points[role * ClientTraits.traitCount + Int(CandidateTrait.instead.rawValue)]
    week.candidates[offer.candidate].substitution = offer.rule.rawValue
  }

  /// Whether the client would have been given the exercise in the slot but for a condition.
  private func fits(_ exercise: ExerciseID, _ slot: Slot, _ draft: PlanDraft, _ context: PlanningContext) -> Bool {
    let facts = context.rules.facts[exercise.index]
    return !traits.eligible[exercise.index] && facts.level <= draft.analysis.experience && facts.roles.contains(slot.role)
      && slot.patterns.contains(facts.pattern) && (slot.muscles.isEmpty || slot.muscles.bits & facts.direct.bits != 0)
      && facts.equipment.isSubset(of: context.client.equipment) && !draft.analysis.forbidden.contains(exercise)
  }

  /// Puts the most points first, and of equal points the id that sorts first.
  private mutating func sort(_ range: Range<Int>) {
    for index in range.dropFirst() {
      let candidate = week.candidates[index]
      var place = index
      while place > range.lowerBound, week.candidates[place - 1].isBehind(candidate) {
        week.candidates[place] = week.candidates[place - 1]
        place -= 1
      }
      week.candidates[place] = candidate
    }
  }

  /// Tells every place which pair terms it takes part in.
  private mutating func link(_ draft: PlanDraft, _ context: PlanningContext) {
    guard let subject = draft.analysis.subject else { return }
    let tables = context.rules.selection
    active.removeAll(keepingCapacity: true)
    for (index, pair) in context.rulebook.selection.pairs.enumerated() where pair.when.matches(subject) {
      let isWide = pair.within == .week
      let link = SelectionWeek.Link(
        pair: index, counts: week.countCount, points: Int32(pair.points), isVariant: pair.share == .variant)
      active.append(ActivePair(link: link, stride: isWide ? 0 : tables.keyCounts[index], roles: pair.when.roles?.bits ?? .max))
      week.countCount += tables.keyCounts[index] * (isWide ? 1 : week.sessionCount)
      if isWide, pair.share != .exercise { week.sharesAcrossSessions = true }
    }
    for place in week.places.indices {
      let first = week.links.count
      let role: UInt32 = 1 << UInt32(week.places[place].role.rawValue)
      for index in active.indices where active[index].roles & role != 0 {
        week.links.append(active[index].link)
        week.links[week.links.count - 1].counts += active[index].stride * week.places[place].session
      }
      week.places[place].links = first..<week.links.count
    }
  }
}

extension SelectionWeek.Candidate {
  fileprivate func isBehind(_ other: Self) -> Bool {
    points < other.points || (points == other.points && (exercise > other.exercise || exercise < 0) && other.exercise >= 0)
  }
}
