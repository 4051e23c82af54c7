import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// Loads that can't be lifted, or don't fit the effort that is asked for: rows 7 and 8 of training-science section 9.
  static let load: [PlanCheck] = [
    PlanCheck(code: .checkFeasibleLoad, isSafety: true) { review, check in
      let slack = check.threshold("slack", 1.03)
      return review.loadedWork { row, load, oneRepMax in
        let most = min(oneRepMax, slack * oneRepMax * EffortTable.part(reps: Int(max(row.repsMin, row.repsMax)), rir: 0))
        return load > most ? "\(review.name(row)) has more load than the client can lift so often" : nil
      }
    },
    PlanCheck(code: .checkEffort) { review, check in
      let tolerance = Int(check.threshold("rir", 2))
      return review.loadedWork { row, load, oneRepMax in
        // Beyond twelve repetitions the chart is too unsure to hold a plan against it (section 4.3).
        guard let rir = row.rir, row.repsMax <= 12, review.phase(Int(row.week)) != .deload else { return nil }
        let middle = (Int(row.repsMin) + Int(row.repsMax)) / 2
        let implied = EffortTable.rir(part: load / oneRepMax, reps: middle)
        return abs(implied - Int(rir)) > tolerance ? "\(review.name(row)) has a load that doesn't fit its reps in reserve" : nil
      }
    },
  ]
}

extension PlanReview {
  /// What `problem` says of each working row with a load and a known 1RM.
  fileprivate func loadedWork(_ problem: (Prescription, _ load: Double, _ oneRepMax: Double) -> String?) -> [PlanCheck.Breach] {
    plan.prescriptions.compactMap { row in
      guard row.kind.countsAsVolume, let load = row.load, let oneRepMax = oneRepMax(row.exercise, week: Int(row.week)),
        let message = problem(row, Double(load.hundredths), oneRepMax)
      else { return nil }
      return PlanCheck.Breach(message, week: Int(row.week), day: Int(row.day))
    }
  }
}
