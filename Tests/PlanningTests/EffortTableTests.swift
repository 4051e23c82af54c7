import Testing

@testable import Planning

/// The RTS chart of training-science section 4.3.
@Suite struct EffortTableTests {
  @Test func keepsTheInvariant() {
    for reps in 1...40 {
      for rir in 1...6 { #expect(EffortTable.part(reps: reps, rir: rir) == EffortTable.part(reps: reps + 1, rir: rir - 1)) }
    }
  }

  @Test(arguments: [
    (1, 0, 100.0), (5, 0, 86.3), (10, 0, 73.9), (12, 0, 68.0), (5, 2, 81.1), (8, 1, 76.2), (12, 2, 62.6), (1, 4, 86.3), (12, 4, 57.4),
  ])
  func hasTheChartsNumbers(reps: Int, rir: Int, percent: Double) {
    #expect(abs(EffortTable.part(reps: reps, rir: rir) * 100 - percent) < 0.001)
  }

  @Test func fallsAllTheWayDownAndStopsAtThirty() {
    let parts = (1...120).map { EffortTable.part(reps: $0, rir: 0) }
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(parts.last == 0.3)
  }

  @Test func readsBackTheReserve() {
    for reps in 1...15 {
      for rir in 0...6 { #expect(EffortTable.rir(part: EffortTable.part(reps: reps, rir: rir), reps: reps) == rir) }
    }
    #expect(EffortTable.rir(part: 1.2, reps: 5) == 0)
  }
}
