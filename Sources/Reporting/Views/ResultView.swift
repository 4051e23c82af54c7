/// What a verb prints: as text for people, and as one document for programs.
package protocol ResultView {
  /// The text, each line ended.
  ///
  /// - Parameters:
  ///   - width: the columns that a table may use.
  ///   - style: how it looks on the terminal.
  func text(width: Int, style: Style) -> String

  /// The document that `--format json` prints, with a line's end.
  var json: [UInt8] { get }
}
