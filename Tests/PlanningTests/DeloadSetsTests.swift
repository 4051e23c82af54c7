import Testing

@testable import Planning

@Suite struct DeloadSetsTests {
  @Test func givesOneSetEachBeforeAnyGetsTwo() {
    #expect(DeloadSets.share([(3, 1), (2, 2), (1, 3), (1, 4)], wanted: 4) == [1, 1, 1, 1])
    #expect(DeloadSets.share([(3, 2), (4, 1), (3, 3)], wanted: 5) == [2, 2, 1])
  }

  @Test func dropsTheLeastImportantWhereOneSetEachIsTooMany() {
    #expect(DeloadSets.share([(1, 3), (1, 1), (1, 2), (1, 9)], wanted: 2) == [0, 1, 1, 0])
  }

  @Test func givesNobodyMoreThanInAFullWeek() {
    for sets in [[4, 3, 3, 2], [5, 5], [2, 2, 2, 2, 2], [1, 1, 1, 1], [12]] {
      for wanted in 0...20 {
        let shared = DeloadSets.share(sets.enumerated().map { ($0.element, $0.offset + 1) }, wanted: wanted)
        #expect(shared.reduce(0, +) == min(wanted, sets.reduce(0, +)))
        #expect(zip(shared, sets).allSatisfy { $0 <= $1 })
      }
    }
  }

  @Test func leavesEmptySlotsEmpty() {
    #expect(DeloadSets.share([(0, 1), (2, 2)], wanted: 1) == [0, 1])
    #expect(DeloadSets.share([], wanted: 1) == [])
    #expect(DeloadSets.share([(0, 1)], wanted: 1) == [0])
  }
}
