import TrainingModel

/// Finds the order of one day's rows from the cells of a sheet and the sequence of its lines.
struct DaySequence {
  /// A row that is on the day in the end.
  struct Member {
    /// The row's place in the list of rows.
    var row: Int
    /// The number that it had on this day when the sheet was written; nil where it stood elsewhere or nowhere.
    var old: Int?
    /// What the cell `order` says; nil where it says nothing.
    var cell: Int?
    /// The place of its line among the lines of the block; nil where it has none.
    var line: Int?
  }

  /// The rows in their order, each with its number.
  private(set) var numbered: [(row: Int, number: Int)]

  /// - Parameter follows: whether the sheet has no column `order`, so that the sequence of its lines counts.
  init(_ members: [Member], followsLines follows: Bool) {
    let before = members.filter { $0.old != nil }.sorted { ($0.old ?? 0) < ($1.old ?? 0) }
    var ordered = follows ? Self.byLines(members) : Self.byCells(members)
    if ordered.map(\.row) == before.map(\.row) {
      numbered = before.map { ($0.row, $0.old ?? 0) }
      return
    }
    for place in ordered.indices where ordered[place].old == nil && (ordered[place].cell ?? 0) > Self.most { ordered[place].cell = nil }
    let wanted = ordered.map { member in
      if follows { return member.old }
      return (member.cell.flatMap { $0 <= Self.most ? $0 : nil }) ?? member.old
    }
    numbered = Array(zip(ordered.map(\.row), RowOrders.keeping(wanted)))
  }

  /// More rows than any day has: greater numbers only say where a row belongs.
  private static let most = 99

  private static func byLines(_ members: [Member]) -> [Member] {
    // A row without a line stays behind the one that it stood behind.
    var ordered = members.filter { $0.line != nil }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    for member in members.filter({ $0.line == nil }).sorted(by: { ($0.old ?? 0) < ($1.old ?? 0) }) {
      let place = ordered.lastIndex { ($0.old ?? .max) < (member.old ?? 0) }
      ordered.insert(member, at: place.map { $0 + 1 } ?? 0)
    }
    return ordered
  }

  private static func byCells(_ members: [Member]) -> [Member] {
    func key(_ member: Member) -> (number: Int, side: Int, line: Int) {
      let line = member.line ?? 0
      guard let cell = member.cell else { return (member.old ?? .max, 1, line) }
      guard let old = member.old else { return (cell, 2, line) }
      // A row that was given a smaller number goes before the one that has it, one with a greater number behind.
      return (cell, cell < old ? 0 : cell > old ? 2 : 1, line)
    }
    let placed = members.filter { $0.cell != nil || $0.line == nil }
    var ordered = placed.sorted { key($0) < key($1) }
    for member in members.filter({ $0.cell == nil && $0.line != nil }).sorted(by: { ($0.line ?? 0) < ($1.line ?? 0) }) {
      let line = member.line ?? 0
      if let before = ordered.firstIndex(where: { $0.line == line - 1 }) {
        ordered.insert(member, at: before + 1)
      } else if let after = ordered.firstIndex(where: { $0.line == line + 1 }) {
        ordered.insert(member, at: after)
      } else {
        ordered.append(member)
      }
    }
    return ordered
  }
}
