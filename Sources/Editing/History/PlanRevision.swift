import TrainingModel

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
