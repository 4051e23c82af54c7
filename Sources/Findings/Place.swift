/// Where in a file something stands; lines and columns count from 1.
public struct Place: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The path as the user gave it.
  public var file: String
  /// What the file is called in words that may be logged, such as `file 12 of clients`; nil where its path may be.
  public var spoken: String?
  public var line: Int?
  public var column: Int?
  /// The column after the last character of the offending text.
  public var endColumn: Int?

  public init(file: String, spoken: String? = nil, line: Int? = nil, column: Int? = nil, endColumn: Int? = nil) {
    self.file = file
    self.spoken = spoken
    self.line = line
    self.column = column
    self.endColumn = endColumn
  }

  /// `file:line:column`, as far as it is known, with the file as it may be logged.
  public var description: String { ([spoken ?? file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":") }

  public static func < (lhs: Place, rhs: Place) -> Bool {
    (lhs.file, lhs.line ?? 0, lhs.column ?? 0) < (rhs.file, rhs.line ?? 0, rhs.column ?? 0)
  }
}
