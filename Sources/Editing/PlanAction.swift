import TrainingModel

/// How a revision of a block came about.
package enum PlanAction: UInt8, Word {
  /// The night or `generate` planned it.
  case plan
  /// `mesocycle edit`.
  case edit
  /// A sheet or a page came back.
  case sheet
  /// A template was applied.
  case template
  /// The revision before an edit was brought back.
  case undo
  /// What was undone was brought back.
  case redo
  /// An older revision was brought back.
  case revert
  /// The night made the weeks that are left of a running block follow what was logged; the revision that such a one stands on is what it
  /// `restores` where it takes the place of another that waited.
  case adapt

  package static let spellings = ["plan", "edit", "sheet", "template", "undo", "redo", "revert", "adapt"]
}
