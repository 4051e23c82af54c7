import Rulebook
import TrainingModel

/// Ranks the candidates for a slot by the weighted terms of the rules; of equal scores the id that sorts first wins.
struct CandidateScorer {
  private let rules: PlanningRules
  private let weights: SelectionWeights
  private let keeps: WordSet<SlotRole>
  private let experience: Experience
  private let eligible: ExerciseMask
  private let priorityMuscles: MuscleSet
  private let liked: ExerciseMask
  private let disliked: ExerciseMask
  private let offered: ExerciseMask
  private let draft: PlanDraft
  private let unit: LoadUnit
  /// How much a long set-up weighs: the more the less time there is.
  private let haste: Double
  private let lastBlock: ExerciseMask
  private let lately: ExerciseMask
  private var inWeek = ExerciseMask()
  private var inSession: [ExerciseMask]

  init(_ draft: PlanDraft, _ context: PlanningContext) {
    rules = context.rules
    let variety = context.rulebook.variety
    (weights, keeps) = (variety.weights, variety.keeps)
    let scarcity = max(1, 45 / Double(max(1, context.client.minutesPerSession)))
    haste = scarcity * scarcity
    (experience, eligible, unit) = (draft.experience, draft.eligible, context.client.units)
    self.draft = draft
    priorityMuscles = context.client.priorityMuscles
    liked = ExerciseMask(context.client.likes)
    disliked = ExerciseMask(context.client.dislikes)
    var offered = ExerciseMask()
    for index in rules.offeredBy.indices where draft.conditions.contains(ConditionID(index)) { offered.formUnion(rules.offeredBy[index]) }
    self.offered = offered
    inSession = draft.sessions.map { _ in ExerciseMask() }
    lastBlock = ExerciseMask(context.history.blocks.first ?? [])
    lately = ExerciseMask(context.history.blocks.prefix(variety.lookBack).joined())
  }

  /// Chooses the best exercise for a slot of a session, or none where none is eligible.
  mutating func take(for slot: Slot, session: Int) -> ExerciseID? {
    // One that suits the role goes before one that only has the pattern.
    guard let exercise = best(for: slot, session, inRole: true) ?? best(for: slot, session, inRole: false) else { return nil }
    inSession[session].insert(exercise)
    inWeek.insert(exercise)
    return exercise
  }

  private func best(for slot: Slot, _ session: Int, inRole: Bool) -> ExerciseID? {
    var best: (score: Double, exercise: ExerciseID)?
    for (place, pattern) in slot.patterns.enumerated() {
      for exercise in rules.byPattern[Int(pattern.rawValue)] where eligible.contains(exercise) && !inSession[session].contains(exercise) {
        let facts = rules.facts[exercise.index]
        if inRole, !facts.roles.contains(slot.role) { continue }
        if !slot.muscles.isEmpty, slot.muscles.bits & facts.direct.bits == 0 { continue }
        let score = score(exercise, facts, patternPlace: place, role: slot.role)
        if score > best?.score ?? -.infinity { best = (score, exercise) }
      }
    }
    return best?.exercise
  }

  private func score(_ exercise: ExerciseID, _ facts: ExerciseFacts, patternPlace: Int, role: SlotRole) -> Double {
    var score = weights.fit / Double(1 + patternPlace)
    if facts.level == experience { score += weights.level }
    if experience > .novice {
      // What can't be loaded has to be hard enough by itself, and a bar makes the heaviest loads and the smallest steps.
      if !facts.isLoaded, hasHarder(facts) { score -= weights.level }
      if facts.setup == .barbell, facts.isLoaded, haste == 1 { score += role == .main ? Self.bar : role == .secondary ? Self.bar / 2 : 0 }
    }
    if keeps.contains(role) {
      if lastBlock.contains(exercise) { score += weights.novelty }
    } else if lately.contains(exercise) {
      score -= weights.novelty
    }
    if liked.contains(exercise) { score += weights.likes }
    if disliked.contains(exercise) { score += weights.dislikes }
    if offered.contains(exercise) { score += weights.fit * 2 }
    score += weights.setup * haste * Double(facts.setup.rawValue) / 2
    // Walking three times a week is no monotony.
    if inWeek.contains(exercise), role != .conditioning { score -= role == .main ? weights.variety / 2 : weights.variety }
    if priorityMuscles.bits & facts.direct.bits != 0 { score += weights.priority }
    if facts.isLoaded { score += weights.loadable } else if facts.loadBasis == .band { score += weights.loadable / 2 }
    if facts.isStaple { score += weights.staple }
    if draft.oneRepMax[exercise.index] > 0 { score += weights.loadable }
    if facts.isLoaded, isTooHeavy(exercise, facts, role) { score -= Self.tooHeavy }
    return score
  }

  /// What a bar is worth to a main lift, in the points of the rules' weights.
  private static let bar = 10.0

  /// Whether the client may have a harder variant: who is past the beginning doesn't need the easier one.
  private func hasHarder(_ facts: ExerciseFacts) -> Bool { facts.harder.contains { eligible.contains(rules.harder[$0]) } }

  /// What an exercise loses whose lightest load is more than the client can lift for the role's repetitions: more than all else together.
  private static let tooHeavy = 1000.0

  private func isTooHeavy(_ exercise: ExerciseID, _ facts: ExerciseFacts, _ role: SlotRole) -> Bool {
    guard let level = draft.goalLevel, let item = facts.loadedBy, let ladder = rules.ladder(item, unit) else { return false }
    let oneRepMax = draft.oneRepMax(of: exercise, rules.facts)
    return oneRepMax > 0 && Double(ladder.min) > oneRepMax * EffortTable.part(reps: level[role].reps.lowerBound, rir: 3)
  }
}
