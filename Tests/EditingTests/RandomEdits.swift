import SeededNumbers
import TrainingModel

@testable import Editing

/// Seeded changes of a block, such as people make them; the result is always well formed.
struct RandomEdits {
  private var random: SeededRandom

  init(_ seed: UInt64) { random = SeededRandom(seed) }

  private mutating func below(_ bound: Int) -> Int { random.below(bound) }

  /// Changes rows of these days (1 to 28, counted from the start) and moves them only among these.
  mutating func edit(_ plan: EditablePlan, days: ClosedRange<Int>, count: Int) -> EditablePlan {
    var result = plan
    func number(_ row: PlanRow) -> Int { (row.week - 1) * 7 + row.day }
    for _ in 0..<count {
      let candidates = result.rows.indices.filter { days.contains(number(result.rows[$0])) }
      guard let place = candidates.isEmpty ? nil : candidates[below(candidates.count)] else { break }
      switch below(9) {
      case 0: result.rows[place].sets = 1 + below(6)
      case 1: result.rows[place].load = below(3) == 0 ? nil : Load(hundredths: Int32(2000 + 250 * below(30)))
      case 2: result.rows[place].note = ["", "slowly", "as heavy as it goes"][below(3)]
      case 3:
        result.rows[place].exercise = ["squat", "row", "press", "plank", "curl"][below(5)]
        result.rows[place].load = nil
      case 4: result.rows.remove(at: place)
      case 5:
        var row = result.rows[place]
        row.rowID = RowID(seed: UInt64(below(1 << 40)), place: 9)
        row.order = 50 + below(40)
        if !result.rows.contains(where: { $0.planDay == row.planDay && $0.order == row.order }) { result.rows.append(row) }
      case 6:
        let day = days.lowerBound + below(days.count)
        var row = result.rows[place]
        (row.week, row.day) = ((day - 1) / 7 + 1, (day - 1) % 7 + 1)
        row.order = (result.rows.filter { $0.planDay == row.planDay && $0.rowID != row.rowID }.map(\.order).max() ?? 0) + 1
        result.rows[place] = row
      case 7:
        let day = result.rows[place].planDay
        let others = result.rows.indices.filter { result.rows[$0].planDay == day }
        let other = others[below(others.count)]
        let order = result.rows[place].order
        result.rows[place].order = result.rows[other].order
        result.rows[other].order = order
      default: result.rows[place].repsMax = below(2) == 0 ? nil : 8 + below(8)
      }
      result.sort()
    }
    result.shapeSessions(from: plan)
    return result
  }
}
