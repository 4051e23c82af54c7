/// How the cells of a sheet are separated and its numbers written.
package struct CSVDialect: Hashable, Sendable {
  /// What stands between the whole and the fraction of a number.
  package enum Decimal: String, CaseIterable, Sendable {
    case point = "."
    case comma = ","

    var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  }

  /// The byte between two cells.
  package let delimiter: UInt8
  /// The sign in numbers, which also decides what text a spreadsheet would take for one.
  package let decimal: Decimal
  /// Whether the file starts with the UTF-8 byte order mark, by which Excel knows the encoding.
  package let hasByteOrderMark: Bool

  /// Commas, decimal points and a byte order mark.
  package static let standard = CSVDialect(delimiter: UInt8(ascii: ","), decimal: .point, hasByteOrderMark: true)

  /// The dialect with these options, or nil where `delimiter` is none of comma, semicolon, tab and `|` or is also the decimal sign.
  ///
  /// Without a delimiter, decimal commas imply semicolons.
  package init?(delimiter: Character? = nil, decimal: Decimal = .point, hasByteOrderMark: Bool = true) {
    let chosen = delimiter ?? (decimal == .comma ? ";" : ",")
    guard let byte = chosen.asciiValue, [",", ";", "\t", "|"].contains(chosen), byte != decimal.byte else { return nil }
    self.init(delimiter: byte, decimal: decimal, hasByteOrderMark: hasByteOrderMark)
  }

  private init(delimiter: UInt8, decimal: Decimal, hasByteOrderMark: Bool) {
    self.delimiter = delimiter
    self.decimal = decimal
    self.hasByteOrderMark = hasByteOrderMark
  }
}
