/// How much one coach may send, and how much of it one plan may hold: far more than anybody needs, and little enough that nobody else waits.
///
/// All of it stands in the README, section "For coaches".
package enum SheetLimits {
  /// Rows on one day of a block.
  package static let rowsPerDay = 100
  /// Rows of one block.
  package static let rowsPerBlock = 2_000
  /// Characters of a note or a target.
  package static let noteLength = 2_000
  /// Columns of a sheet.
  package static let columns = 500
  /// Files that are taken out of one coach's folder in a night.
  package static let filesPerNight = 200
  /// Bytes that are taken out of one coach's folder in a night; a larger file is never taken.
  package static let bytesPerNight = 64_000_000
}
