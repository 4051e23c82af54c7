import Checks
import Findings
import Rulebook
import TrainingModel

/// Holds the finished plan against every check: errors end the client's plan, warnings go to the sheet.
struct ValidateStage: PlanningStage {
  let name = StageName.validate

  func run(_ draft: PlanDraft, _ memory: inout PlanningMemory, _ context: PlanningContext) -> (output: Never?, findings: [Finding]) {
    (nil, Self.findings(draft, context))
  }

  /// What the checks have to say of the draft's rows.
  static func findings(_ draft: PlanDraft, _ context: PlanningContext) -> [Finding] {
    var findings = context.rowFindings(draft.mesocycle, notes: draft.writtenNotes)
    let review = PlanReview(draft, context)
    let weights = context.rules.checks(of: context.client)
    for check in PlanCheck.all {
      guard let weight = weights[check.place] else { continue }
      for breach in inEveryWeekAtOnce(once(check.breaches(review, weight.settings)), of: review) {
        findings.append(
          Finding(
            check.code, breach.message, severity: weight.severity(ofGrade: breach.severity), week: breach.week, day: breach.day,
            hint: breach.hint))
      }
    }
    return findings
  }

  /// The breaches, each once: the sets of an exercise may be several rows of which the same is to be said.
  private static func once(_ breaches: [PlanCheck.Breach]) -> [PlanCheck.Breach] {
    guard breaches.count > 1 else { return breaches }
    var seen: Set<PlanCheck.Breach> = []
    return breaches.filter { seen.insert($0).inserted }
  }

  /// The breaches, those that stand alike in every week that is asked said once and of no week.
  private static func inEveryWeekAtOnce(_ breaches: [PlanCheck.Breach], of review: PlanReview) -> [PlanCheck.Breach] {
    guard breaches.count > 1, review.hardWeeks.count > 1 else { return breaches }
    // What makes breaches alike, whatever week they are of.
    struct Kind: Hashable {
      var message: String
      var day: Int?
      var severity: Severity?

      init(_ breach: PlanCheck.Breach) { (message, day, severity) = (breach.message, breach.day, breach.severity) }
    }
    let alike = Dictionary(grouping: breaches, by: Kind.init)
    let isEverywhere = alike.mapValues { those in review.hardWeeks.allSatisfy { week in those.contains { $0.week == week } } }
    var merged: [PlanCheck.Breach] = []
    for breach in breaches {
      let kind = Kind(breach)
      if isEverywhere[kind] == true {
        guard breach.week == alike[kind]?[0].week else { continue }
        var once = breach
        once.week = nil
        merged.append(once)
      } else {
        merged.append(breach)
      }
    }
    return merged
  }
}
