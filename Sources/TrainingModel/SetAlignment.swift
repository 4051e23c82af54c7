/// Which sets that were done stand for which sets that were asked for: both in their order, so that the loads lie nearest.
///
/// Order and loads decide, and never what came of a set: so a set before the planned ones that leads up to them, or a heavier one behind them,
/// is no attempt at a planned one.
public enum SetAlignment {
  /// For each set that was asked for, in their order, the place of the one that was done for it; nil where none was.
  ///
  /// - Parameters:
  ///   - asked: the loads that were asked for, in one unit; nil and 0 where none was.
  ///   - done: the loads of what was done, in the same unit.
  public static func places(asked: [Double?], done: [Double]) -> [Int?] {
    if done.count == asked.count || done.isEmpty { return asked.indices.map { $0 < done.count ? $0 : nil } }
    // The least cost of what is asked from a place on, of the sets from a place on.
    let width = done.count + 1
    var cost = [Double](repeating: 0, count: (asked.count + 1) * width)
    for place in asked.indices.reversed() {
      cost[place * width + done.count] = Double(asked.count - place) * missing
      for set in done.indices.reversed() {
        cost[place * width + set] = Swift.min(
          cost[(place + 1) * width + set + 1] + distance(done[set], asked[place]), cost[place * width + set + 1],
          cost[(place + 1) * width + set] + missing)
      }
    }
    var result = [Int?](repeating: nil, count: asked.count)
    var (place, set) = (0, 0)
    while place < asked.count, set < done.count {
      let here = cost[place * width + set]
      if cost[(place + 1) * width + set + 1] + distance(done[set], asked[place]) <= here {
        result[place] = set
        (place, set) = (place + 1, set + 1)
      } else if cost[place * width + set + 1] <= here {
        set += 1
      } else {
        place += 1
      }
    }
    return result
  }

  /// Whether a load is what was asked for: half a percent is what noting it in another unit may cost.
  public static func isFull(_ load: Double, _ asked: Double) -> Bool { load >= asked - abs(asked) * 0.005 }

  /// More than any difference of loads, so that a set that could have been meant always is.
  private static var missing: Double { 1000 }

  /// How far a load is from what was asked for, in parts of it; a load below it lies a little further away than one above it.
  private static func distance(_ done: Double, _ asked: Double?) -> Double {
    guard let asked, asked != 0 else { return 0 }
    let off = abs(done - asked) / abs(asked)
    return isFull(done, asked) ? off : off + 0.01
  }
}
