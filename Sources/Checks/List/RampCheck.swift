import Findings
import Rulebook
import TrainingModel

extension RowCheck {
  /// Each build-up leads to a working set of its exercise, and is lighter than that.
  static let ramp = RowCheck(
    RampParts.self, section: "training-science 5.1; plans 1",
    examples: [
      .trips("no working set follows") { $0.block.plan.prescriptions.removeAll { $0.kind == .work && $0.exercise == Scene.squat } },
      .trips("the working set comes first") { $0.block.plan.prescriptions.swapAt(0, 1) },
      .trips("heavier than the working set") { $0.first(Scene.squat, .ramp) { $0.load = Load(hundredths: 7250) } },
      .passes("as heavy as the working set") { $0.first(Scene.squat, .ramp) { $0.load = Load(hundredths: 7000) } },
      .passes("built up by feel") { $0.first(Scene.squat, .ramp) { $0.load = nil } },
      .trips("less help than in the working set") { scene in
        scene.first { $0.loadBasis = .assist }
        scene.first(Scene.squat, .ramp) { ($0.load, $0.loadBasis) = (Load(hundredths: 4000), .assist) }
      },
      .passes("more help than in the working set") { scene in
        scene.first { $0.loadBasis = .assist }
        scene.first(Scene.squat, .ramp) { ($0.load, $0.loadBasis) = (Load(hundredths: 9000), .assist) }
      },
    ]
  ) { review, parts in
    review.sessions.flatMap { session in
      session.rows.compactMap { place -> Breach? in
        let ramp = review.plan.prescriptions[place]
        guard ramp.kind == .ramp else { return nil }
        guard let goal = goal(ofRampAt: place, in: session, review) else {
          return Breach(
            "\(review.name(ramp)) is built up to, and no working set of it follows in the session", week: session.week,
            day: session.day, hint: "put the build-up before its working set, or take it out")
        }
        guard let load = ramp.load, let most = goal.load, load.hundredths > 0, most.hundredths > 0 else { return nil }
        // More help is less load.
        let isHelp = ramp.loadBasis == .assist
        let part = isHelp ? Double(most.hundredths) / Double(load.hundredths) : Double(load.hundredths) / Double(most.hundredths)
        guard part > parts.warn else { return nil }
        let unit = review.plan.unit
        return Breach(
          isHelp
            ? "a build-up set of \(review.name(ramp)) has \(load) \(unit) of help, less than its working set"
            : "a build-up set of \(review.name(ramp)) has \(load) \(unit), more than its working set",
          week: session.week, day: session.day,
          hint: isHelp
            ? "give it more help than the \(most) \(unit) that it leads to" : "make it lighter than the \(most) \(unit) that it leads to",
          severity: part > parts.error ? .error : nil)
      }
    }
  }

  /// The heaviest of the rows that a build-up leads to: those of its exercise behind it in the session; nil where there is none.
  private static func goal(ofRampAt place: Int, in session: BlockReview.SessionRows, _ review: BlockReview) -> Prescription? {
    let rows = review.plan.prescriptions
    var goal: Prescription?
    for next in (place + 1)..<max(place + 1, session.rows.upperBound) {
      guard rows[next].exercise == rows[place].exercise, rows[next].kind.countsAsVolume || rows[next].kind == .test else { continue }
      let sign: Int32 = rows[next].loadBasis == .assist ? -1 : 1
      if goal.map({ sign * ($0.load?.hundredths ?? 0) < sign * (rows[next].load?.hundredths ?? 0) }) ?? true { goal = rows[next] }
    }
    return goal
  }
}
