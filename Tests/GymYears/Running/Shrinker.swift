/// Makes a failing list of steps as short as it can be and still fail in the same way (delta debugging, Zeller and Hildebrandt 2002).
package struct Shrinker {
  /// Whether a plan breaks what is looked for.
  private let fails: (YearPlan) async throws -> Bool
  /// How many more plans may be tried.
  private var budget: Int

  package init(budget: Int = 400, fails: @escaping (YearPlan) async throws -> Bool) { (self.budget, self.fails) = (budget, fails) }

  /// The shortest list that was found; `plan` itself has to fail.
  package mutating func shrink(_ plan: YearPlan) async throws -> YearPlan {
    var best = plan
    var parts = 2
    while best.steps.count > 1, budget > 0 {
      let size = max(1, (best.steps.count + parts - 1) / parts)
      var isShorter = false
      var start = 0
      while start < best.steps.count, budget > 0 {
        var candidate = best
        candidate.steps.removeSubrange(start..<min(start + size, best.steps.count))
        budget -= 1
        if !candidate.steps.isEmpty, try await fails(candidate) {
          best = candidate
          isShorter = true
        } else {
          start += size
        }
      }
      if isShorter {
        parts = max(2, parts - 1)
      } else if size == 1 {
        break
      } else {
        parts = min(best.steps.count, parts * 2)
      }
    }
    return best
  }
}
