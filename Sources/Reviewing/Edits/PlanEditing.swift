import Editing
import Findings
import PlanStore
import Planning
import Reporting
import TrainingModel

/// Changes one block: applies an operation, holds the result against what may change, checks it and stores it.
package struct PlanEditing: Sendable {
  /// Who changes something, when, and what they say about it.
  package struct Author: Sendable {
    package var by: String
    /// RFC 3339, UTC.
    package var at: String
    package var note: String
    package var today: CalendarDate

    package init(by: String, at: String, note: String = "", today: CalendarDate) {
      (self.by, self.at, self.note, self.today) = (by, at, note, today)
    }
  }

  package let store: PlanStore
  package let checking: PlanChecking
  package let author: Author

  package init(_ store: PlanStore, _ checking: PlanChecking, by author: Author) {
    (self.store, self.checking, self.author) = (store, checking, author)
  }

  /// The name of an exercise, or its id where the rules don't have it.
  package func name(_ exercise: String) -> String {
    let rulebook = checking.rules.rulebook
    return rulebook.exercise(exercise).map { rulebook[$0].name } ?? exercise
  }

  /// Applies `operation` and stores what came of it; a dry run only tells.
  ///
  /// - Throws: `EditRefusal` where the plan may not be changed so, and `StoreError`. Where somebody else saves at the same moment, the
  ///   operation is applied to what they left, a few times at the most.
  package func edit(
    _ plan: EditablePlan, as action: PlanAction = .edit, restores: Int? = nil, isDryRun: Bool = false,
    _ operation: (inout EditablePlan) throws -> [String]
  ) throws -> EditReport {
    guard !plan.weeks.isEmpty else {
      throw EditRefusal(
        "the block from \(plan.planStart) has been replaced by a later one",
        hint: "change that one; 'mesocycle diff' shows what this one said")
    }
    var base = plan
    for _ in 0..<3 {
      var changed = base
      let remarks = try operation(&changed)
      if let refusal = LockedDays.refusal(from: base, to: changed, today: author.today) { throw refusal }
      if changed.rows.count > base.rows.count, let excess = changed.excess { throw excess }
      var memory = PlanningMemory()
      let checked = try checking.check(changed, using: &memory)
      var result = checked?.plan ?? changed
      // What is brought back has the minutes that it had.
      if restores == nil { result.keepMinutes(of: base) } else { result.sessions = changed.sessions }
      var report = EditReport(
        action: action, restores: restores, from: base, to: result, findings: checked?.findings, isDryRun: isDryRun)
      report.remarks = remarks
      report.missingProfile = checked == nil ? checking.findings : []
      // What changes nothing is no revision, and checks no week again.
      if report.difference.isEmpty, restores == nil { report.weeks = [] }
      if isDryRun || report.weeks.isEmpty { return report }
      let edit = PlanEdit(
        plan: result, action: action, restores: restores, note: author.note, by: author.by, at: author.at, findings: checked?.findings,
        profile: checked?.profile, from: base)
      switch try store.save(edit) {
      case .saved(let saved):
        report.take(saved)
        return report
      case .stale:
        // Who takes a change back means that change and no other.
        guard restores == nil, let newest = try store.plan(of: base.clientID, start: base.planStart) else { throw Self.overtaken }
        base = newest
      }
    }
    throw Self.overtaken
  }

  /// Checks a block again without changing a row: weeks that wait as draft may be valid by now.
  ///
  /// - Throws: `EditRefusal` where somebody else saved meanwhile, and `StoreError`.
  package func check(_ plan: EditablePlan, isDryRun: Bool = false) throws -> EditReport {
    let dirty = plan.weeks.filter { $0.status == .draft }.flatMap { week in week.dirtyDays.map { PlanDay(week: week.week, day: $0) } }
    var memory = PlanningMemory()
    let checked = try checking.check(plan, using: &memory)
    var result = checked?.plan ?? plan
    result.keepMinutes(of: plan, but: Set(dirty))
    var report = EditReport(action: .edit, from: plan, to: result, findings: checked?.findings, isDryRun: isDryRun)
    report.isCheck = true
    report.missingProfile = checked == nil ? checking.findings : []
    guard let checked, !isDryRun else { return report }
    let edit = PlanEdit(
      plan: result, action: .edit, note: author.note, by: author.by, at: author.at, findings: checked.findings, profile: checked.profile,
      from: plan)
    guard case .saved(let saved) = try store.save(edit) else { throw Self.overtaken }
    report.take(saved)
    return report
  }

  static let overtaken = EditRefusal(
    "somebody else is changing this block at the same time", hint: "look at what it says now with 'mesocycle show', and try again")
}

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
