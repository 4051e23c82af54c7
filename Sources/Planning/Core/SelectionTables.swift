import Rulebook
import TrainingModel

/// What choosing exercises asks of the rules again and again, laid out flat for quick reading.
struct SelectionTables: Sendable {
  /// What choosing asks of one exercise.
  struct Facts: Sendable {
    /// Traits that are the same for everybody.
    var traits: TraitMask
    /// Muscles that a set counts fully for.
    var direct: UInt32
    /// The roles that it suits.
    var roles: UInt32
    var level: UInt8
    var setup: UInt8
    /// Whether a build-up goes before it.
    var isHeavy: Bool
  }

  /// One for each exercise.
  let facts: [Facts]
  /// For one pair term after the other a number for each exercise: exercises with the same number share what the term asks for, below 0
  /// they share nothing.
  let keys: [Int32]
  /// How many different numbers each pair term has.
  let keyCounts: [Int]
  /// The easier and harder variants of each exercise, one exercise after the other.
  let variants: [Int32]
  let variantRanges: [Range<Int>]
  /// What conditions offer instead of what they exclude, by the condition's index.
  let substitutions: [[Substitution]]

  /// An excluded exercise and what a condition offers for it.
  struct Substitution: Sendable {
    var instead: ExerciseID
    var use: [ExerciseID]
    var rule: RuleID
  }

  init(_ rulebook: Rulebook, _ facts: [ExerciseFacts]) {
    self.facts = facts.map { Facts($0) }
    var movements: [UInt64: Int32] = [:]
    let movement = facts.map { fact -> Int32 in
      let key = UInt64(fact.pattern.rawValue) << 32 | UInt64(fact.direct.bits)
      if let known = movements[key] { return known }
      movements[key] = Int32(movements.count)
      return Int32(movements.count - 1)
    }
    let each = rulebook.exercises.indices.map { Int32($0) }
    keys = rulebook.selection.pairs.flatMap { pair -> [Int32] in
      switch pair.share {
      case .exercise, .variant: each
      case .movement: movement
      case .tag: rulebook.exercises.map { exercise in pair.tag.map { exercise.tags.contains($0) } == true ? 0 : -1 }
      }
    }
    keyCounts = rulebook.selection.pairs.map { pair in
      switch pair.share {
      case .exercise, .variant: each.count
      case .movement: movements.count
      case .tag: 1
      }
    }
    var near = rulebook.exercises.map { Set($0.easier + $0.harder) }
    for (index, exercise) in rulebook.exercises.enumerated() {
      for other in exercise.easier + exercise.harder { near[other.index].insert(ExerciseID(index)) }
    }
    var variants: [Int32] = []
    var ranges: [Range<Int>] = []
    for others in near {
      let first = variants.count
      variants += others.sorted().map { Int32($0.index) }
      ranges.append(first..<variants.count)
    }
    (self.variants, variantRanges) = (variants, ranges)
    substitutions = rulebook.conditions.map { condition in
      condition.substitutes.map { Substitution(instead: $0.instead, use: $0.use, rule: $0.rule) }
    }
  }
}

extension SelectionTables.Facts {
  fileprivate init(_ facts: ExerciseFacts) {
    traits = TraitMask()
    if facts.isStaple { traits.insert(.staple) }
    if facts.isSupported { traits.insert(.supported) }
    // Help of a machine is no load.
    if facts.isLoaded, facts.loadBasis != .assist { traits.insert(.loaded) } else if facts.loadBasis == .band { traits.insert(.band) }
    if facts.isLoaded, facts.setup == .barbell { traits.insert(.barbell) }
    if facts.loadBasis == .stack { traits.insert(.stack) }
    if facts.isUnilateral { traits.insert(.oneSided) }
    (direct, roles, level) = (facts.direct.bits, facts.roles.bits, facts.level.rawValue)
    (setup, isHeavy) = (facts.setup.rawValue, facts.isHeavy)
  }
}

typealias TraitMask = WordSet<CandidateTrait>
