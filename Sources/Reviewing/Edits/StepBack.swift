import Editing
import PlanStore
import Reporting
import TrainingModel

/// Takes changes of a block back, brings them back again, and returns to older revisions.
package struct StepBack: Sendable {
  package enum Direction: Sendable { case undo, redo }

  private let editing: PlanEditing
  private let plan: EditablePlan
  /// Every revision of the block, the oldest first.
  package let revisions: [PlanRevision]

  /// - Throws: `StoreError` where the database can't be read.
  package init(_ editing: PlanEditing, _ plan: EditablePlan) throws {
    (self.editing, self.plan) = (editing, plan)
    revisions = try editing.store.revisions(of: plan.clientID, start: plan.planStart)
  }

  /// What an undo or redo would do; throws `EditRefusal` where there is nothing to do.
  package func step(_ direction: Direction) throws(EditRefusal) -> UndoStack.Step {
    let stack = UndoStack(revisions)
    switch direction {
    case .undo:
      if let step = stack.undo { return step }
      throw EditRefusal("there is nothing to take back: this is the plan as it was made", hint: "'mesocycle history' lists every revision")
    case .redo:
      if let step = stack.redo { return step }
      throw EditRefusal(
        "there is nothing to bring back: nothing was taken back since the last change", hint: "'mesocycle history' lists every revision")
    }
  }

  /// Whether the change that a step is about is somebody else's; `marta`, under whose id a sheet was taken in, is Marta. What the night made
  /// of logs is nobody's, and waits for whoever has a say.
  package func isForeign(_ step: UndoStack.Step) -> Bool {
    step.change.action != .adapt && step.change.who.lowercased() != editing.author.by.lowercased()
  }

  /// Takes the last change back, or brings the last one back that was taken back.
  ///
  /// - Throws: `EditRefusal` where the change can't be taken back any more, and `StoreError`.
  package func take(_ step: UndoStack.Step, _ direction: Direction, isDryRun: Bool) throws -> EditReport {
    // A row that came from a week which is gone would be lost.
    for week in step.change.weeks where !plan.weeks.isEmpty { try plan.need(week) }
    // Only the weeks that the change was about: what became of others since is none of its doing.
    return try restore(step.restores, weeks: step.change.weeks, as: direction == .undo ? .undo : .redo, isDryRun: isDryRun)
  }

  /// Returns to an older revision; all that came after it stays in the history.
  ///
  /// - Throws: `EditRefusal` where there is no such older revision, and `StoreError`.
  package func revert(to revision: Int, isDryRun: Bool) throws -> EditReport {
    // The newest revision is an older one, too, where a draft was taken away.
    guard try revision < plan.revision || (revision == plan.revision && !content(revision).hasSameWeeks(as: plan)) else {
      throw unknown(revision)
    }
    return try restore(revision, weeks: [], as: .revert, isDryRun: isDryRun)
  }

  /// The block as it stood at a revision.
  ///
  /// - Throws: `EditRefusal` where there is no such revision, and `StoreError`.
  package func content(_ revision: Int) throws -> EditablePlan {
    guard let content = try editing.store.plan(of: plan.clientID, start: plan.planStart, revision: revision), !content.weeks.isEmpty else {
      throw unknown(revision)
    }
    return content
  }

  private func restore(_ revision: Int, weeks: [Int], as action: PlanAction, isDryRun: Bool) throws -> EditReport {
    let content = try content(revision)
    let gone = Set(revisions.filter { $0.revision <= revision }.flatMap(\.weeks)).subtracting(plan.weeks.map(\.week)).sorted()
    return try editing.edit(plan, as: action, restores: revision, isDryRun: isDryRun) { plan in
      RestoreRevision(content.converted(to: plan.unit, by: editing.checking.rules), weeks: weeks).apply(to: &plan)
      let remarks = weeks.isEmpty ? gone.map { "week \($0) stays away, for the block does not have it any more" } : []
      if content.unit == plan.unit { return remarks }
      return remarks + ["revision \(revision) was made in \(content.unit): each load is now the nearest in \(plan.unit) that can be made"]
    }
  }

  private func unknown(_ revision: Int) -> EditRefusal {
    let range = revisions.first.map {
      $0.revision == plan.revision ? "only revision \(plan.revision)" : "revisions \($0.revision) to \(plan.revision)"
    }
    return EditRefusal(
      "the block from \(plan.planStart) has no older revision \(revision)",
      hint: "it has \(range ?? "none"): see 'mesocycle history --client \(plan.clientID)'")
  }
}
