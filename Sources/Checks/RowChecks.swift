import Findings
import Rulebook
import TrainingModel

/// The checks of finished rows with what the rules say of them, made once and shared by whoever checks: the one list for the night, for
/// edits, sheets, templates, approvals and the doctor.
public final class RowChecks: Sendable {
  private let rules: CheckRules
  private let active: [Active]
  /// The checks of each named programme's plans, by the template's index.
  private let ofTemplates: [[Active]]

  private typealias Active = (check: RowCheck, weight: WeighedCheck)

  /// What keeps a client safe runs whatever the rules say: a check that they don't name has the severity of its own.
  public init(_ rulebook: Rulebook) {
    rules = CheckRules(rulebook)
    func active(of template: Template?) -> [Active] {
      RowCheck.all.compactMap { check in
        WeighedCheck(check.code, in: rulebook, of: template, usual: check.severity).map { (check, $0) }
      }
    }
    self.active = active(of: nil)
    ofTemplates = rulebook.templates.map { active(of: $0) }
  }

  /// For examples, which bring small rules along.
  init(_ rules: CheckRules, _ settings: [Check] = []) {
    self.rules = rules
    active = RowCheck.all.map { check in
      let named = settings.first { $0.code == check.code }
      return (check, WeighedCheck(named ?? Check(code: check.code, severity: check.severity, rule: RuleID(0))))
    }
    ofTemplates = []
  }

  /// What the checks find in a block, in their order; what stands alike in every week that is trained is said once and of no week.
  ///
  /// - Parameter codes: the checks that are asked; nil for all of them.
  public func findings(_ block: FinishedBlock, only codes: Set<FindingCode>? = nil) -> [Finding] {
    let review = BlockReview(block, rules)
    var findings: [Finding] = []
    let own = block.client.template.flatMap { ofTemplates.indices.contains($0.index) ? ofTemplates[$0.index] : nil } ?? active
    for one in own where one.check.scope.holds(block.client) && codes?.contains(one.check.code) != false {
      for breach in Self.inEveryWeekAtOnce(one.check.breaches(review, one.weight.settings), of: review) {
        findings.append(
          Finding(
            one.check.code, breach.message, severity: one.weight.severity(ofGrade: breach.severity), week: breach.week, day: breach.day,
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
