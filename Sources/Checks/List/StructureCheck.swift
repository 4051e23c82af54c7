import Findings
import TrainingModel

extension RowCheck {
  /// Every number is within the bounds of the rules, and rows stand in their order.
  static let structure = RowCheck(
    .checkStructure, section: "training-science 7.3 and 9, row 5",
    examples: [
      .trips("13 sets") { $0.first { $0.sets = 13 } },
      .trips("eleven minutes of rest") { $0.first { $0.restSeconds = 660 } },
      .trips("two rows in one place") { $0.first { $0.order = 1 } },
      .trips("the most is less than the fewest") { $0.first { ($0.repsMin, $0.repsMax) = (8, 6) } },
      .trips("a load of nothing") { $0.first { $0.load = Load(hundredths: 0) } },
      .trips("a session without a row") { $0.block.plan.prescriptions.removeAll { $0.week == 1 && $0.day == 1 } },
      .passes("12 sets") { $0.first { $0.sets = 12 } },
      .passes("no upper end") { $0.first { $0.repsMax = 0 } },
      .passes("a gap where a row was taken out") { $0.block.plan.prescriptions.remove(at: 2) },
    ]
  ) { review in
    var breaches: [Breach] = []
    for session in review.sessions {
      // A row that was taken out leaves a gap, which is no reason to number the others anew.
      var last = 0
      for row in review.plan.prescriptions[session.rows] {
        if !isSound(row, after: last, review.rules.bounds) {
          breaches.append(Breach("\(review.name(row)) has a number out of range", week: session.week, day: session.day))
        }
        last = Int(row.order)
      }
      if session.rows.isEmpty { breaches.append(Breach("a session has no exercise", week: session.week, day: session.day)) }
    }
    return breaches
  }

  private static func isSound(_ row: Prescription, after last: Int, _ bounds: NumberBounds) -> Bool {
    let amounts = bounds.amounts(row.measure)
    guard Int(row.order) > last, bounds.sets.contains(Int(row.sets)), bounds.rest.contains(Int(row.restSeconds)) else { return false }
    guard amounts.contains(Int(row.repsMin)), row.repsMax == 0 || (row.repsMax >= row.repsMin && amounts.contains(Int(row.repsMax))) else {
      return false
    }
    return row.rir.map { bounds.reserve.contains(Int($0)) } ?? true && row.load.map { $0.hundredths > 0 } ?? true
  }
}
