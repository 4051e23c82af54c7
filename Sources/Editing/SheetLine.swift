import TrainingModel

/// One row of a sheet that came back from a coach, with its cells as values.
///
/// A cell is nil where the file has no such column, so that a sheet from which columns were removed changes nothing in them. A cell that is
/// there and empty is a value of its own: the inner nil of `Int??` and `Load??`, and the empty text.
public struct SheetLine: Hashable, Sendable {
  /// The row, from 1, as spreadsheets number it: the heading is the first, and line breaks within cells don't count.
  public var line: Int
  /// nil for a new row.
  public var rowID: RowID?
  public var clientID: String
  public var planStart: CalendarDate
  /// As the column says; a date that was changed goes before it.
  public var week: Int?
  public var date: CalendarDate
  /// The word of the status cell in small letters, with what stands behind a colon as it was typed; nil where the file has no such column.
  public var status: String?
  /// The week's revision when the sheet was written; nil where the row is new or the file has no such column.
  public var revision: Int?
  /// Whether the column `delete` asks for the row to go: a deletion that needs no other yes.
  public var isDeleted = false

  public var order: Int??
  public var superset: String?
  public var exerciseID: String?
  /// The name as the sheet shows it, in the sheet's language.
  public var exerciseName: String?
  public var kind: RowKind?
  public var measure: Measure?
  public var sets: Int?
  public var repsMin: Int?
  public var repsMax: Int??
  public var load: Load??
  public var unit: LoadUnit?
  public var basis: LoadBasis?
  /// The cells of these three that hold a word which means nothing: nobody knows how a new number beside it is meant.
  public var oddCells: OddCells = []
  public var target: String?
  public var rir: Int??
  public var rest: Int?
  public var tempo: String?
  public var note: String?

  public init(line: Int, rowID: RowID?, clientID: String, planStart: CalendarDate, date: CalendarDate) {
    (self.line, self.rowID, self.clientID, self.planStart, self.date) = (line, rowID, clientID, planStart, date)
  }
}

/// Cells of a sheet's line that tell how its numbers are counted.
public struct OddCells: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let measure = OddCells(rawValue: 1), unit = OddCells(rawValue: 2), basis = OddCells(rawValue: 4)
}
