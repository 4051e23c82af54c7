import Rulebook
import TrainingModel

extension [WorkSet] {
  /// The working sets of one exercise in the order in which they were done, as far as the log counts what the exercise counts.
  ///
  /// - Parameters:
  ///   - measure: What was asked for counts.
  ///   - lifting: How their loads become what was lifted.
  ///   - scale: What brings the sets' unit to the client's.
  ///   - wanted: How many sets were asked for: of an exercise for one side at a time twice as many without a word of sides are its two sides.
  init(
    _ sets: some Sequence<LoggedSet>, _ facts: ExerciseFacts, _ lifting: Lifting, in measure: Measure, scale: Double, wanted: Int
  ) {
    self = []
    reserveCapacity(Swift.max(4, wanted))
    var (open, isTwoSided, isSided) = ([LogSide: [Int]](), false, false)
    for set in sets {
      guard let amount = set.amount(measure) else { continue }
      // Without a number nobody knows how much a machine helped.
      let load = set.load.map { lifting.lifted(Double($0.hundredths) * scale) } ?? (lifting.basis == .assist ? 0 : lifting.lifted(0))
      let done = WorkSet(row: set.row, amount: amount, load: load, effort: set.rpe)
      if let side = set.side {
        isSided = true
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
    guard facts.isUnilateral, wanted > 0, count == 2 * wanted, !isSided,
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
  /// A set that names its row stands for that row; for the others `SetAlignment` decides.
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

  /// Sets in their order for those asked for in theirs.
  private func aligned(_ asked: [AskedSet], among mine: [Int]) -> [Int?] {
    SetAlignment.places(asked: asked.map(\.load), done: mine.map { self[$0].load }).map { $0.map { mine[$0] } }
  }
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
  /// What was to be lifted, in hundredths of the client's unit; nil where nothing was said of it.
  var load: Double?
}
