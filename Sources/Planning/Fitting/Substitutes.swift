import Rulebook
import TrainingModel

/// An exercise in the place of another, with what speaks for it and what keeps it out.
package struct Substitute: Sendable, Hashable {
  package var exercise: ExerciseID
  /// More is better; only for comparing with others of the same list.
  package var points: Int
  /// What speaks for and against it, each in a few words: `same pattern`, `was in last month's plan`.
  package var reasons: [String]
  /// What keeps it from the client; empty where they may be given it.
  package var barriers: [ExerciseBarrier]
}

extension ExerciseFitting {
  /// Exercises that could stand in the place of `exercise`, the best first; of equals the one whose id comes first.
  ///
  /// - Parameters:
  ///   - session: The exercises of the same session, of which none is wanted twice.
  ///   - includesExcluded: Also those that the client may not be given, behind the others.
  package func substitutes(for exercise: ExerciseID, session: [ExerciseID] = [], includesExcluded: Bool = false) -> [Substitute] {
    let old = facts(exercise)
    let ranked = rulebook.exercises.indices.compactMap { index -> Substitute? in
      let id = ExerciseID(index)
      let candidate = facts(id)
      let shared = candidate.direct.bits & old.direct.bits
      guard id != exercise, candidate.pattern == old.pattern || shared != 0,
        candidate.pattern.isResistance == old.pattern.isResistance
      else { return nil }
      let barriers = isAllowed(id) ? [] : barriers(id)
      guard barriers.isEmpty || includesExcluded else { return nil }
      var substitute = Substitute(exercise: id, points: 0, reasons: [], barriers: barriers)
      judge(&substitute, in: exercise, session)
      return substitute
    }
    return ranked.sorted { lhs, rhs in
      if lhs.barriers.isEmpty != rhs.barriers.isEmpty { return lhs.barriers.isEmpty }
      return (-lhs.points, rulebook[lhs.exercise].id) < (-rhs.points, rulebook[rhs.exercise].id)
    }
  }

  private func judge(_ substitute: inout Substitute, in exercise: ExerciseID, _ session: [ExerciseID]) {
    let (old, new) = (facts(exercise), facts(substitute.exercise))
    func count(_ points: Int, _ reason: String) {
      substitute.points += points
      substitute.reasons.append(reason)
    }
    if offers(instead: exercise).contains(substitute.exercise) { count(30, "the rules offer it instead") }
    if new.pattern == old.pattern { count(40, "same pattern") }
    muscles(old, new, count)
    if rulebook[exercise].easier.contains(substitute.exercise) { count(8, "an easier variant") }
    if rulebook[exercise].harder.contains(substitute.exercise) { count(8, "a harder variant") }
    if new.isStaple { count(10, "a staple") }
    if new.isCompound != old.isCompound { count(-15, new.isCompound ? "moves more joints" : "moves one joint") }
    if new.level == analysis.experience { substitute.points += 3 }
    if analysis.oneRepMax(of: substitute.exercise, context.rules.facts) > 0, new.isLoaded { count(6, "its load is known") }
    if context.client.likes.contains(substitute.exercise) { count(8, "the client likes it") }
    if context.client.dislikes.contains(substitute.exercise) { count(-25, "the client dislikes it") }
    if context.history.blocks.first?.contains(substitute.exercise) == true { count(-4, "was in last month's plan") }
    if session.contains(substitute.exercise) { count(-60, "is in this session already") }
    if substitute.barriers.isEmpty { substitute.reasons.append(new.equipment.isEmpty ? "needs no kit" : "the client has the kit") }
  }

  /// How far the muscles are the same: those that a set counts fully for, as parts of all that either has.
  private func muscles(_ old: ExerciseFacts, _ new: ExerciseFacts, _ count: (Int, String) -> Void) {
    let shared = MuscleSet(bits: old.direct.bits & new.direct.bits)
    let all = MuscleSet(bits: old.direct.bits | new.direct.bits)
    guard !shared.isEmpty else { return count(0, "other main muscles") }
    let points = 40 * shared.count / max(1, all.count)
    if shared == all { return count(points, "same main muscles") }
    count(points, "shares \(shared.members.map(\.name).listed(by: "and"))")
  }

  /// What the client's conditions offer instead of an exercise.
  private func offers(instead exercise: ExerciseID) -> [ExerciseID] {
    analysis.conditions.members.flatMap { rulebook[$0].substitutes.filter { $0.instead == exercise }.flatMap(\.use) }
  }
}
