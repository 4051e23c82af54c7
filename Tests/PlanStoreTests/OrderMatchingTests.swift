import SeededNumbers
import Testing

@testable import PlanStore

/// What stays, what moves and what is new in a list that was changed.
@Suite struct OrderMatchingTests {
  private func match(_ stored: [Int], _ wanted: [Int]) -> OrderMatching {
    OrderMatching(stored: stored.count, wanted: wanted.count, isEqual: { stored[$0] == wanted[$1] }, isSame: [])
  }

  @Test func oneThatMovedMovesAlone() {
    let matching = match([1, 2, 3, 4, 5], [2, 3, 4, 5, 1])
    #expect(matching.matches == [1, 2, 3, 4, 0])
    #expect(matching.stays == [true, true, true, true, false])
    #expect(match([1, 2, 3], [9, 1, 2, 3]).stays == [false, true, true, true])
    #expect(match([1, 1, 2], [2, 1, 1]).stays == [false, true, true])
  }

  @Test func theLongestIsFound() {
    var random = SeededRandom(3)
    for _ in 0..<500 {
      let numbers = Array(0..<random.below(9)).shuffled(using: &random)
      let found = OrderMatching.longestIncreasing(numbers)
      #expect(found == found.sorted() && Set(found).isSubset(of: numbers))
      #expect(found == numbers.filter(found.contains), "in the order of the list")
      // Every choice of the numbers, by the bits of a number.
      var longest = 0
      for choice in 0..<1 << numbers.count {
        let some = numbers.indices.filter { choice >> $0 & 1 == 1 }.map { numbers[$0] }
        if some == some.sorted() { longest = max(longest, some.count) }
      }
      #expect(found.count == longest)
    }
  }

  @Test func everythingIsMatchedOnceAndWhatStaysIsInOrder() {
    var random = SeededRandom(8)
    for _ in 0..<1_000 {
      let stored = (0..<random.below(10)).map { _ in random.below(6) }
      let wanted = (0..<random.below(10)).map { _ in random.below(6) }
      let matching = match(stored, wanted)
      let found = matching.matches.compactMap { $0 }
      #expect(Set(found).count == found.count)
      for (index, match) in matching.matches.enumerated() { if let match { #expect(stored[match] == wanted[index]) } }
      let staying = zip(matching.matches, matching.stays).compactMap { $1 ? $0 : nil }
      #expect(staying == staying.sorted())
      for value in 0..<6 {
        let count = { (list: [Int]) in list.filter { $0 == value }.count }
        #expect(found.filter { stored[$0] == value }.count == min(count(stored), count(wanted)))
      }
    }
  }

  @Test func placesAreBetweenNeighbours() {
    #expect(OrderMatching.places([16, nil, 32], gap: 16, last: 100) == [16, 24, 32])
    #expect(OrderMatching.places([nil, 16], gap: 16, last: 100) == [8, 16])
    #expect(OrderMatching.places([16, nil, nil], gap: 16, last: 1_000) == [16, 32, 48])
    #expect(OrderMatching.places([1, nil, 2], gap: 16, last: 100) == nil)
    #expect(OrderMatching.places([99, nil, nil], gap: 16, last: 100) == nil)
    #expect(OrderMatching.places([nil, nil], gap: 16, last: 2) == [1, 2])
    var random = SeededRandom(4)
    for _ in 0..<1_000 {
      let last = 1 + random.below(60)
      var kept: [Int?] = (1...last).filter { _ in random.chance(20) }
      for _ in 0..<random.below(6) { kept.insert(nil, at: random.below(kept.count + 1)) }
      guard let places = OrderMatching.places(kept, gap: 1 + random.below(16), last: last) else { continue }
      #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 } && places.allSatisfy { (1...last).contains($0) })
      #expect(zip(kept, places).allSatisfy { $0 == nil || $0 == $1 })
    }
  }
}
