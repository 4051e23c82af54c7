import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Holds the search against the true optimum of what the rules state.
@Suite struct SelectionOptimumTests {
  private struct Solved {
    var context: PlanningContext
    var work: SelectionWork
    var solver: WeekSolver
  }

  private func solve(_ range: SyntheticClients.Range, _ count: Int, seed: UInt64) throws -> [Solved] {
    let rules = try ShippedRules.required()
    var generator = SyntheticClients(rules.rulebook, range, seed: seed)
    return generator.make(count).compactMap { client in
      let context = SmallRulebook.context(client, rules: rules)
      var memory = PlanningMemory()
      let draft = context.draft(through: .select, using: &memory).draft
      guard let subject = draft.analysis.subject else { return nil }
      return Solved(context: context, work: memory.selection, solver: WeekSolver(memory.selection.week, rules.rulebook, subject))
    }
  }

  @Test func sumsTheObjectiveThatTheRulesState() throws {
    for solved in try solve(.wide, 150, seed: 31) {
      #expect(solved.solver.objective(solved.work.search.choice) == solved.work.search.objective, "\(solved.context.client.id)")
    }
  }

  @Test func comesNearTheOptimum() throws {
    var gaps: [Double] = []
    var proven = 0
    for solved in try solve(.usual, 120, seed: 32) + solve(.wide, 120, seed: 33) {
      let ours = solved.work.search.objective
      let (best, isProven) = solved.solver.best(atLeast: ours, nodes: 3_000)
      let worst = solved.solver.worst()
      if isProven { proven += 1 }
      gaps.append(best > worst ? Double(best - ours) / Double(best - worst) : 0)
    }
    let mean = gaps.reduce(0, +) / Double(gaps.count)
    #expect(gaps.count >= 200)
    #expect(mean < 0.01, "the mean gap is \(mean)")
    #expect((gaps.max() ?? 0) < 0.05, "the worst gap is \(gaps.max() ?? 0)")
    #expect(proven * 4 >= gaps.count, "only \(proven) of \(gaps.count) optima are proven")
  }

  @Test func staysWithinTheBudgetOfTheRules() throws {
    var rulebook = try ShippedRules.required().rulebook
    rulebook.selection.budget = 40
    let rules = PlanningRules(rulebook)
    var generator = SyntheticClients(rulebook, .usual, seed: 34)
    for client in generator.make(60) {
      var memory = PlanningMemory()
      _ = SmallRulebook.context(client, rules: rules).draft(through: .select, using: &memory)
      let search = memory.selection.search
      #expect(search.evaluations <= 40)
      #expect(!search.choice.isEmpty)
    }
  }
}
