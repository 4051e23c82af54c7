import TrainingModel

/// Whose word counts where two people changed the same.
package enum MergePreference: UInt8, Word {
  case sheet, store

  package static let spellings = ["sheet", "store"]
}

/// A cell, a row or the order of a day that two people changed in different ways.
package struct MergeConflict: Hashable, Sendable {
  /// What the two disagree about.
  package enum Subject: UInt8, Word {
    /// One cell of a row.
    case cell
    /// One deleted the row, the other changed it.
    case row
    /// The order of the rows of a day.
    case sequence

    package static let spellings = ["cell", "row", "sequence"]
  }

  package var subject: Subject
  /// nil for the order of a day.
  package var rowID: RowID?
  /// Where the row stands now, or stood before it was deleted.
  package var day: PlanDay
  /// The exercise of the row as it stands now or stood; empty for the order of a day.
  package var exercise: String
  /// `order` for the order of a day, `day` for a row as a whole.
  package var field: RowColumn
  /// What it said when both began; nil where there was no such row.
  package var base: String?
  /// What it says in the store; nil where the row is deleted there.
  package var theirs: String?
  /// What the sheet says; nil where the row is deleted there.
  package var yours: String?

  package init(
    subject: Subject, rowID: RowID?, day: PlanDay, exercise: String, field: RowColumn, base: String?, theirs: String?, yours: String?
  ) {
    (self.subject, self.rowID, self.day, self.exercise, self.field) = (subject, rowID, day, exercise, field)
    (self.base, self.theirs, self.yours) = (base, theirs, yours)
  }

  /// The name of what is disputed, the same for every dispute about it: `rbcdfghjklmnp sets`, `week 2 day 3 order`.
  package var cell: String {
    rowID.map { subject == .row ? "\($0)" : "\($0) \(field)" } ?? "week \(day.week) day \(day.day) order"
  }

  /// Whether the block says something else now than the store said when the conflict came up: somebody has decided since.
  package func isSettled(by plan: EditablePlan) -> Bool {
    guard let rowID else { return plan.rows(week: day.week, day: day.day).exerciseWords != theirs }
    let row = plan.rows.first { $0.rowID == rowID }
    return row.map { subject == .row ? $0.words(from: plan.planStart) : $0.text(of: field, from: plan.planStart) } != theirs
  }
}

extension [PlanRow] {
  /// The exercises in their order, in one line.
  var exerciseWords: String { map(\.exercise).joined(separator: ", ") }
}
