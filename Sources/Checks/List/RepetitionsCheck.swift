import Findings
import TrainingModel

extension RowCheck {
  /// Repetitions stay within what conditions and age ask for. Build-ups lead up to them with fewer.
  static let repetitions = RowCheck(
    .checkLimitReps, section: "training-science 6; plans 1",
    examples: [
      .trips("eight where twelve are the fewest") { $0.limit { $0.reps = 12...100 } },
      .trips("a range that begins too low") { scene in
        scene.limit(Scene.squat) { $0.reps = 8...100 }
        scene.first { ($0.repsMin, $0.repsMax) = (7, 9) }
      },
      .trips("more than the most") { $0.limit(Scene.row) { $0.reps = 6...9 } },
      .trips("whatever the row is called") { scene in
        scene.limit(Scene.squat) { $0.reps = 8...100 }
        scene.first { ($0.repsMin, $0.repsMax, $0.kind) = (1, 1, .mobility) }
      },
      .trips("the stricter of two conditions") { scene in
        scene.limit(Scene.squat) { $0.reps = 6...100 }
        scene.limit(Scene.squat) { $0.reps = 9...100 }
      },
      .passes("the fewest") { $0.limit(Scene.squat) { $0.reps = 8...100 } },
      .passes("the most") { $0.limit(Scene.row) { $0.reps = 6...10 } },
      .passes("a limit on something else") { $0.limit(Scene.legPress) { $0.reps = 12...100 } },
      .passes("ranges that don't meet leave the lighter one") { scene in
        scene.limit(Scene.row) { $0.reps = 10...20 }
        scene.limit(Scene.row) { $0.reps = 5...8 }
      },
    ]
  ) { review in
    review.rows { row in
      guard row.kind != .ramp, row.measure == .reps || row.measure == .repsEachSide else { return nil }
      let (limits, fewest, most) = (review.limits(row), Int(row.repsMin), Int(max(row.repsMin, row.repsMax)))
      if let least = limits.fewestReps, fewest < least {
        return (
          "\(review.name(row)) has \(count(fewest)), and \(who) at least \(least)", "make it \(least) or more, with less load"
        )
      }
      if let limit = limits.mostReps, most > limit {
        return ("\(review.name(row)) has \(count(most)), and \(who) at most \(limit)", "make it \(limit) or fewer")
      }
      return nil
    }
  }

  /// What sets a limit, as the beginning of what it says; which of them it is, is nobody's business who reads a log.
  static let who = "'conditions', age or level ask for"

  private static func count(_ repetitions: Int) -> String { repetitions == 1 ? "1 repetition" : "\(repetitions) repetitions" }
}
