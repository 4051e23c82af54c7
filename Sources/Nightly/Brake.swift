import Findings
import TrainingModel

/// Holds a run that would change so much that something is likely wrong with its input.
package struct Brake: Sendable, Equatable {
  /// Clients who had a plan in the last run.
  package var planned: Int
  /// How many of them are now rejected, held, infeasible, absent or replanned.
  package var lost: [Outcome: Int] = [:]
  package var absent = 0

  package init(planned: Int) { self.planned = planned }

  /// Whether more than a fifth of those who had a plan are affected.
  package var holds: Bool { affected * 5 > planned }

  package var affected: Int { absent + lost.values.reduce(0, +) }

  /// Counts what became of a client who had a plan.
  package mutating func count(_ outcome: Outcome) {
    switch outcome {
    case .rejected, .held, .infeasible, .replanned, .failed: lost[outcome, default: 0] += 1
    case .new, .unchanged, .protected, .notDue: break
    }
  }

  /// What the person who is paged reads.
  package var finding: Finding {
    let parts =
      Outcome.allCases.compactMap { outcome in lost[outcome].map { "\($0) \(outcome.id)" } } + (absent > 0 ? ["\(absent) absent"] : [])
    return Finding(
      .runBrake,
      "of \(planned) clients who had a plan, \(affected) would lose or change it (\(parts.joined(separator: ", "))): nothing was written",
      hint: "check the client list and the rules; if the change is meant, run again with --accept-change")
  }
}
