import TrainingModel

/// The revision of each week from which a sheet was made.
public struct SheetRevisions: Sendable {
  /// By the week's number (1 to 4); weeks of which the sheet says nothing are missing.
  public private(set) var byWeek: [Int: Int] = [:]

  /// - Parameters:
  ///   - lines: all lines of the sheet.
  ///   - places: which of them are about the block.
  ///   - start: the first day of the block.
  public init(_ lines: [SheetLine], at places: [Int], start: CalendarDate) {
    // A few revisions of four weeks: a list is quicker than anything that hashes.
    var counts: [(week: Int, revision: Int, count: Int)] = []
    for place in places {
      guard let revision = lines[place].revision else { continue }
      // The cell `week` still tells the week from which a row was moved.
      let week = lines[place].week ?? (lines[place].date - start) / 7 + 1
      guard (1...Mesocycle.weekCount).contains(week) else { continue }
      if let known = counts.firstIndex(where: { $0.week == week && $0.revision == revision }) {
        counts[known].count += 1
      } else {
        counts.append((week, revision, 1))
      }
    }
    // A row with another revision than most of its week was copied from another sheet, or typed.
    for entry in counts.sorted(by: { ($0.count, $0.revision) < ($1.count, $1.revision) }) { byWeek[entry.week] = entry.revision }
  }
}
