import Findings
import PlanStore
import Planning
import Rulebook

/// Looks whether rules that no run has used yet do what their own examples say; a night goes on all the same.
struct FailedExamples {
  private let rulebook: Rulebook
  private let store: PlanStore?

  init(_ rulebook: Rulebook, _ store: PlanStore?) { (self.rulebook, self.store) = (rulebook, store) }

  /// The examples that don't hold, as warnings; none where the last run had these very rules, for it has told of them.
  ///
  /// Throws `StoreError`.
  var findings: [Finding] {
    get throws {
      guard !rulebook.examples.isEmpty, try store?.lastRulebookDigest() != rulebook.digest else { return [] }
      return RuleExamples.failures(in: PlanningRules(rulebook)).map { failure in
        var warning = failure
        warning.severity = .warning
        return warning
      }
    }
  }
}
