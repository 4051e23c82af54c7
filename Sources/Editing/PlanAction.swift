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

  package static let spellings = ["plan", "edit", "sheet", "template", "undo", "redo", "revert"]
}
