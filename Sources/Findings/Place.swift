/// Where in a file something stands; lines and columns count from 1.
public struct Place: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The path as the user gave it.
  public var file: String
  public var line: Int?
  public var column: Int?
  /// The column after the last character of the offending text.
  public var endColumn: Int?

  public init(file: String, line: Int? = nil, column: Int? = nil, endColumn: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.endColumn = endColumn
  }

  /// `file:line:column`, as far as it is known.
  public var description: String { ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":") }

  public static func < (lhs: Place, rhs: Place) -> Bool {
    (lhs.file, lhs.line ?? 0, lhs.column ?? 0) < (rhs.file, rhs.line ?? 0, rhs.column ?? 0)
  }
}
