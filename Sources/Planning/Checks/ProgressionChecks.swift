import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// What happens from week to week: rows 18 to 23 of training-science section 9.
  static let progression: [PlanCheck] = [
    PlanCheck(code: .checkRest) { review, check in
      let least = UInt16(check.threshold("rest", 120))
      let part = check.threshold("intensity", 80) / 100
      return review.plan.prescriptions.compactMap { row in
        guard row.kind.countsAsVolume, row.sets > 1, row.restSeconds < least, review.facts(row).isCompound, let load = row.load,
          let oneRepMax = review.oneRepMax(row.exercise, week: 1), Double(load.hundredths) >= part * oneRepMax
        else { return nil }
        return Breach("\(review.name(row)) is heavy and has less than \(least) s of rest", week: Int(row.week), day: Int(row.day))
      }
    },
    PlanCheck(code: .checkOverload) { review, _ in
      review.mainRows.compactMap { first in
        let later = review.plan.prescriptions.filter { $0.isSamePlace(as: first) && review.phase(Int($0.week)) != .deload }
        guard let last = later.last, last.week >= 3 else { return nil }
        let isFlat = last.load == first.load && last.repsMin == first.repsMin && last.repsMax == first.repsMax && last.sets == first.sets
        return isFlat ? Breach("\(review.name(first)) doesn't progress from week 1 to week \(last.week)", day: Int(first.day)) : nil
      }
    },
    PlanCheck(code: .checkLoadStep) { review, check in
      let (warn, error) = (check.threshold("warn", 10) / 100, check.threshold("error", 15) / 100)
      return review.mainRows.flatMap { first in
        let rows = review.plan.prescriptions.filter { $0.isSamePlace(as: first) && review.phase(Int($0.week)) != .deload }
        return zip(rows, rows.dropFirst()).compactMap { earlier, later -> Breach? in
          guard let a = earlier.load, let b = later.load else { return nil }
          let rise = Double(b.hundredths) / Double(a.hundredths) - 1
          guard rise > warn + 0.0001 || rise < 0 else { return nil }
          return Breach(
            "\(review.name(later)) jumps from \(a) to \(b) \(review.plan.unit)", week: Int(later.week), day: Int(later.day),
            severity: rise > error + 0.0001 ? .error : .warning)
        }
      }
    },
    PlanCheck(code: .checkSetRamp) { review, check in
      let part = check.threshold("part", 20) / 100
      let weeks = review.hardWeeks
      return zip(weeks, weeks.dropFirst()).flatMap { earlier, later in
        review.muscles(in: review.weeks[later - 1].halfSets .> review.weeks[earlier - 1].halfSets).filter { muscle in
          let (a, b) = (review.weeks[earlier - 1].halfSets[Int(muscle.rawValue)], review.weeks[later - 1].halfSets[Int(muscle.rawValue)])
          return b - a > 4 && Double(b) > Double(a) * (1 + part)
        }.map { Breach("\($0.name) gains more than two sets and a fifth in a week", week: later) }
      }
    },
    PlanCheck(code: .checkDeload) { review, check in
      let range = check.threshold("low", 0.4)...check.threshold("high", 0.7)
      return review.plan.weeks.filter { $0.phase == .deload && $0.week > 1 }.compactMap { week in
        let count = { (wanted: Int) in review.sessions.count { $0.week == wanted } }
        let (easy, hard) = (review.weeks[week.week - 1].workingSets, review.weeks[week.week - 2].workingSets)
        guard count(week.week) == count(week.week - 1), hard > 0, !range.contains(Double(easy) / Double(hard)) else { return nil }
        return Breach("the easy week has \(easy) sets against \(hard) the week before", week: week.week)
      }
    },
  ]
}

extension PlanReview {
  /// The working rows of week 1 that progress: one for each place.
  fileprivate var mainRows: [Prescription] { plan.prescriptions.filter { $0.week == 1 && $0.kind.countsAsVolume } }
}

extension Prescription {
  /// Whether the row is what another week has at this row's place: the same day and exercise.
  fileprivate func isSamePlace(as other: Prescription) -> Bool {
    day == other.day && exercise == other.exercise && kind == other.kind
  }
}
