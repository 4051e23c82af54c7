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
    var shared = [Int](repeating: 0, count: planned.count)
    guard total > 0 else { return shared }
    var left = max(1, Int((Double(total) * part).rounded()))
    // One set each in the order of importance, then a second round for those that keep more than one in a full week.
    while left > 0 {
      let before = left
      for priority in 1...9 {
        for index in planned.indices where planned[index].priority == priority && left > 0 && shared[index] < planned[index].sets {
          shared[index] += 1
          left -= 1
        }
      }
      if left == before { break }
    }
    return shared
  }
}
