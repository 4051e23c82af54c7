import Findings
import Intake

/// The names that a table has for its columns.
struct LogHeading {
  /// As they stand there, without blanks around them.
  let names: [String]
  /// In small letters, with blanks where some write underscores.
  let folded: [String]

  init(_ names: [String]) {
    self.names = names
    folded = names.map(Self.fold)
  }

  init(_ cells: LogCells) { self.init((0..<cells.count).map { String(decoding: cells[$0], as: UTF8.self) }) }

  static func fold(_ name: String) -> String {
    name.lowercased().replacing("_", with: " ").replacing("’", with: "'").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// How many columns there are, but for nameless ones at the end.
  var count: Int { (folded.lastIndex { !$0.isEmpty } ?? -1) + 1 }

  /// The first column that has one of these names, or -1.
  func column(_ wanted: [String]) -> Int {
    for name in wanted { if let place = folded.firstIndex(of: name) { return place } }
    return -1
  }

  /// The first name that two columns have.
  var repeated: String? {
    var seen: Set<String> = []
    return zip(names, folded).first { !$0.1.isEmpty && !seen.insert($0.1).inserted }?.0
  }

  /// Whether the cells name columns, and are not the first row of a table without a heading: no column is called by a number or a date.
  var namesColumns: Bool {
    let named = folded.filter { !$0.isEmpty }
    return named.count >= 2 && !named.contains { name in name.first.map { $0.isNumber } ?? false }
  }
}

/// A column that a form knows, under any of its names.
struct KnownColumn {
  /// The names as they stand in files.
  let names: [String]
  /// Whether there is nothing to read without it.
  let isNeeded: Bool

  init(_ names: String..., needed: Bool = false) { (self.names, isNeeded) = (names, needed) }

  /// The column's place in a heading, or -1.
  func place(in heading: LogHeading) -> Int { heading.column(names.map(LogHeading.fold)) }
}
