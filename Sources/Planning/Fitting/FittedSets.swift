import Rulebook
import TrainingModel

/// Sets, amount, effort and load of a row, before or after its exercise is another.
package struct FittedSets: Hashable, Sendable {
  package var sets: Int
  /// Repetitions, seconds, minutes or metres; see `measure`.
  package var amount: ClosedRange<Int>
  package var measure: Measure
  package var basis: LoadBasis
  /// nil where the client finds it, or the exercise has none.
  package var load: Load?
  package var rir: Int?
  /// Seconds.
  package var rest: Int
  package var tempo: Tempo?
  /// Whether the client is to find the load by effort.
  package var isFoundByEffort = false

  package init(
    sets: Int, amount: ClosedRange<Int>, measure: Measure, basis: LoadBasis, load: Load? = nil, rir: Int? = nil, rest: Int,
    tempo: Tempo? = nil
  ) {
    (self.sets, self.amount, self.measure, self.basis, self.load) = (sets, amount, measure, basis, load)
    (self.rir, self.rest, self.tempo) = (rir, rest, tempo)
  }
}

extension ExerciseFitting {
  /// The same work with another exercise: the sets and the effort stay as far as conditions allow, the amount where both count the same, and
  /// the load is taken from what is known of the client's strength, or from the old load where the two lifts are related.
  package func refit(_ sets: FittedSets, from old: ExerciseID?, to new: ExerciseID) -> FittedSets {
    let facts = facts(new)
    let limit = analysis.limit(on: facts)
    var fitted = sets
    fitted.measure = facts.measure
    fitted.basis = facts.loadBasis
    fitted.sets = min(sets.sets, limit.maxSets)
    if facts.measure != sets.measure || (old != new && facts.seconds != nil) {
      fitted.amount = usual(new).amount
    } else if old != new {
      fitted.amount = facts.suitable(sets.amount)
    }
    let countsReps = facts.measure == .reps || facts.measure == .repsEachSide
    if countsReps {
      let low = min(max(fitted.amount.lowerBound, limit.reps.lowerBound), max(limit.reps.lowerBound, limit.reps.upperBound))
      fitted.amount = low...max(low, min(fitted.amount.upperBound, limit.reps.upperBound))
    }
    fitted.rir = facts.pattern.isResistance ? sets.rir.map { max($0, limit.minRIR) } : nil
    fitted.rest = max(sets.rest, facts.isCompound ? limit.minRest : 0)
    let hasTempo = countsReps && facts.secondsPerRep == nil
    fitted.tempo = hasTempo ? sets.tempo ?? analysis.goalLevel?[role(of: new)].tempo : nil
    fitted.load = countsReps ? load(new, fitted, limit, strength: strength(new, from: old, sets)) : nil
    fitted.isFoundByEffort = fitted.load == nil && (facts.isLoaded || facts.loadBasis == .band)
    return fitted
  }

  /// What the goal asks for of an exercise in the role that suits it best: the fewest sets, all repetitions of the role.
  package func usual(_ exercise: ExerciseID) -> FittedSets {
    let facts = facts(exercise)
    guard let prescription = analysis.goalLevel?[role(of: exercise)] else {
      return FittedSets(sets: 3, amount: 8...12, measure: facts.measure, basis: facts.loadBasis, rest: 90)
    }
    let seconds = facts.seconds ?? prescription.seconds
    let amount =
      switch facts.measure {
      case .reps, .repsEachSide: prescription.reps
      case .seconds, .secondsEachSide: seconds
      case .minutes: max(1, seconds.lowerBound / 60)...max(1, seconds.upperBound / 60)
      case .metres: 20...40
      }
    let bounds = context.rulebook.sanitisation.amounts(facts.measure)
    return FittedSets(
      sets: prescription.sets.lowerBound, amount: amount.clamped(to: bounds), measure: facts.measure, basis: facts.loadBasis,
      rir: facts.pattern.isResistance ? analysis.goalLevel?.rir(.introduce).map { Int($0) } ?? 2 : nil, rest: prescription.rest.lowerBound,
      tempo: nil)
  }

  /// The role that an exercise has first of all.
  private func role(of exercise: ExerciseID) -> SlotRole {
    let facts = facts(exercise)
    if facts.pattern == .conditioning { return .conditioning }
    if facts.pattern == .mobility || facts.pattern == .balance { return .mobility }
    if facts.pattern.isCore { return .core }
    return facts.roles.members.first { $0 != .main } ?? facts.roles.members.first ?? .accessory
  }

  /// The client's 1RM of an exercise in hundredths of their unit: known, or by the seed between it and the lift that it takes the place of.
  private func strength(_ new: ExerciseID, from old: ExerciseID?, _ sets: FittedSets) -> Double {
    let known = analysis.oneRepMax(of: new, context.rules.facts)
    guard known == 0, let old, let load = sets.load, context.lifting(old).showsStrength else { return known }
    let before = context.lifting(old).lifted(load) / EffortTable.part(reps: sets.amount.upperBound, rir: sets.rir ?? 2)
    if old == new { return before }
    // A tenth off, as for every load that comes from a related lift (training-science section 4.7).
    if let seed = facts(new).seed, seed.from == old { return before * seed.ratio * 0.9 }
    if let seed = facts(old).seed, seed.from == new, seed.ratio > 0 { return before / seed.ratio * 0.9 }
    return 0
  }

  /// The load for the fitted repetitions, where strength is known and the kit has one that fits.
  private func load(_ exercise: ExerciseID, _ sets: FittedSets, _ limit: ResolvedLimit, strength: Double) -> Load? {
    guard strength > 0, let ladder = ladder(exercise) else { return nil }
    let part = min(EffortTable.part(reps: sets.amount.upperBound, rir: sets.rir ?? 2), limit.maxIntensity / 100)
    let wanted = Load(hundredths: Int32((strength * part).rounded()))
    // Even the lightest may be too heavy for so many repetitions.
    return wanted.hundredths < ladder.min ? nil : context.lifting(exercise).written(Double(ladder.floor(wanted).hundredths))
  }
}

extension ExerciseFacts {
  /// Another exercise's repetitions as far as they suit this one: nobody does heavy singles with dumbbells or in a row, and body weight alone
  /// is not heavy enough for a handful.
  fileprivate func suitable(_ amount: ClosedRange<Int>) -> ClosedRange<Int> {
    guard measure == .reps || measure == .repsEachSide else { return amount }
    let least = isBodyWeight ? 6 : setup != .barbell || pattern.isPull ? 5 : 1
    guard amount.lowerBound < least else { return amount }
    return least...max(amount.upperBound, isBodyWeight ? 12 : least + 1)
  }
}
