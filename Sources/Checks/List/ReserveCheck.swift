import Findings
import TrainingModel

extension RowCheck {
  /// No set goes nearer to failure than conditions and age allow.
  static let reserve = RowCheck(
    .checkLimitReserve, section: "training-science 6; plans 1",
    examples: [
      .trips("two in reserve where three are asked for") { $0.limit { $0.reserve = 3 } },
      .trips("a build-up to failure") { scene in
        scene.limit { $0.reserve = 2 }
        scene.first(Scene.squat, .ramp) { $0.rir = 0 }
      },
      .trips("a test") { scene in
        scene.limit { $0.reserve = 1 }
        scene.first { ($0.kind, $0.rir) = (.test, nil) }
      },
      .trips("as many as possible") { scene in
        scene.limit { $0.reserve = 2 }
        scene.first { ($0.kind, $0.rir, $0.repsMax) = (.amrap, nil, 0) }
      },
      .trips("a load that leaves none, without a word of effort") { scene in
        scene.limit { $0.reserve = 2 }
        scene.first { ($0.rir, $0.load) = (nil, Load(hundredths: 7750)) }
      },
      .passes("as many as are asked for") { $0.limit { $0.reserve = 2 } },
      .passes("a limit on something else") { $0.limit(Scene.legPress) { $0.reserve = 4 } },
      .passes("a walk says no reserve") { $0.limit(Scene.walk) { $0.reserve = 4 } },
    ]
  ) { review in
    var breaches: [Breach] = []
    for row in review.plan.prescriptions {
      let least = review.limits(row).reserve
      guard least > 0 else { continue }
      if let left = left(row, review), left < least {
        let text = "\(review.name(row)) leaves \(left == 0 ? "nothing" : "\(left)") in reserve, and \(who) at least \(least)"
        breaches.append(
          Breach(text, week: Int(row.week), day: Int(row.day), hint: "set its 'rir' to \(least) or more, with a load that fits"))
      } else if isSilent(row, review) {
        breaches.append(
          Breach(
            "\(review.name(row)) doesn't say what to leave in reserve, and \(who) at least \(least)", week: Int(row.week),
            day: Int(row.day),
            hint: "set its 'rir' to \(least) or more", severity: .warning))
      }
    }
    return breaches
  }

  /// What a row leaves in reserve: as it says, as its kind means, or as its load has it; nil where nothing tells.
  private static func left(_ row: Prescription, _ review: BlockReview) -> Int? {
    if let said = row.rir { return Int(said) }
    guard review.entry(row).pattern.isResistance, row.kind != .ramp else { return nil }
    // A test is to the end; who does as many as possible stops one short of it at best.
    if row.kind == .test { return 0 }
    if row.kind == .amrap { return 1 }
    guard row.measure == .reps || row.measure == .repsEachSide, let load = review.strength.lifted(row),
      let known = review.strength.oneRepMax(row.exercise)
    else { return nil }
    return Strength.reserve(part: load / known, reps: Int(row.repsMin))
  }

  /// Whether a working set of a generated week says neither effort nor a load that tells it. What is done fast ends before it gets slow, and
  /// a named programme says percentages.
  private static func isSilent(_ row: Prescription, _ review: BlockReview) -> Bool {
    let pattern = review.entry(row).pattern
    return review.client.template == nil && row.kind.countsAsVolume && row.rir == nil && pattern.isResistance
      && pattern != .powerJumpThrow && pattern != .olympic && row.target.kind != .fastIntent && left(row, review) == nil
  }
}
