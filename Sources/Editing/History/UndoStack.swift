import TrainingModel

/// What can be taken back and brought back, as it follows from the list of a block's revisions.
///
/// Every revision stays in the list: an undo is a revision of its own that says what an older one said. The night's own plan is the floor,
/// and a change after an undo ends what could have been brought back.
package struct UndoStack: Hashable, Sendable {
  /// A step back or forth.
  package struct Step: Hashable, Sendable {
    /// The revision whose content is brought back.
    package var restores: Int
    /// The change that is taken back or brought back.
    package var change: PlanRevision
  }

  /// What an undo does; nil where the night's own plan is what there is.
  package private(set) var undo: Step?
  /// What a redo does; nil where nothing was undone since the last change.
  package private(set) var redo: Step?

  /// - Parameter revisions: Every revision of the block, the oldest first.
  package init(_ revisions: [PlanRevision]) {
    var done: [PlanRevision] = []
    var undone: [PlanRevision] = []
    for revision in revisions {
      switch revision.action {
      case .plan: (done, undone) = ([revision], [])
      case .undo where done.dropLast().last?.revision == revision.restores: undone.append(done.removeLast())
      case .redo where undone.last?.revision == revision.restores: done.append(undone.removeLast())
      case .adapt:
        // What took the place of another that waited stands on what that one stood on.
        if let base = revision.restores { done.removeAll { $0.action == .adapt && $0.revision > base } }
        done.append(revision)
        undone = []
      case .edit, .sheet, .template, .undo, .redo, .revert:
        done.append(revision)
        undone = []
      }
    }
    if done.count > 1 { undo = Step(restores: done[done.count - 2].revision, change: done[done.count - 1]) }
    if let last = undone.last { redo = Step(restores: last.revision, change: last) }
  }
}

/// One revision of a block as the list of them keeps it: who made it, when and how.
package struct PlanRevision: Hashable, Sendable {
  /// From 1.
  package var revision: Int
  /// RFC 3339, UTC; empty where it was made before revisions were kept.
  package var at: String
  /// A person's name, or the command of the night; empty where it was made before revisions were kept.
  package var who: String
  package var action: PlanAction
  /// The revision whose content an undo, redo or revert brought back.
  package var restores: Int?
  package var note: String
  /// The weeks (1 to 4) that it changed.
  package var weeks: [Int]

  package init(
    revision: Int, at: String, who: String, action: PlanAction, restores: Int? = nil, note: String = "", weeks: [Int] = []
  ) {
    (self.revision, self.at, self.who, self.action) = (revision, at, who, action)
    (self.restores, self.note, self.weeks) = (restores, note, weeks)
  }
}

/// Brings back what an older revision of the same block said.
package struct RestoreRevision: Sendable {
  /// The block as it stood at that revision.
  package var content: EditablePlan
  /// The weeks (1 to 4) that are brought back; empty for all that are not finalized.
  package var weeks: [Int]

  package init(_ content: EditablePlan, weeks: [Int] = []) { (self.content, self.weeks) = (content, weeks) }

  /// Gives the plan the very rows and sessions of that revision; weeks that it did not have stay as they are.
  package func apply(to plan: inout EditablePlan) {
    let wanted = weeks.isEmpty ? plan.weeks.filter { $0.status != .finalized }.map(\.week) : weeks
    let restored = Set(wanted).intersection(content.weeks.map(\.week))
    plan.rows.removeAll { restored.contains($0.week) }
    plan.sessions.removeAll { restored.contains($0.week) }
    plan.rows += content.rows.filter { restored.contains($0.week) }
    plan.sessions += content.sessions.filter { restored.contains($0.week) }
    plan.sort()
  }
}
