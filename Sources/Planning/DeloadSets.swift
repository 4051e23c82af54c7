import Rulebook
import TrainingModel

/// Shares the sets of an easy week out among a session's slots.
///
/// Rounding each slot on its own would miss the part of sets that the block asks for whenever slots have one or two sets, so the
/// session's total is rounded and shared: one set each, the rest to those that come first. Where one set each is still too many, the
/// least important go without (training-science section 4.5: 40 to 60 % of the sets, at the same frequency).
enum DeloadSets {
  /// The sets of each slot in the easy week, for slots given by their planned sets and priorities in the order of the session.
  static func share(_ planned: [(sets: Int, priority: Int)], part: Double) -> [Int] {
    let total = planned.reduce(0) { $0 + $1.sets }
    guard total > 0 else { return planned.map { _ in 0 } }
    let wanted = max(1, Int((Double(total) * part).rounded()))
    var shared = planned.map { _ in 0 }
    var left = wanted
    let byImportance = planned.indices.sorted { (planned[$0].priority, $0) < (planned[$1].priority, $1) }
    while left > 0 {
      let before = left
      for index in byImportance where left > 0 && shared[index] < planned[index].sets && shared[index] < 12 {
        // A second round only for those that keep more than one set in a full week.
        shared[index] += 1
        left -= 1
      }
      if left == before { break }
    }
    return shared
  }
}
