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
  /// The row, from 1, by which a spreadsheet numbers what stands there: line breaks within cells don't count. nil for other files.
  public var sheetRow: Int?
  /// The letters of the spreadsheet's column, such as `N`; nil where the row as a whole is meant, and for other files.
  public var sheetColumn: String?

  public init(file: String, spoken: String? = nil, line: Int? = nil, column: Int? = nil, endColumn: Int? = nil) {
    self.file = file
    self.spoken = spoken
    self.line = line
    self.column = column
    self.endColumn = endColumn
  }

  /// `file:line:column`, as far as it is known, with the file as it may be logged; `file:N578` for a cell of a sheet.
  public var description: String {
    if let sheetRow { return "\(spoken ?? file):\(sheetColumn ?? "")\(sheetRow)" }
    return ([spoken ?? file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
  }

  /// The place as people find it who have the file open in a spreadsheet.
  ///
  /// - Parameters:
  ///   - row: from 1.
  ///   - column: from 0; nil for the row as a whole.
  public func inSheet(row: Int, column: Int? = nil) -> Place {
    var place = self
    (place.sheetRow, place.sheetColumn) = (row, column.map(Self.letters))
    return place
  }

  /// `A` for 0, `Z` for 25, `AA` for 26.
  private static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }

  public static func < (lhs: Place, rhs: Place) -> Bool {
    (lhs.file, lhs.line ?? 0, lhs.column ?? 0) < (rhs.file, rhs.line ?? 0, rhs.column ?? 0)
  }
}
