/// Why a line of a sheet can't be taken as it stands.
package struct SheetIssue: Hashable, Sendable {
  /// The line's place among the lines of the sheet; nil where the block as a whole is meant.
  package var line: Int?
  /// The column's name in the heading; nil where the row as a whole is meant.
  package var column: String?
  /// One sentence without a full stop.
  package var message: String
  package var hint: String

  package init(line: Int?, column: String?, _ message: String, hint: String) {
    (self.line, self.column, self.message, self.hint) = (line, column, message, hint)
  }
}
