import Testing

@testable import Planning

@Suite struct DeloadSetsTests {
  @Test func halvesTheSessionAndNotEachSlot() {
    // Rounding each slot on its own would leave 2 + 1 + 1 + 1 of 7.
    let shared = DeloadSets.share([(3, 1), (2, 2), (1, 3), (1, 4)], part: 0.5)
    #expect(shared.reduce(0, +) == 4)
    #expect(shared == [1, 1, 1, 1])
  }

  @Test func dropsTheLeastImportantWhereOneSetEachIsTooMany() {
    #expect(DeloadSets.share([(1, 3), (1, 1), (1, 2), (1, 9)], part: 0.5) == [0, 1, 1, 0])
  }

  @Test func staysBetweenFortyAndSixtyPercentAtAHalf() {
    for sets in [[4, 3, 3, 2], [5, 5], [2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1], [3, 3, 3, 3, 3, 3, 3]] {
      let shared = DeloadSets.share(sets.enumerated().map { ($0.element, $0.offset + 1) }, part: 0.5)
      let part = Double(shared.reduce(0, +)) / Double(sets.reduce(0, +))
      #expect((0.4...0.6).contains(part))
      #expect(zip(shared, sets).allSatisfy { $0 <= $1 })
    }
  }

  @Test func leavesEmptySlotsEmpty() {
    #expect(DeloadSets.share([(0, 1), (2, 2)], part: 0.5) == [0, 1])
    #expect(DeloadSets.share([], part: 0.5) == [])
    #expect(DeloadSets.share([(0, 1)], part: 0.5) == [0])
  }
}
