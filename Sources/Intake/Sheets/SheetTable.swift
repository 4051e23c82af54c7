import Editing
import Findings

/// A review sheet that came back from a coach, as some spreadsheet saved it.
///
/// There is a table only where every cell could be read: a row left out would be taken for a deletion.
public struct SheetTable: Sendable {
  /// The rows in the order of the file.
  public let lines: [SheetLine]
  /// What the coach should know, though the sheet could be read; warnings only.
  public let findings: [Finding]
  private let places: SheetPlaces

  /// Whether the sheet has this column.
  public func has(_ column: SheetColumn) -> Bool { places.heading.places[Int(column.rawValue)] >= 0 }

  /// Where a cell of the line at `index` of `lines` stands; the row's place where it has no such cell.
  public func place(ofLine index: Int, _ column: SheetColumn) -> Place { places.place(row: index, column: column) }

  init(lines: [SheetLine], findings: [Finding], places: SheetPlaces) {
    (self.lines, self.findings, self.places) = (lines, findings, places)
  }
}
