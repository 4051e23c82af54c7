import Findings
import TrainingModel

/// Checks that bands of repetitions in a list of decisions neither overlap nor leave a gap.
struct BandChecks {
  let decisions: [SchemeDecision]
  let places: [Place]
  let complaints: Complaints

  func run() {
    check(\.reps)
    check(\.total)
    checkReach()
  }

  private typealias Band = WritableKeyPath<SchemeCondition, ClosedRange<Int>?>

  /// Decisions that ask the same but for the band are one list of bands.
  private func check(_ band: Band) {
    var done: [SchemeCondition] = []
    for index in decisions.indices {
      guard decisions[index].when[keyPath: band] != nil else { continue }
      var others = decisions[index].when
      others[keyPath: band] = nil
      if done.contains(others) { continue }
      done.append(others)
      let group = decisions.indices.filter { place in
        var asked = decisions[place].when
        guard asked[keyPath: band] != nil else { return false }
        asked[keyPath: band] = nil
        return asked == others
      }
      check(group, band, others)
    }
  }

  /// Bands of a group among themselves; what they leave open, decisions that ask less may fill.
  private func check(_ group: [Int], _ band: Band, _ others: SchemeCondition) {
    let wider = decisions.filter { decision in
      var asked = decision.when
      asked[keyPath: band] = nil
      return asked != others && decision.when[keyPath: band] != nil && asked.asksNoMore(than: others)
    }
    let takesRest = decisions.contains { $0.when[keyPath: band] == nil && $0.when.asksNoMore(than: others) }
    let filled = wider.compactMap { $0.when[keyPath: band] }
    let bands = group.compactMap { index in decisions[index].when[keyPath: band].map { (index: index, range: $0) } }
      .sorted { ($0.range.lowerBound, $0.index) < ($1.range.lowerBound, $1.index) }
    guard bands.count > 1 else { return }
    for (earlier, later) in zip(bands, bands.dropFirst()) {
      if later.range.lowerBound <= earlier.range.upperBound {
        complaints.add(
          .rulesOverlap, "\(later.range.lowerBound) repetitions are in two bands", at: places[later.index],
          hint: "the other band is in \(places[earlier.index])")
      } else if !takesRest, !isFilled(earlier.range.upperBound + 1, later.range.lowerBound - 1, by: filled) {
        complaints.add(
          .rulesGap, "no band holds \(earlier.range.upperBound + 1) repetitions", at: places[later.index],
          hint: "the band before it is in \(places[earlier.index])")
      }
    }
    if !takesRest, let first = bands.first, let last = bands.last {
      if !isFilled(0, first.range.lowerBound - 1, by: filled) {
        complaints.add(
          .rulesGap, "no band holds fewer than \(first.range.lowerBound) repetitions", at: places[first.index],
          hint: "begin with '..\(first.range.lowerBound - 1)', or end the list with 'otherwise: true'")
      }
      if !isFilled(last.range.upperBound + 1, Int(Quantity.repsDone.bounds.upperBound), by: filled) {
        complaints.add(
          .rulesGap, "no band holds more than \(last.range.upperBound) repetitions", at: places[last.index],
          hint: "end with '\(last.range.upperBound + 1)..', or end the list with 'otherwise: true'")
      }
    }
  }

  /// Whether every number from `low` to `high` is in one of the ranges.
  private func isFilled(_ low: Int, _ high: Int, by ranges: [ClosedRange<Int>]) -> Bool {
    var next = low
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.contains(next) { next = range.upperBound + 1 }
    return next > high
  }

  /// Nothing stands behind a decision that takes everything.
  private func checkReach() {
    guard let first = decisions.firstIndex(where: { $0.when == SchemeCondition() }), first + 1 < decisions.count else { return }
    complaints.add(
      .rulesNeverMatches, "the decision can never hold: the one before it takes everything", at: places[first + 1],
      hint: "'otherwise' stands last; see \(places[first])")
  }
}

extension SchemeCondition {
  /// Whether everything that this asks the other asks as well.
  fileprivate func asksNoMore(than other: SchemeCondition) -> Bool {
    (sets == nil || sets == other.sets) && (reps == nil || reps == other.reps) && (total == nil || total == other.total)
      && (fails == nil || fails == other.fails) && (week == nil || week == other.week) && (stage == nil || stage == other.stage)
      && (isLower == nil || isLower == other.isLower) && (exercises == nil || exercises == other.exercises)
      && (isLogged == nil || isLogged == other.isLogged)
  }
}
