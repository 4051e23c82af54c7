import Foundation

/// A review sheet as a coach has it open: cells by the names of their columns.
package struct EditedSheet {
  /// The names of the columns.
  package private(set) var heading: [String]
  /// The cells of each row, in the order of the columns.
  package var rows: [[String]]

  /// Reads a sheet as it was exported: commas, quotes, and a mark at its beginning.
  package init(_ data: Data) {
    var lines = Self.cells(String(decoding: data, as: UTF8.self))
    heading = lines.removeFirst()
    heading[0] = heading[0].replacing("\u{FEFF}", with: "")
    rows = lines
  }

  /// A cell; nothing of a column that is not there.
  package subscript(row: Int, column: String) -> String {
    get { heading.firstIndex(of: column).map { rows[row][$0] } ?? "" }
    set { if let place = heading.firstIndex(of: column) { rows[row][place] = newValue } }
  }

  /// Puts a column behind the last one, with an empty cell in every row.
  package mutating func add(column name: String) {
    heading.append(name)
    for row in rows.indices { rows[row].append("") }
  }

  /// The first row of which this is true, counted from 0.
  package func first(_ isWanted: (Int) -> Bool) -> Int { rows.indices.first(where: isWanted) ?? 0 }

  /// The sheet as a program saves it.
  package func saved(delimiter: String = ",", end: String = "\r\n") -> String {
    ([heading] + rows).map { cells in
      cells.map { cell in
        cell.contains { "\",;\r\n\t".contains($0) } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
      }.joined(separator: delimiter) + end
    }.joined()
  }

  private static func cells(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var (row, cell, isQuoted) = ([String](), "", false)
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.append(character)
      }
    }
    return rows
  }
}
