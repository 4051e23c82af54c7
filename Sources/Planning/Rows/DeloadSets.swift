/// Shares the sets of an easy week out among a session's slots.
///
/// Rounding each slot on its own would miss the part of sets that the block asks for whenever slots have one or two sets, so a session's
/// total is rounded and shared: one set each, the rest to those that come first. Where one set each is still too many, the least
/// important go without (training-science section 4.5: 40 to 60 % of the sets, at the same frequency).
enum DeloadSets {
  /// `wanted` sets for slots given by their planned sets and priorities in the order of the session.
  static func share(_ planned: [(sets: Int, priority: Int)], wanted: Int) -> [Int] {
    var shared = [Int](repeating: 0, count: planned.count)
    let byImportance = planned.indices.sorted { (planned[$0].priority, $0) < (planned[$1].priority, $1) }
    var left = wanted
    // One set each in the order of importance, then a second round for those that keep more than one in a full week.
    while left > 0 {
      let before = left
      for index in byImportance where left > 0 && shared[index] < planned[index].sets {
        shared[index] += 1
        left -= 1
      }
      if left == before { break }
    }
    return shared
  }
}
