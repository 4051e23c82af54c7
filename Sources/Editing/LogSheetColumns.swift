import TrainingModel

extension TypedField {
  /// What the heading of a log sheet calls it; the columns stand in the order of the fields.
  package var column: String {
    switch self {
    case .sets: "done_sets"
    case .amounts: "done_reps"
    case .load: "done_load"
    case .rpe: "done_rpe"
    case .pain: "pain"
    case .comment: "comment"
    }
  }

  /// The field whose column has this name; nil where there is none.
  package init?(column name: String) {
    guard let field = TypedField.allCases.first(where: { $0.column == name }) else { return nil }
    self = field
  }

  /// Whether no other kind of file has a column of this name: by one of these, a heading is that of a log sheet.
  package var tellsLogSheet: Bool { self != .pain && self != .comment }
}

extension SheetColumn {
  /// The columns with which a row of a log sheet says what was asked; those of `TypedField` follow.
  package static let logged = allCases.filter { $0.rawValue <= SheetColumn.note.rawValue }

  /// The last column of a log sheet: the number of what it showed of the client. People leave it as it is.
  package static let loggedShown = "shown"

  /// The columns without which nobody knows which prescription a row of a log sheet is of.
  package static let loggedPlacing: [SheetColumn] = [.rowID, .clientID]

  /// The columns of the plan that a log sheet which comes back is held against: what is changed there is told, and never taken.
  package static let loggedPlan: [SheetColumn] = [.date, .exerciseID, .sets, .repsMin, .repsMax, .load, .rir, .rest]
}
