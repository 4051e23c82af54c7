import Rulebook
import TrainingModel

/// Why an exercise begins the block as it does: what follows from what was done, and the sets that decided it.
package struct ProgressReason: Sendable, Equatable {
  package let exercise: ExerciseID
  package let kind: ProgressKind
  /// `a step up, because every planned set reached the top of its range`; for a step of a programme `102.5 kg to 105 kg`.
  package let text: String
  /// The days whose sets decided, the latest first; empty where nothing was done.
  package let days: [CalendarDate]
  /// The sets of these days: `2026-12-02 7, 7, 7, 7 at 75 kg`.
  package let sets: [String]
  /// The rule that decided, where one did.
  package let rule: RuleID?

  /// Both as one sentence without full stop.
  package var sentence: String { sets.isEmpty ? text : "\(text): \(sets.joined(separator: "; "))" }
}

extension LastMonth {
  /// What follows for each exercise of the last block, strand by strand.
  func reasons(_ context: PlanningContext) -> [ProgressReason] {
    verdicts.flatMap { verdict in
      let lifting = context.lifting(verdict.exercise)
      let words = SetWords(unit: context.client.units, lifting: lifting)
      return verdict.strands.map { strand in
        let exposures = verdict.isProjected ? [] : strand.evidence.exposures
        let kind = ProgressKind(strand, isHeldBack: completion != nil)
        return ProgressReason(
          exercise: verdict.exercise, kind: kind, text: kind.text(isProjected: verdict.isProjected) { words.load(Double($0)) },
          days: exposures.map(\.date),
          sets: exposures.map {
            words.text($0.date, $0.sets.map { (words.unit, $0.load, $0.amount) }, effort: $0.sets.compactMap(\.effort).max())
          },
          rule: context.rulebook.history.rule)
      }
    }
  }
}

extension ProgressKind {
  fileprivate init(_ strand: StrandVerdict, isHeldBack: Bool) {
    switch strand.action {
    case .progress(let steps): self = .steps(steps)
    case .hold: self = .holds(isHeldBack ? .missedSessions : strand.evidence.extraReps > 0 ? .earnedWithReps : .withinRange)
    case .repeat:
      guard let last = strand.evidence.exposures.first else {
        self = .repeats(.notLogged)
        return
      }
      self = .repeats(
        last.missingSets > 0
          ? .setsLeftOut
          : last.failedSets > 0 ? .repsMissed : !last.reachesLoad ? .lighter : last.pain > 0 ? .hurtALittle : .harder)
    case .reduce(let part): self = .reduced(strand.lifting.tells(strand.load) ? Int((part * 100).rounded()) : 0)
    case .remove(let stops): self = .removed(stops: stops)
    }
  }
}

extension ProgrammeDecision {
  /// What the sets did to the load.
  func reason(_ context: PlanningContext) -> ProgressReason {
    let words = SetWords(unit: context.client.units, lifting: Lifting(context.rules.facts[exercise.index].loadBasis))
    return ProgressReason(
      exercise: exercise, kind: kind, text: kind.text { words.load(Double($0)) }, days: [date],
      sets: [words.text(date, sets.map { (words.unit, Double($0.load), $0.reps) }, effort: nil)], rule: rule)
  }

  private var kind: ProgressKind {
    if hurts { return .hurts }
    if let old = before.weight, let new = after.weight, old != new { return .moved(from: old, to: new) }
    if after.stage != before.stage { return .stage(after.stage + 1) }
    if after.fails > before.fails { return .failed(after.fails) }
    return after.extraReps != before.extraReps ? .moreReps : .same
  }
}

extension ProgressReason {
  /// The sets of a day as they were logged, each in the unit of its session: `2026-12-02 7, 7 at 75 kg, 8 at 135 lb`.
  ///
  /// - Parameter sets: Each with the load that was written, where there was one.
  package static func words(
    _ date: CalendarDate, _ sets: [(unit: LoadUnit, load: Load?, amount: Int, effort: Double?)], basis: LoadBasis
  ) -> String {
    let lifting = Lifting(basis)
    return SetWords(unit: .kg, lifting: lifting).text(
      date, sets.map { ($0.unit, $0.load.map { lifting.lifted($0) } ?? 0, $0.amount) }, effort: sets.compactMap(\.effort).max())
  }
}

/// Sets as a coach reads them.
private struct SetWords {
  let unit: LoadUnit
  let lifting: Lifting

  /// `75 kg`, `+10 kg`, `20 kg of help`.
  func load(_ lifted: Double) -> String { load(lifted, unit) }

  private func load(_ lifted: Double, _ unit: LoadUnit) -> String {
    PrescriptionWords(.english, .sentence).load(lifting.written(lifted), unit, lifting.basis == .perHand ? .total : lifting.basis)
  }

  /// `2026-12-02 7, 7 at 75 kg, 8 at 62.5 kg`.
  func text(_ date: CalendarDate, _ sets: [(unit: LoadUnit, load: Double, amount: Int)], effort: Double?) -> String {
    var groups: [(unit: LoadUnit, load: Double, amounts: [Int])] = []
    for set in sets {
      if let last = groups.last, last.load == set.load, last.unit == set.unit || set.load == 0 {
        groups[groups.count - 1].amounts.append(set.amount)
      } else {
        groups.append((set.unit, set.load, [set.amount]))
      }
    }
    let parts = groups.map { group in
      let amounts = group.amounts.map(String.init).joined(separator: ", ")
      return group.load == 0 ? amounts : "\(amounts) \(lifting.basis == .assist ? "with" : "at") \(load(group.load, group.unit))"
    }
    let felt = effort.map { effort in " (RPE \(effort == effort.rounded() ? "\(Int(effort))" : "\(effort)"))" } ?? ""
    return "\(date) \(parts.joined(separator: ", "))\(felt)"
  }
}
