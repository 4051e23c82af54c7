import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// What a week contains and in which proportions: rows 14 to 17 and 24 of training-science section 9.
  static let balance: [PlanCheck] = [
    PlanCheck(code: .checkCoverage) { review, _ in
      guard let subject = review.draft.subject else { return [] }
      return review.hardWeeks.flatMap { week in
        review.context.rulebook.balance.coverage.filter { $0.when.matches(subject) && review.count($0.patterns, week: week) < $0.times }.map {
          Breach("the week has too little of '\($0.id)'", week: week)
        }
      }
    },
    PlanCheck(code: .checkPushPull) { review, _ in
      let rule = review.context.rulebook.balance.pullToPush
      let low = max(rule.allowed.lowerBound, review.draft.minimumPullToPush ?? 0)
      return review.ratios(low...max(low, rule.allowed.upperBound), "pull", "push") { ($0.pull, $0.push) }
    },
    PlanCheck(code: .checkQuadHip) { review, _ in
      review.ratios(review.context.rulebook.balance.quadToHip.allowed, "quad", "hip") { ($0.quad, $0.hip) }
    },
    PlanCheck(code: .checkUpperLower) { review, _ in
      review.ratios(review.context.rulebook.balance.upperToLower.allowed, "upper-body", "lower-body") { ($0.upper, $0.lower) }
    },
    PlanCheck(code: .checkOrder) { review, _ in
      review.sessions.compactMap { session in
        let ranks = review.plan.prescriptions[session.rows].map { review.facts($0).orderRank }
        return zip(ranks, ranks.dropFirst()).contains { $0 > $1 }
          ? Breach("single-joint or core work stands before a compound lift", week: session.week, day: session.day) : nil
      }
    },
    PlanCheck(code: .checkDuplicate, isSafety: true) { review, _ in
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
    _ allowed: ClosedRange<Double>, _ part: String, _ whole: String, _ sets: (WeekReview) -> (Int, Int)
  ) -> [PlanCheck.Breach] {
    hardWeeks.compactMap { week in
      let (a, b) = sets(weeks[week - 1])
      // A week with a handful of sets has no ratio worth the name.
      guard a + b >= 4, !allowed.contains(Double(a) / Double(max(1, b))) || (b == 0) else { return nil }
      return PlanCheck.Breach("\(a) \(part) sets stand against \(b) \(whole) sets", week: week)
    }
  }
}

extension ExerciseFacts {
  /// Where the exercise belongs in a session: fast, compound, single joint, core, then the rest.
  fileprivate var orderRank: Int {
    switch pattern {
    case .mobility, .balance, .powerJumpThrow, .olympic: 0
    case .conditioning: 4
    case .carry: 2
    case _ where pattern.isCore: 3
    default: isCompound ? 1 : 2
    }
  }
}
