import Findings
import TrainingModel

extension RowCheck {
  /// No load is a greater part of 1RM than conditions and age allow, in whatever row.
  static let intensity = RowCheck(
    .checkLimitIntensity, section: "training-science 4.1 and 6; plans 1",
    examples: [
      .trips("70 % where 60 % are allowed") { $0.limit { $0.intensity = 60 } },
      .trips("a build-up") { scene in
        scene.limit { $0.intensity = 70 }
        scene.first(Scene.squat, .ramp) { $0.load = Load(hundredths: 7250) }
      },
      .trips("a lift that is known by a related one") { scene in
        scene.limit { $0.intensity = 70 }
        scene.rules.exercises[1].seed = (Scene.squat, 1)
        scene.first { ($0.exercise, $0.load) = (Scene.legPress, Load(hundredths: 7500)) }
      },
      .trips("percent of 1RM, where the load is for the client to work out") { scene in
        scene.limit { $0.intensity = 80 }
        scene.first { ($0.load, $0.target) = (nil, Target(.percentOfMax, percent: 85)) }
      },
      .passes("as much as is allowed") { $0.limit { $0.intensity = 70 } },
      .passes("nobody knows what they can lift") { scene in
        scene.limit { $0.intensity = 60 }
        scene.client.lifts = []
      },
      .passes("a limit on something else") { $0.limit(Scene.legPress) { $0.intensity = 50 } },
    ]
  ) { review in
    review.rows { row in
      guard let most = review.limits(row).intensity, let percent = percent(row, review), percent > most * 1.0005 else { return nil }
      let limit = most == most.rounded() ? "\(Int(most))" : "\(most)"
      return (
        "\(review.name(row)) has more than \(limit) % of what the client can lift once, and \(who) at most that", "take a lighter load"
      )
    }
  }

  /// The part of 1RM that a row asks for, in percent; nil where it says none, or nothing is known. What assists is no load.
  private static func percent(_ row: Prescription, _ review: BlockReview) -> Double? {
    if row.load != nil {
      return review.strength.lifted(row).flatMap { load in review.strength.oneRepMax(row.exercise).map { load / $0 * 100 } }
    }
    return row.target.kind == .percentOfMax ? Double(row.target.low) + Double(row.target.high) / 10 : nil
  }
}
