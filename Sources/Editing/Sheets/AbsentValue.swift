/// What programs for data and spreadsheets write into cells in which nothing stands; a text that says so keeps an apostrophe in front.
package enum AbsentValue {
  /// Whether a cell may be one of these, by its length and first byte.
  @inlinable package static func mayBe(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count &- 2 <= 2, let first = cell.first else { return false }
    // `none` and `note` are in every row.
    return first == UInt8(ascii: "#") || (cell.count < 4 && (first | 0x20) == UInt8(ascii: "n"))
  }

  /// Whether the whole cell says that nothing stands in it.
  package static func isOne(_ cell: UnsafeBufferPointer<UInt8>) -> Bool { words.contains { $0.utf8.elementsEqual(cell) } }

  /// `NA` is R's, `NaN` and `nan` are pandas', `#N/A` is a spreadsheet's, and `#NV` what it is in German.
  package static let words = ["NA", "NaN", "nan", "#N/A", "#NV"]
}
