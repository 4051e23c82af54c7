import Rulebook
import TrainingModel

/// What is true of each exercise for one client, and the points that it makes in each role.
struct ClientTraits: Sendable {
  /// The traits of each exercise, also of those that the client may not have.
  private(set) var traits: [TraitMask] = []
  /// In how many of the last blocks in a row each exercise was.
  private(set) var running: [UInt8] = []
  /// The muscles with a weekly floor that no place of the week is sure to train.
  var openMuscles: UInt32 = 0
  private(set) var priorityMuscles: UInt32 = 0
  /// Points by role and trait.
  private(set) var points: [Int32] = []
  /// The traits that count in each role.
  private(set) var counted: [TraitMask] = []
  /// Percent of the session that set-up takes, by class of set-up, without and with a build-up.
  private(set) var setUp: [Int32] = []
  /// Whether the client may have each exercise.
  private(set) var eligible: [Bool] = []

  static let traitCount = CandidateTrait.allCases.count

  init() {}

  /// Works out the traits of every exercise.
  mutating func fill(_ draft: PlanDraft, _ context: PlanningContext) {
    let (rules, tables) = (context.rules, context.rules.selection)
    let count = tables.facts.count
    traits.removeAll(keepingCapacity: true)
    running.removeAll(keepingCapacity: true)
    eligible.removeAll(keepingCapacity: true)
    for index in 0..<count {
      traits.append(tables.facts[index].traits)
      running.append(0)
      eligible.append(draft.analysis.eligible.contains(ExerciseID(index)))
    }
    for exercise in context.client.likes { traits[exercise.index].insert(.liked) }
    for condition in draft.analysis.conditions.members {
      for exercise in context.rulebook[condition].preferred { traits[exercise.index].insert(.preferred) }
    }
    for exercise in context.client.dislikes { traits[exercise.index].insert(.disliked) }
    remember(context.history, lookBack: context.rulebook.selection.lookBack, repeats: draft.analysis.lastMonth.repeatsExercises)
    let knowsLifts = !context.client.lifts.isEmpty
    let level = draft.analysis.experience.rawValue
    for index in 0..<count {
      if tables.facts[index].level == level { traits[index].insert(.ownLevel) }
      if !traits[index].contains(.loaded) {
        if rules.facts[index].harder.contains(where: { eligible[rules.harder[$0].index] }) { traits[index].insert(.outgrown) }
      } else if knowsLifts, draft.analysis.oneRepMax(of: ExerciseID(index), rules.facts) > 0 {
        traits[index].insert(draft.analysis.oneRepMax[index] > 0 ? .knownMax : .relatedMax)
      }
    }
    priorityMuscles = context.client.priorityMuscles.bits
    fillPoints(draft, context)
  }

  /// Marks what earlier blocks had; where the last month comes again, nothing counts as used up.
  private mutating func remember(_ history: BlockHistory, lookBack: Int, repeats: Bool) {
    for (age, block) in history.blocks.prefix(lookBack).enumerated() {
      for exercise in block {
        if !repeats { traits[exercise.index].insert(.lately) }
        if age == 0 { traits[exercise.index].insert(.lastBlock) }
        if Int(running[exercise.index]) == age { running[exercise.index] += 1 }
      }
    }
  }

  private mutating func fillPoints(_ draft: PlanDraft, _ context: PlanningContext) {
    points.removeAll(keepingCapacity: true)
    counted.removeAll(keepingCapacity: true)
    for _ in 0..<(SlotRole.allCases.count * Self.traitCount) { points.append(0) }
    for _ in SlotRole.allCases { counted.append(TraitMask()) }
    if let subject = draft.analysis.subject {
      for index in context.rulebook.selection.terms.indices where context.rulebook.selection.terms[index].when.matches(subject) {
        let trait = context.rulebook.selection.terms[index].counts
        let roles = context.rulebook.selection.terms[index].when.roles?.bits ?? .max
        for role in 0..<SlotRole.allCases.count where roles & (1 << UInt32(role)) != 0 {
          points[role * Self.traitCount + Int(trait.rawValue)] += Int32(context.rulebook.selection.terms[index].points)
          counted[role].insert(trait)
        }
      }
    }
    setUp.removeAll(keepingCapacity: true)
    let seconds = max(1, context.client.minutesPerSession * 60)
    for setup in 0..<SetupClass.allCases.count {
      let time = context.rulebook.time
      for ramp in [0, time.rampLaterCompound] { setUp.append(Int32(((time.setup[setup] + ramp) * 100 + seconds / 2) / seconds)) }
    }
  }

  /// Calls `body` with every trait that an exercise has in a slot, and how often.
  ///
  /// - Parameter pattern: how many patterns of the slot are preferred to the exercise's.
  /// - Parameter own: traits that depend on the slot: out of role, too heavy.
  @inline(__always)
  func forEach(_ exercise: Int, _ facts: SelectionTables.Facts, pattern: Int, own: TraitMask, role: Int, _ body: (Int, Int32) -> Void) {
    var rest = (traits[exercise].bits | own.bits) & counted[role].bits
    while rest != 0 {
      body(rest.trailingZeroBitCount, 1)
      rest &= rest &- 1
    }
    let counted = counted[role]
    if pattern > 0, counted.contains(.laterPattern) { body(Int(CandidateTrait.laterPattern.rawValue), Int32(pattern)) }
    if counted.contains(.setUp) {
      let percent = setUp[Int(facts.setup) * 2 + (facts.isHeavy ? 1 : 0)]
      if percent != 0 { body(Int(CandidateTrait.setUp.rawValue), percent) }
    }
    if facts.direct & openMuscles != 0, counted.contains(.openMuscles) {
      body(Int(CandidateTrait.openMuscles.rawValue), Int32((facts.direct & openMuscles).nonzeroBitCount))
    }
    if facts.direct & priorityMuscles != 0, counted.contains(.priorityMuscles) {
      body(Int(CandidateTrait.priorityMuscles.rawValue), Int32((facts.direct & priorityMuscles).nonzeroBitCount))
    }
    if running[exercise] > 0, counted.contains(.blocksRunning) {
      body(Int(CandidateTrait.blocksRunning.rawValue), Int32(running[exercise]))
    }
  }

  /// The points of an exercise in a slot, without what pairs share.
  @inline(__always)
  func sum(_ exercise: Int, _ facts: SelectionTables.Facts, pattern: Int, own: TraitMask, role: Int) -> Int32 {
    var sum: Int32 = 0
    let first = role * Self.traitCount
    forEach(exercise, facts, pattern: pattern, own: own, role: role) { trait, times in sum += points[first + trait] * times }
    return sum
  }
}
