import TrainingModel

/// What programs put around the content of a cell.
package enum SheetCell {
  package typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The cell without blanks on both sides: spaces, tabs, line ends, and the two spaces that don't break.
  @inline(__always) package static func trimmed(_ cell: Bytes) -> Bytes {
    guard let first = cell.first, let last = cell.last else { return cell }
    // Nearly every cell starts and ends with a character that is neither a blank nor the beginning or end of one.
    if first > 32 && first < 0x80 && last > 32 && last < 0x80 { return cell }
    return trimmedSlowly(cell)
  }

  private static func trimmedSlowly(_ cell: Bytes) -> Bytes {
    var (start, end) = (0, cell.count)
    while start < end, let width = blank(cell, at: start) { start += width }
    while end > start {
      if let width = blank(cell, at: end - 1), width == 1 {
        end -= 1
      } else if end - start >= 2, blank(cell, at: end - 2) == 2 {
        end -= 2
      } else if end - start >= 3, blank(cell, at: end - 3) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return Bytes(rebasing: cell[start..<end])
  }

  /// How many bytes the blank at this place has, or nil where there is none.
  static func blank(_ cell: Bytes, at place: Int) -> Int? {
    switch cell[place] {
    case 32, 9, 10, 13: 1
    case 0xC2 where place + 1 < cell.count && cell[place + 1] == 0xA0: 2
    case 0xE2 where place + 2 < cell.count && cell[place + 1] == 0x80 && (cell[place + 2] == 0xAF || cell[place + 2] == 0x89): 3
    default: nil
    }
  }

  /// The cell without the one apostrophe that kept a spreadsheet from changing it.
  @inline(__always) static func unprotected(_ cell: Bytes) -> Bytes {
    cell.first == 39 ? Bytes(rebasing: cell[1...]) : cell
  }

  /// The value of an id, number, date or word: trimmed, and without one apostrophe in front.
  @inline(__always) static func value(_ cell: Bytes) -> Bytes { unprotected(trimmed(cell)) }

  /// Whether a spreadsheet put its own error there instead of what was typed: `#NAME?`, `#REF!`, `#VALUE!`, `Err:508`.
  static func isError(_ cell: Bytes) -> Bool {
    errors.contains { $0.utf8.count == cell.count && $0.utf8.elementsEqual(cell) }
      || (cell.count == 7 && cell.starts(with: "Err:".utf8) && cell[4...].allSatisfy { $0.isASCIIDigit })
  }

  private static let errors = [
    "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "#SPILL!", "#WERT!", "#BEZUG!", "#ZAHL!",
    "#NOM?", "#VALEUR!", "#NOMBRE!",
  ]

  /// Whether the program wrote signs because the column was too narrow for the content (`###`).
  static func isTooNarrow(_ cell: Bytes) -> Bool { cell.count >= 2 && cell.allSatisfy { $0 == 35 } }
}
