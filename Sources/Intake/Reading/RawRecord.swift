import Findings
import TrainingModel

/// One client's record as the file has it, not yet parsed: a slice of the input, with its place.
package struct RawRecord: Sendable {
  /// The most bytes that a record may have: 1 MiB.
  package static let maximumSize = 1 << 20

  /// The place of the record in its source, from 0, faulty records included.
  package let ordinal: Int
  /// The file as the user named it.
  package let file: String
  /// What the file is called in a log, where its name may be a person's; nil where it may be told.
  package let spoken: String?
  /// The line on which the record starts, from 1.
  package let line: Int
  /// The row, from 1, by which a spreadsheet numbers it: every record before it counts, blank ones too. 0 where the file is no table.
  package let row: Int
  /// The record without its line end; what there is of it where `fault` is set.
  package let bytes: ArraySlice<UInt8>
  /// Why there is no whole record here: too large, a quote left open, an unreadable file.
  package let fault: Finding?

  /// The first line of the record.
  package var place: Place { Place(file: file, spoken: spoken, line: line) }

  package init(ordinal: Int, file: String, spoken: String? = nil, line: Int, row: Int = 0, bytes: ArraySlice<UInt8>, fault: Finding? = nil)
  {
    self.ordinal = ordinal
    self.file = file
    self.spoken = spoken
    self.line = line
    self.row = row
    self.bytes = bytes
    self.fault = fault
  }
}

extension Finding {
  /// The finding for a record above `RawRecord.maximumSize`.
  static func tooLarge(at place: Place) -> Finding {
    Finding(.profileTooLarge, "the record is larger than 1 MiB and was passed over", at: place)
  }
}

extension RawRecord {
  /// Line and column of a byte offset in the record; only the line where the offset is below 0.
  func place(from: Int, to: Int? = nil) -> Place {
    guard from >= 0, from <= bytes.count else { return place }
    let before = bytes.prefix(from)
    let lineStart = before.lastIndex { $0 == 10 || $0 == 13 }.map { $0 + 1 } ?? before.startIndex
    let column = UTF8Text.characters(before[lineStart...]) + 1
    var end: Int?
    if let to, to > from, to <= bytes.count {
      let covered = bytes[(bytes.startIndex + from)..<(bytes.startIndex + to)]
      if !covered.contains(where: { $0 == 10 || $0 == 13 }) { end = column + UTF8Text.characters(covered) }
    }
    return Place(file: file, spoken: spoken, line: line + UTF8Text.lineEnds(before), column: column, endColumn: end)
  }

  /// Where a cell of the row stands.
  func place(of cell: CSVCells.Cell) -> Place { place(from: cell.from, to: cell.to) }
}
