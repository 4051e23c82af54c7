import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// Loads that don't fit the effort that is asked for, or the goal: row 8 of training-science section 9 and section 7.3.
  static let load: [PlanCheck] = [
    PlanCheck(EffortTolerance.self) { review, numbers, _ in
      // A build-up is easy on purpose.
      review.loaded({ $0 != .ramp }) { row, load in
        // Beyond twelve repetitions the chart is too unsure to hold a plan against it (section 4.3).
        // A 1RM that comes from a related lift is light on purpose and 15 % unsure (section 4.7): only a known one says what is left.
        guard let rir = row.rir, row.repsMax <= 12, !review.isEased(Int(row.week)),
          review.draft.lifts[row.exercise.index] > 0, let oneRepMax = review.oneRepMax(row.exercise)
        else { return nil }
        let implied = EffortTable.rir(part: load / oneRepMax, reps: (Int(row.repsMin) + Int(row.repsMax)) / 2)
        // A condition's limit of load leaves more in reserve than the effort says, and is meant to.
        let isLimited = implied > Int(rir) && (review.slot(row)?.limit.maxIntensity ?? 100) < 100
        return abs(implied - Int(rir)) > numbers.reserve && !isLimited
          ? "\(review.name(row)) has a load that doesn't fit its reps in reserve" : nil
      }
    },
    PlanCheck(.checkGoalBand) { review in
      let slack = review.context.rulebook.sanitisation.outsideBand
      // The band is one of working sets: what leads to them is lighter, and a test heavier.
      return review.loaded(\.countsAsVolume) { row, load in
        guard !review.isEased(Int(row.week)), let oneRepMax = review.oneRepMax(row.exercise), let slot = review.slot(row),
          slot.role == .main, let band = slot.prescription.intensity
        else { return nil }
        let percent = load / oneRepMax * 100
        // A condition's limit is lower on purpose, and asks for other repetitions.
        let low = min(band.lowerBound - slack, slot.limit.maxIntensity - slack)
        let isMoved = !slot.limit.reps.contains(slot.prescription.reps.lowerBound)
        return percent > band.upperBound + slack || (percent < low && !isMoved)
          ? "\(review.name(row)) has a load outside the goal's percentages" : nil
      }
    },
  ]
}

extension PlanReview {
  /// What `problem` says of each row with a load whose kind is asked for.
  fileprivate func loaded(_ isAsked: (RowKind) -> Bool, _ problem: (Prescription, _ load: Double) -> String?) -> [PlanCheck.Breach] {
    var breaches: [PlanCheck.Breach] = []
    for row in plan.prescriptions where isAsked(row.kind) {
      guard let load = lifted(row), let message = problem(row, load) else { continue }
      breaches.append(PlanCheck.Breach(message, week: Int(row.week), day: Int(row.day)))
    }
    return breaches
  }
}
