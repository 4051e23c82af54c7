import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// What a week contains and in which proportions: rows 14 to 17 and 24 of training-science section 9.
  static let balance: [PlanCheck] = [
    PlanCheck(.checkCoverage) { review in
      guard let subject = review.draft.analysis.subject else { return [] }
      return review.hardWeeks.compactMap { week in
        let missing = review.context.rulebook.balance.coverage.filter {
          $0.when.matches(subject) && review.count($0.patterns, week: week) < $0.times && !review.draft.analysis.emptied.holds($0.patterns)
        }
        guard !missing.isEmpty else { return nil }
        let list = missing.map { $0.id.replacing("_", with: " ") }.joined(separator: ", ")
        return Breach("the week has too little of: \(list)", week: week, severity: review.severityOfShortcoming(week))
      }
    },
    PlanCheck(PullToPush.self) { review, numbers, _ in
      let allowed = numbers.bounds(or: review.context.rulebook.balance.pullToPush.allowed)
      let low = max(allowed.lowerBound, review.draft.analysis.minimumPullToPush ?? 0)
      return review.ratios(low...max(low, allowed.upperBound), "pull", "push") { ($0.pull, $0.push) }
    },
    PlanCheck(QuadToHip.self) { review, numbers, _ in
      review.ratios(numbers.bounds(or: review.context.rulebook.balance.quadToHip.allowed), "quad", "hip") { ($0.quad, $0.hip) }
    },
    PlanCheck(UpperToLower.self) { review, numbers, _ in
      if review.draft.analysis.emptied.holdsTheLegs { return [] }
      return review.ratios(numbers.bounds(or: review.context.rulebook.balance.upperToLower.allowed), "upper-body", "lower-body") {
        ($0.upper, $0.lower)
      }
    },
    PlanCheck(.checkOrder) { review in
      review.sessions.compactMap { session in
        var highest = 0
        for row in review.plan.prescriptions[session.rows] where row.kind.countsAsVolume {
          let rank = review.facts(row).orderRank
          if rank < highest {
            return Breach("\(review.name(row)) stands after lighter work than itself", week: session.week, day: session.day)
          }
          highest = rank
        }
        return nil
      }
    },
    PlanCheck(.checkDuplicate) { review in
      review.sessions.flatMap { session in
        var seen = ExerciseMask()
        var last: ExerciseID?
        return review.plan.prescriptions[session.rows].compactMap { row -> Breach? in
          defer {
            seen.insert(row.exercise)
            last = row.exercise
          }
          return row.exercise != last && seen.contains(row.exercise)
            ? Breach("\(review.name(row)) stands twice in one session", week: session.week, day: session.day) : nil
        }
      }
    },
  ]
}

extension PlanReview {
  /// How many rows of these patterns a week has.
  fileprivate func count(_ patterns: PatternSet, week: Int) -> Int {
    MovementPattern.allCases.reduce(0) { $0 + (patterns.contains($1) ? Int(weeks[week - 1].patterns[Int($1.rawValue)]) : 0) }
  }

  fileprivate func ratios(
    _ allowed: ClosedRange<Double>, _ part: String, _ whole: String, _ sets: (RatioCounts) -> (Int, Int)
  ) -> [PlanCheck.Breach] {
    hardWeeks.compactMap { week in
      let (a, b) = sets(weeks[week - 1].ratios)
      // A week with a handful of sets has no ratio worth the name.
      guard a + b >= 4, Double(a) < allowed.lowerBound * Double(b) || Double(a) > allowed.upperBound * Double(b) else { return nil }
      return PlanCheck.Breach("\(a) \(part) sets stand against \(b) \(whole) sets", week: week, severity: severityOfShortcoming(week))
    }
  }
}
