import Findings
import Rulebook
import TrainingModel

/// Shows which warnings about a plan a limit of the client's forces: without that limit the warning is gone (training-science section 9).
package struct ForcedWarnings {
  private let pipeline = PlanningPipeline()
  private var memory = PlanningMemory()

  package init() {}

  /// A kind of warning about one client's plan.
  package struct Verdict: Sendable {
    package var code: FindingCode
    /// The first limit without which the plan has no such warning; nil where no single limit forces it.
    package var forcedBy: ClientLimit?
  }

  /// A verdict for each code that the plan for `context` has warnings of, in the order of the codes.
  package mutating func verdicts(_ context: PlanningContext) -> [Verdict] {
    let (draft, result) = pipeline.run(context, using: &memory)
    guard result.mesocycle != nil else { return [] }
    var open = Set(Self.warnings(result))
    var verdicts: [Verdict] = []
    for (limit, eased) in alternatives(context, conditions: draft.analysis.conditions) where !open.isEmpty {
      let other = pipeline.run(eased, using: &memory).result
      guard other.mesocycle != nil else { continue }
      let left = Self.warnings(other)
      for code in open where !left.contains(code) { verdicts.append(Verdict(code: code, forcedBy: limit)) }
      open.formIntersection(left)
    }
    return (verdicts + open.map { Verdict(code: $0) }).sorted { $0.code.id < $1.code.id }
  }

  private static func warnings(_ result: PlanningPipeline.Result) -> [FindingCode] {
    result.findings.filter { $0.severity == .warning }.map(\.code)
  }

  /// The client without each limit in turn; for days, as many that are better spaced, and one more. The level is no limit: it says who
  /// somebody is, and not what they lack.
  private func alternatives(_ context: PlanningContext, conditions: ConditionSet) -> [(limit: ClientLimit, context: PlanningContext)] {
    var alternatives: [(limit: ClientLimit, context: PlanningContext)] = []
    for limit in ClientLimit.all(context, conditions: conditions) where limit != .level {
      guard limit == .trainingDays else {
        alternatives.append((limit, limit.lifted(from: context)))
        continue
      }
      let count = context.client.trainingDays.count
      for days in [count, min(7, count + 1)] {
        var other = context
        other.client.trainingDays = CollidingLimits.spaced(days)
        alternatives.append((limit, other))
      }
    }
    return alternatives
  }
}
