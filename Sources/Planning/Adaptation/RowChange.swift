import Rulebook
import TrainingModel

/// What the logs of a running block make of one of its rows that is still to come.
package struct RowChange: Sendable {
  package enum Kind: Sendable {
    /// The row asks for another load; nothing else of it changes.
    case load(Load)
    /// The row is as this one, which a named programme now asks for in its place.
    case row(Prescription)
    /// The row has another exercise, for its own hurts; with the reason to give where it is left out instead.
    case swap(ExerciseID, leftOut: String)
    /// The row goes with its build-up: the programme no longer asks for it, or it hurts and nothing can take its place.
    case removal
  }

  package let row: RowID
  /// 1 to 4 and 1 to 7.
  package let week, day: Int
  package let exercise: ExerciseID
  package let kind: Kind
  /// What a coach reads: `Bench Press: 8 8 8 at 77.5 on 2 December with 2 left: 80 instead of 77.5`; empty for a row that only goes along
  /// with another, as a build-up does.
  package let reason: String
  /// The same in every process for the same sets: what tells whether somebody has decided about it before.
  package let evidence: UInt64
  /// What is lifted now, and what was when the plan was made, both in hundredths; nil where one of them is not known.
  package let lifted: (now: Double, base: Double)?

  /// A swap as one that leaves the row out; nil for other changes.
  package var leavingOut: RowChange? {
    guard case .swap(_, let reason) = kind else { return nil }
    return RowChange(row: row, week: week, day: day, exercise: exercise, kind: .removal, reason: reason, evidence: evidence, lifted: nil)
  }
}

/// A row of a running block that is in force, with what it asked for before logs had changed it.
package struct RunningRow: Sendable {
  package let row: PastRow
  package let kind: RowKind
  /// What it asked for before logs changed it; the same as its load for a row that none has.
  package let base: Load?
  /// Whether logs have changed it.
  package let isAdapted: Bool

  package init(_ row: PastRow, kind: RowKind, base: Load?, isAdapted: Bool) {
    (self.row, self.kind, self.base, self.isAdapted) = (row, kind, base, isAdapted)
  }

  var day: PlanDay { PlanDay(week: row.week, day: row.day) }
}
