import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// Build-ups (training-science section 5.1): each leads to a working set of its exercise, and is lighter than that.
  static let ramps: [PlanCheck] = [
    PlanCheck(code: .checkRamp, isSafety: true) { review, check in
      let (warn, error) = (check.threshold("warn", 1), check.threshold("error", 1.2))
      return review.sessions.flatMap { session in
        session.rows.compactMap { place -> Breach? in
          let ramp = review.plan.prescriptions[place]
          guard ramp.kind == .ramp else { return nil }
          guard let goal = review.goal(ofRampAt: place, before: session.rows.upperBound) else {
            return Breach(
              "\(review.name(ramp)) is built up to, and no working set of it follows in the session", week: session.week,
              day: session.day, hint: "put the build-up before its working set, or take it out")
          }
          // More assistance is less load.
          guard ramp.loadBasis != .assist, let load = ramp.load, let most = goal.load, most.hundredths > 0 else { return nil }
          let part = Double(load.hundredths) / Double(most.hundredths)
          guard part > warn else { return nil }
          return Breach(
            "a build-up set of \(review.name(ramp)) has \(load) \(review.plan.unit), more than its working set", week: session.week,
            day: session.day, hint: "make it lighter than the \(most) \(review.plan.unit) that it leads to",
            severity: part > error ? .error : nil)
        }
      }
    }
  ]
}

extension PlanReview {
  /// The heaviest of the rows that a build-up leads to: those of its exercise behind it in the session; nil where there is none.
  fileprivate func goal(ofRampAt place: Int, before end: Int) -> Prescription? {
    let exercise = plan.prescriptions[place].exercise
    var goal: Prescription?
    for next in (place + 1)..<max(place + 1, end) {
      let row = plan.prescriptions[next]
      guard row.exercise == exercise, row.kind.countsAsVolume || row.kind == .test else { continue }
      if goal.map({ ($0.load?.hundredths ?? 0) < (row.load?.hundredths ?? 0) }) ?? true { goal = row }
    }
    return goal
  }
}
