import Editing
import Findings

extension PlanEditing {
  /// Accepts what the checks say now against a week, with the author's note; returns how many warnings that were, or would be.
  ///
  /// - Throws: `EditRefusal` where the block can't be checked, or there is nothing to accept.
  package func acceptWarnings(of plan: EditablePlan, week: Int, isDryRun: Bool) throws -> Int {
    try plan.need(week)
    let report = try check(plan, isDryRun: isDryRun)
    guard let findings = report.findings else {
      throw EditRefusal(
        "the block can't be checked, for the client's profile was not found", hint: "check the path given with --clients")
    }
    let own = findings.filter { $0.week == nil || $0.week == week }
    let warnings = own.count { $0.severity == .warning }
    guard warnings > 0 else {
      let errors = own.count { $0.severity == .error }
      throw EditRefusal(
        "week \(week) has no warnings to accept",
        hint: errors == 0 ? "it can be approved as it is" : "it has \(errors) error\(errors == 1 ? "" : "s"), which have to be corrected")
    }
    if isDryRun { return warnings }
    return try store.acceptWarnings(of: plan.clientID, start: plan.planStart, week: week, by: author.by, note: author.note)
  }
}
