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
      case .edit, .sheet, .template, .undo, .redo, .revert:
        done.append(revision)
        undone = []
      }
    }
    if done.count > 1 { undo = Step(restores: done[done.count - 2].revision, change: done[done.count - 1]) }
    if let last = undone.last { redo = Step(restores: last.revision, change: last) }
  }
}
