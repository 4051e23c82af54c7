import Findings
import Rulebook
import TrainingModel

/// The checks of finished rows with what the rules say of them, made once and shared by whoever checks: the one list for the night, for
/// edits, sheets, templates, approvals and the doctor.
public final class RowChecks: Sendable {
  private let rules: CheckRules
  private let active: [(check: RowCheck, settings: Check)]

  /// What keeps a client safe runs whatever the rules say: a check that they don't name has the severity of its own.
  public init(_ rulebook: Rulebook) {
    rules = CheckRules(rulebook)
    active = RowCheck.all.map { check in
      (check, rulebook.checks.check(check.code) ?? Check(code: check.code, severity: check.severity, rule: rulebook.volume.rule))
    }
  }

  /// For examples, which bring small rules along.
  init(_ rules: CheckRules, _ settings: [Check] = []) {
    self.rules = rules
    active = RowCheck.all.map { check in
      (check, settings.first { $0.code == check.code } ?? Check(code: check.code, severity: check.severity, rule: RuleID(0)))
    }
  }

  /// What the checks find in a block, in their order; what stands alike in every week that is trained is said once and of no week.
  ///
  /// - Parameter codes: the checks that are asked; nil for all of them.
  public func findings(_ block: FinishedBlock, only codes: Set<FindingCode>? = nil) -> [Finding] {
    let review = BlockReview(block, rules)
    var findings: [Finding] = []
    for (check, settings) in active where check.scope.holds(block.client) && codes?.contains(check.code) != false {
      for breach in Self.inEveryWeekAtOnce(check.breaches(review, settings), of: review) {
        findings.append(
          Finding(
            check.code, breach.message, severity: breach.severity ?? settings.severity, week: breach.week, day: breach.day,
            hint: breach.hint))
      }
    }
    return findings
  }

  /// The breaches, each once, and those that every trained week has at the same place without a week.
  private static func inEveryWeekAtOnce(_ breaches: [Breach], of review: BlockReview) -> [Breach] {
    guard breaches.count > 1 else { return breaches }
    var seen: [Breach: UInt8] = [:]
    var order: [Breach] = []
    for breach in breaches {
      var kind = breach
      kind.week = nil
      let bit: UInt8 = breach.week.map { 1 << UInt8($0 - 1) } ?? 0
      if seen[kind] == nil { order.append(kind) }
      seen[kind, default: 0] |= bit
    }
    var merged: [Breach] = []
    var told: Set<Breach> = []
    for breach in breaches {
      var kind = breach
      kind.week = nil
      let isEverywhere =
        review.trainedWeeks.nonzeroBitCount > 1 && seen[kind].map { $0 & review.trainedWeeks == review.trainedWeeks } == true
      let one = isEverywhere ? kind : breach
      if told.insert(one).inserted { merged.append(one) }
    }
    return merged
  }
}
