import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// This month against the last: rows 21 and 25 of training-science section 9.
  static let history: [PlanCheck] = [
    PlanCheck(.checkHistory) { review in
      guard let last = review.context.history.last else { return [] }
      let check = LastMonthCheck(review, last)
      return check.breaches() + check.breachesOfLogs()
    }
  ]
}

extension PlanReview {
  /// Muscles whose hardest week has far more sets than the last block's; no matter where the floor asks for them.
  func gainsSinceLastMonth(_ rise: SetRise) -> [PlanCheck.Breach] {
    guard let last = context.history.last, draft.analysis.lastMonth.layoff == nil else { return [] }
    let past = PastVolume(last, context.rules)
    guard past.isKnown else { return [] }
    return Muscle.allCases.compactMap { muscle in
      let lane = Int(muscle.rawValue)
      let hardest = hardWeeks.map { Int(weeks[$0 - 1].halfSets[lane]) }.max() ?? 0
      guard hardest > past.most(lane, part: rise.part, sets: rise.sets) else { return nil }
      let isFloor = hardest <= Int(draft.analysis.bands.floor[lane]) + 2
      return PlanCheck.Breach("\(muscle.name) has far more sets than last month", severity: isFloor ? .info : nil)
    }
  }
}

/// Holds the loads that a block begins with against what the last one prescribed.
private struct LastMonthCheck {
  private let review: PlanReview
  private let last: PastBlock
  private let carried: CarriedStrength

  init(_ review: PlanReview, _ last: PastBlock) {
    (self.review, self.last) = (review, last)
    carried = CarriedStrength(last, through: Mesocycle.weekCount, review.context)
  }

  /// Rows that rise although their logs say that they must not, and exercises that hurt.
  func breachesOfLogs() -> [PlanCheck.Breach] {
    let month = review.draft.analysis.lastMonth
    guard !month.verdicts.isEmpty else { return [] }
    return review.plan.prescriptions.compactMap { row in
      if month.painful.contains(row.exercise) {
        return PlanCheck.Breach("\(review.name(row)) hurt last month and is planned again", week: Int(row.week), day: Int(row.day))
      }
      guard row.week == 1, row.kind.countsAsVolume, let load = review.lifted(row), let verdict = month.verdict(row.exercise),
        verdict.load > 0,
        let limit = month.limit(of: row.exercise, reps: Int(max(row.repsMin, row.repsMax))),
        Int(max(row.repsMin, row.repsMax)) >= limit.reps - 2
      else { return nil }
      // Less than the lightest load can't be asked for, whatever the logs say.
      let most = max(limit.load + 0.5, Double(review.ladder(row)?.min ?? 0))
      return load > most
        ? PlanCheck.Breach("\(review.name(row)) rises although its logs say otherwise", week: 1, day: Int(row.day)) : nil
    }
  }

  /// Rows of the first week that build on more strength than the history shows, or don't make good for a pause.
  func breaches() -> [PlanCheck.Breach] {
    let layoff = review.draft.analysis.lastMonth.layoff
    return review.plan.prescriptions.compactMap { row in
      guard row.week == 1, row.kind.countsAsVolume, let load = review.lifted(row), let rir = row.rir,
        let old = carried.known.first(where: { $0.exercise == row.exercise })?.oneRepMax,
        !review.draft.analysis.isLiftNewer(than: last.start, for: row.exercise, review.context)
      else { return nil }
      let reps = Int(max(row.repsMin, row.repsMax))
      let step = Double(review.ladder(row)?.step ?? 0)
      // What can be made is one step off at the most.
      let now = (load - step) / EffortTable.part(reps: reps, rir: Int(rir))
      if let layoff, layoff.isReturn, !layoff.startsAgain, let first = layoff.weeks.first {
        let usual = old * EffortTable.part(reps: reps, rir: 0)
        return load - step > usual * first.load
          ? PlanCheck.Breach("\(review.name(row)) is as heavy after the pause as before", week: 1, day: Int(row.day)) : nil
      }
      let rise = review.context.rulebook.history.strength.rise[Int(review.draft.analysis.experience.rawValue)]
      return now > old * (1 + rise)
        ? PlanCheck.Breach("\(review.name(row)) starts heavier than last month and its logs allow", week: 1, day: Int(row.day)) : nil
    }
  }
}
