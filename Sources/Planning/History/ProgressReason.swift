import Rulebook
import TrainingModel

/// Why an exercise begins the block as it does: what follows from what was done, and the sets that decided it.
package struct ProgressReason: Sendable, Equatable {
  package let exercise: ExerciseID
  /// `a step up, because every planned set reached the top of its range`; for a step of a programme `102.5 to 105 kg`.
  package let text: String
  /// The days whose sets decided, the latest first: `2026-12-02 7, 7, 7, 7 at 75 kg`; empty where nothing was done.
  package let sets: [String]
  /// The rule that decided, where one did.
  package let rule: RuleID?

  /// Both as one sentence without full stop.
  package var sentence: String { sets.isEmpty ? text : "\(text): \(sets.joined(separator: "; "))" }
}

extension LastMonth {
  /// What follows for each exercise of the last block, strand by strand.
  func reasons(_ context: PlanningContext) -> [ProgressReason] {
    let words = SetWords(unit: context.client.units)
    return verdicts.flatMap { verdict in
      verdict.strands.map { strand in
        ProgressReason(
          exercise: verdict.exercise, text: Self.text(strand, isProjected: verdict.isProjected, isHeldBack: completion != nil),
          sets: verdict.isProjected
            ? []
            : strand.evidence.exposures.map {
              words.text($0.date, $0.sets.map { ($0.load, $0.amount) }, effort: $0.sets.compactMap(\.effort).max())
            },
          rule: context.rulebook.history.rule)
      }
    }
  }

  private static func text(_ strand: StrandVerdict, isProjected: Bool, isHeldBack: Bool) -> String {
    let because = isProjected ? "nobody logged, so it is taken for done as it was asked for" : nil
    switch strand.action {
    case .progress(let steps):
      let many = steps == 1 ? "a step up" : "\(steps) steps up"
      return "\(many), because \(because ?? "every planned set reached the top of its range")"
    case .hold:
      if isHeldBack { return "the load stays, because too many sessions were missed" }
      if strand.evidence.extraReps > 0 {
        return "the load stays and repetitions rise, because a step of the kit has to be earned with them"
      }
      return because.map { "the load stays and repetitions rise, because \($0)" }
        ?? "the load stays and repetitions rise, because not every planned set was at the top of its range as easily as asked"
    case .repeat:
      guard let last = strand.evidence.exposures.first else { return "the same again, because nothing of it was logged" }
      if last.missingSets > 0 { return "the same again, because planned sets were left out" }
      if last.failedSets > 0 { return "the same again, because repetitions were missed" }
      if !last.reachesLoad { return "the same again, because less was lifted than asked for" }
      return last.pain > 0 ? "the same again, because it hurt a little" : "the same again, because it was harder than asked for"
    case .reduce(let part): return "\(Int((part * 100).rounded())) % less, because its last sessions were too hard"
    case .remove(let stops):
      return stops ? "its whole movement is left out, because it hurt badly" : "something else instead, because it hurt"
    }
  }
}

extension ProgrammeDecision {
  /// What the sets did to the load.
  func reason(_ context: PlanningContext) -> ProgressReason {
    let words = SetWords(unit: context.client.units)
    let text: String
    if hurts {
      text = "nothing rises, because it hurt"
    } else if let old = before.weight, let new = after.weight, old != new {
      text = "\(words.load(Double(old))) to \(words.load(Double(new)))"
    } else if after.stage != before.stage {
      text = "on to stage \(after.stage + 1)"
    } else if after.fails > before.fails {
      text = "stays, with \(after.fails) failed session\(after.fails == 1 ? "" : "s") in a row"
    } else if after.extraReps != before.extraReps {
      text = "the load stays and repetitions rise"
    } else {
      text = "stays as it is"
    }
    return ProgressReason(
      exercise: exercise, text: text, sets: [words.text(date, sets.map { (Double($0.load), $0.reps) }, effort: nil)], rule: rule)
  }
}

/// Sets as a coach reads them.
private struct SetWords {
  let unit: LoadUnit

  /// `75 kg`.
  func load(_ hundredths: Double) -> String { "\(Load(hundredths: Int32(clamping: Int(hundredths.rounded())))) \(unit.id)" }

  /// `2026-12-02 7, 7 at 75 kg, 8 at 62.5 kg`.
  func text(_ date: CalendarDate, _ sets: [(load: Double, amount: Int)], effort: Double?) -> String {
    var groups: [(load: Double, amounts: [Int])] = []
    for set in sets {
      if groups.last?.load == set.load {
        groups[groups.count - 1].amounts.append(set.amount)
      } else {
        groups.append((set.load, [set.amount]))
      }
    }
    let parts = groups.map { group in
      let amounts = group.amounts.map(String.init).joined(separator: ", ")
      return group.load == 0
        ? amounts : group.load < 0 ? "\(amounts) with \(load(-group.load)) of help" : "\(amounts) at \(load(group.load))"
    }
    let felt = effort.map { effort in " (RPE \(effort == effort.rounded() ? "\(Int(effort))" : "\(effort)"))" } ?? ""
    return "\(date) \(parts.joined(separator: ", "))\(felt)"
  }
}
