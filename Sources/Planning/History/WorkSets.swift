import Rulebook
import TrainingModel

extension [WorkSet] {
  /// The working sets of one exercise in the order in which they were done, as far as the log counts what the exercise counts.
  ///
  /// - Parameters:
  ///   - measure: What was asked for counts.
  ///   - scale: What brings the sets' unit to the client's.
  ///   - wanted: How many sets were asked for: of an exercise for one side at a time twice as many without a word of sides are its two sides.
  init(_ sets: some Sequence<LoggedSet>, _ facts: ExerciseFacts, in measure: Measure, scale: Double, wanted: Int) {
    self = []
    var (open, isTwoSided) = ([LogSide: [Int]](), false)
    var sides: [LogSide?] = []
    for set in sets {
      guard let amount = set.amount(measure) else { continue }
      let load = (set.load.map { Double($0.hundredths) * scale } ?? 0) * (facts.loadBasis == .assist ? -1 : 1)
      let done = WorkSet(row: set.row, amount: amount, load: load, effort: set.rpe)
      sides.append(set.side)
      if let side = set.side {
        let other: LogSide = side == .left ? .right : .left
        if let place = open[other]?.first {
          open[other]?.removeFirst()
          self[place].take(done)
          isTwoSided = true
          continue
        }
        open[side, default: []].append(count)
      }
      append(done)
    }
    // Who counts sides and left one out has not done the set.
    if isTwoSided { for place in open.values.joined() { self[place].amount = 0 } }
    guard facts.isUnilateral, wanted > 0, count == 2 * wanted, sides.allSatisfy({ $0 == nil }),
      stride(from: 0, to: count, by: 2).allSatisfy({ self[$0].load == self[$0 + 1].load })
    else { return }
    self = stride(from: 0, to: count, by: 2).map { place in
      var both = self[place]
      both.take(self[place + 1])
      return both
    }
  }

  /// For each planned set, in their order, the one that was done for it; nil where none was. What is left over was extra.
  ///
  /// A set that names its row stands for that row. For the others order and loads decide, and never what came of them: so a set before the
  /// planned ones that leads up to them, or a heavier one behind them, is no attempt at a planned one.
  func places(of asked: [AskedSet]) -> [Int?] {
    var places = [Int?](repeating: nil, count: asked.count)
    var isUsed = [Bool](repeating: false, count: count)
    var first = 0
    while first < asked.count {
      guard let row = asked[first].row else {
        first += 1
        continue
      }
      let end = asked[first...].firstIndex { $0.row != row } ?? asked.count
      let mine = indices.filter { self[$0].row == row }
      for (place, index) in zip(first..<end, aligned(asked[first..<end].map { $0 }, among: mine)) {
        places[place] = index
        if let index { isUsed[index] = true }
      }
      for index in mine { isUsed[index] = true }
      first = end
    }
    let open = asked.indices.filter { places[$0] == nil }
    for (place, index) in zip(open, aligned(open.map { asked[$0] }, among: indices.filter { !isUsed[$0] })) { places[place] = index }
    return places
  }

  /// Sets in their order for those asked for in theirs, so that the loads lie nearest.
  private func aligned(_ asked: [AskedSet], among mine: [Int]) -> [Int?] {
    if mine.count == asked.count || mine.isEmpty { return asked.indices.map { $0 < mine.count ? mine[$0] : nil } }
    // The least cost of what is asked from a place on, of the sets from a place on.
    let width = mine.count + 1
    var cost = [Double](repeating: 0, count: (asked.count + 1) * width)
    for place in asked.indices.reversed() {
      cost[place * width + mine.count] = Double(asked.count - place) * Self.missing
      for done in mine.indices.reversed() {
        cost[place * width + done] = Swift.min(
          cost[(place + 1) * width + done + 1] + asked[place].distance(self[mine[done]].load), cost[place * width + done + 1],
          cost[(place + 1) * width + done] + Self.missing)
      }
    }
    var result = [Int?](repeating: nil, count: asked.count)
    var (place, done) = (0, 0)
    while place < asked.count, done < mine.count {
      let here = cost[place * width + done]
      if cost[(place + 1) * width + done + 1] + asked[place].distance(self[mine[done]].load) <= here {
        result[place] = mine[done]
        (place, done) = (place + 1, done + 1)
      } else if cost[place * width + done + 1] <= here {
        done += 1
      } else {
        place += 1
      }
    }
    return result
  }

  /// More than any difference of loads, so that a set that could have been meant always is.
  private static var missing: Double { 1000 }
}

extension WorkSet {
  /// Takes the other side in.
  fileprivate mutating func take(_ other: WorkSet) {
    (amount, load) = (min(amount, other.amount), min(load, other.load))
    if let effort = other.effort { self.effort = max(self.effort ?? effort, effort) }
    row = row ?? other.row
  }
}

/// One set that a plan asked for.
struct AskedSet: Sendable {
  var row: RowID?
  /// Hundredths of the client's unit, below 0 for help; nil where none was asked for.
  var load: Double?

  /// How far a load is from what was asked for, in parts of it; a load below it lies a little further away than one above it.
  fileprivate func distance(_ done: Double) -> Double {
    guard let load, load != 0 else { return 0 }
    let off = abs(done - load) / abs(load)
    return WorkSet.isFull(done, load) ? off : off + 0.01
  }
}
