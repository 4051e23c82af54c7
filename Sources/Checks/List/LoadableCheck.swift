import Findings
import TrainingModel

extension RowCheck {
  /// Every load is one that its equipment can make.
  static let loadable = RowCheck(
    .checkLoadable, section: "training-science 4.6 and 9, row 6",
    examples: [
      .trips("71 kg on a bar with plates of 1.25 kg") { $0.first { $0.load = Load(hundredths: 7100) } },
      .trips("less than the empty bar") { $0.first(Scene.squat, .ramp) { $0.load = Load(hundredths: 1750) } },
      .trips("a load for what carries none") { $0.first(Scene.row) { $0.load = Load(hundredths: 1000) } },
      .passes("72.5 kg") { $0.first { $0.load = Load(hundredths: 7250) } },
    ]
  ) { review in
    review.rows { row in
      guard let load = row.load else { return nil }
      let ladder = review.rules.ladder(row.exercise, review.plan.unit)
      if ladder?.contains(load) == true { return nil }
      return ("\(review.name(row)) has a load that its equipment can't make", ladder.map { neighbours(load, $0, review.plan.unit) })
    }
  }

  private static func neighbours(_ load: Load, _ ladder: LoadLadder, _ unit: LoadUnit) -> String {
    let below = ladder.floor(load)
    let above = load < below ? below : ladder.above(below)
    return below == above ? "\(below) \(unit) can be made" : "\(below) or \(above) \(unit) can be made"
  }
}
