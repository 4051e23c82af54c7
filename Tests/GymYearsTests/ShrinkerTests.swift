import Testing

@testable import GymYears

/// Failing steps are made as few as they can be.
@Suite struct ShrinkerTests {
  /// Needs a hold and, some time after it, an approval of all.
  private func fails(_ plan: YearPlan) -> Bool {
    guard let hold = plan.steps.firstIndex(where: { if case .member(_, .status, _) = $0 { true } else { false } }) else { return false }
    return plan.steps[hold...].contains { if case .approve = $0 { true } else { false } }
  }

  @Test(arguments: [11, 12, 13] as [UInt64]) func leavesOnlyWhatItTakes(seed: UInt64) async throws {
    let plan = YearPlan(seed: seed)
    try #require(fails(plan))
    var shrinker = Shrinker { fails($0) }
    let least = try await shrinker.shrink(plan)
    #expect(least.steps.count == 2 && fails(least), "\(least.text)")
    #expect(least.seed == plan.seed && least.members == plan.members)
  }

  @Test func stopsWhereItMayTryNoMore() async throws {
    var tries = 0
    var shrinker = Shrinker(budget: 4) {
      tries += 1
      return fails($0)
    }
    let least = try await shrinker.shrink(YearPlan(seed: 11))
    #expect((1...4).contains(tries) && fails(least))
  }
}
