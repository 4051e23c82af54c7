/// A table of text that fits a terminal: columns are as wide as they need, and the widest ones wrap where there is no room.
struct TerminalTable {
  /// A column with its heading.
  struct Column {
    var heading: String
    var isRight = false
    /// Whether its cells may be broken over lines when there is no room; others keep their width as long as they can.
    var wraps = false
    /// The fewest columns of the terminal that are of use to a column that wraps.
    var least = 6
    /// Whether its cells are never broken, wherever the line ends: somebody is going to copy them.
    var isWhole = false
  }

  var columns: [Column]
  var rows: [[String]] = []
  /// What is said below a row, over the whole width, by the row's place.
  var remarks: [Int: [String]] = [:]
  /// What stands between two columns.
  var gap = "  "

  init(_ columns: [Column]) { self.columns = columns }

  /// The lines of the table, headings and a rule first; none is wider than `width` unless even the least widths are.
  func lines(width: Int, style: Style) -> [String] {
    let used = usedColumns
    let widths = widths(of: used, width: width)
    var lines = [
      Self.line(
        zip(used, widths).map { DisplayWidth.fill(DisplayWidth.cut(columns[$0].heading, to: $1), to: $1, isRight: columns[$0].isRight) },
        gap)
    ]
    .map(style.bold)
    lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: gap))
    for (place, row) in rows.enumerated() {
      let cells = zip(used, widths).map { column, width in
        row[column].split(separator: "\n").flatMap { Self.wrap(String($0), to: width) }
      }
      for line in 0..<(cells.map(\.count).max() ?? 0) {
        let parts = zip(used, zip(widths, cells)).map { column, cell in
          DisplayWidth.fill(line < cell.1.count ? cell.1[line] : "", to: cell.0, isRight: columns[column].isRight)
        }
        lines.append(Self.line(parts, gap))
      }
      lines += remarks[place, default: []].flatMap { Self.wrap($0, to: width, indent: 5, hanging: 2) }.map(style.dim)
    }
    return lines
  }

  /// The fewest columns of the terminal that the table is of use in: what wraps takes its least, and everything else what it needs.
  var leastWidth: Int {
    usedColumns.reduce(0) { $0 + (columns[$1].wraps ? min(columns[$1].least, needed($1)) : needed($1)) } + gaps(usedColumns.count)
  }

  /// The columns of the terminal that the table takes when nothing has to wrap.
  var naturalWidth: Int { usedColumns.reduce(0) { $0 + needed($1) } + gaps(usedColumns.count) }

  /// The columns that say something in a row; the others are left out.
  private var usedColumns: [Int] { columns.indices.filter { column in rows.contains { !$0[column].isEmpty } } }

  private func gaps(_ count: Int) -> Int { DisplayWidth.of(gap) * max(0, count - 1) }

  private func needed(_ column: Int) -> Int {
    rows.reduce(DisplayWidth.of(columns[column].heading)) { widest, row in
      row[column].split(separator: "\n").reduce(widest) { max($0, DisplayWidth.of(String($1))) }
    }
  }

  /// The widths that these columns get: what they need, less what is too much, taken from the widest that may give.
  private func widths(of used: [Int], width: Int) -> [Int] {
    var widths = used.map(needed)
    let room = width - gaps(used.count)
    var excess = widths.reduce(0, +) - room
    for mayGive in [true, false] {
      while excess > 0 {
        let givers = used.indices.filter { place in
          let column = columns[used[place]]
          return !column.isWhole && (column.wraps || !mayGive) && widths[place] > (mayGive ? column.least : 3)
        }
        guard let widest = givers.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
    return widths
  }

  /// The text in lines of at most `width` columns, broken at spaces where it has them.
  static func wrap(_ text: String, to width: Int) -> [String] {
    if DisplayWidth.of(text) <= width { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var rest = String(word)
      if !line.isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(rest) <= width {
        line += " " + rest
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while DisplayWidth.of(rest) > width {
        let head = prefix(of: rest, width: width)
        lines.append(head)
        rest.removeFirst(head.count)
      }
      line = rest
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The text in lines of at most `width` columns, all set in by `indent` columns and those after the first by `hanging` more.
  static func wrap(_ text: String, to width: Int, indent: Int, hanging: Int) -> [String] {
    let lines = wrap(text, to: max(20, width - indent - hanging))
    return lines.enumerated().map { String(repeating: " ", count: indent + ($0.offset == 0 ? 0 : hanging)) + $0.element }
  }

  /// As many characters as fit `width`, at least one.
  private static func prefix(of text: String, width: Int) -> String {
    var result = ""
    var used = 0
    for character in text {
      used += DisplayWidth.of(character)
      if used > width, !result.isEmpty { break }
      result.append(character)
    }
    return result
  }

  /// The cells side by side, without spaces at the end.
  private static func line(_ cells: [String], _ gap: String) -> String {
    var line = cells.joined(separator: gap)
    while line.last == " " { line.removeLast() }
    return line
  }
}
