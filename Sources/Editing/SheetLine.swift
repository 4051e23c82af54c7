import TrainingModel

/// One row of a sheet that came back from a coach, with its cells as values.
///
/// A cell is nil where the file has no such column, so that a sheet from which columns were removed changes nothing in them. A cell that is
/// there and empty is a value of its own: the inner nil of `Int??` and `Load??`, and the empty text.
package struct SheetLine: Hashable, Sendable {
  /// The row, from 1, as spreadsheets number it: the heading is the first, and line breaks within cells don't count.
  package var line: Int
  /// nil for a new row.
  package var rowID: RowID?
  package var clientID: String
  package var planStart: CalendarDate
  /// As the column says; a date that was changed goes before it.
  package var week: Int?
  package var date: CalendarDate
  /// The word of the status cell in small letters, with what stands behind a colon as it was typed; nil where the file has no such column.
  package var status: String?
  /// The week's revision when the sheet was written; nil where the row is new or the file has no such column.
  package var revision: Int?
  /// Whether the column `delete` asks for the row to go: a deletion that needs no other yes.
  package var isDeleted = false

  package var order: Int??
  package var superset: String?
  package var exerciseID: String?
  /// The name as the sheet shows it, in the sheet's language.
  package var exerciseName: String?
  package var kind: RowKind?
  package var measure: Measure?
  package var sets: Int?
  package var repsMin: Int?
  package var repsMax: Int??
  package var load: Load??
  package var unit: LoadUnit?
  package var basis: LoadBasis?
  /// The cells of these three that hold a word which means nothing: nobody knows how a new number beside it is meant.
  package var oddCells: OddCells = []
  package var target: String?
  package var rir: Int??
  package var rest: Int?
  package var tempo: String?
  package var note: String?

  package init(line: Int, rowID: RowID?, clientID: String, planStart: CalendarDate, date: CalendarDate) {
    (self.line, self.rowID, self.clientID, self.planStart, self.date) = (line, rowID, clientID, planStart, date)
  }
}

/// Cells of a sheet's line that tell how its numbers are counted.
package struct OddCells: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let measure = OddCells(rawValue: 1), unit = OddCells(rawValue: 2), basis = OddCells(rawValue: 4)
}
