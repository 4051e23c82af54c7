import TrainingModel

/// The revision of each week from which a sheet was made.
package struct SheetRevisions: Sendable {
  /// By the week's number (1 to 4), as the rows say that stand in their week.
  package let sure: [Int: Int]
  /// Of other weeks: what rows say whose cell `week` is not that of their date, for their row or their cell may come from there.
  package let possible: [Int: Int]

  /// The newest of them; nil where there is none.
  package var newest: Int? { [sure, possible].flatMap(\.values).max() }

  /// - Parameter weeks: the revision of each week, by its number (1 to 4).
  package init(_ weeks: [Int: Int]) { (sure, possible) = (weeks, [:]) }

  /// - Parameters:
  ///   - lines: all lines of the sheet.
  ///   - places: which of them are about the block.
  ///   - start: the first day of the block.
  package init(_ lines: [SheetLine], at places: [Int], start: CalendarDate) {
    var (settled, moved) = (Counts(), Counts())
    for place in places {
      guard let revision = lines[place].revision else { continue }
      // Rounded down, so that the days before the block are of no week.
      let week = (lines[place].date - start + 7) / 7
      if let told = lines[place].week, told != week {
        moved.add(revision, told)
        moved.add(revision, week)
      } else {
        settled.add(revision, week)
      }
    }
    let sure = settled.mostOften
    self.sure = sure
    possible = moved.mostOften.filter { sure[$0.key] == nil }
  }

  /// How many rows say which revision of which week. A few revisions of four weeks: a list is quicker than anything that hashes.
  private struct Counts {
    private var entries: [(week: Int, revision: Int, count: Int)] = []

    mutating func add(_ revision: Int, _ week: Int) {
      guard (1...Mesocycle.weekCount).contains(week) else { return }
      if let known = entries.firstIndex(where: { $0.week == week && $0.revision == revision }) {
        entries[known].count += 1
      } else {
        entries.append((week, revision, 1))
      }
    }

    /// A row with another revision than most of its week was copied from another sheet, or typed.
    var mostOften: [Int: Int] {
      var byWeek: [Int: Int] = [:]
      for entry in entries.sorted(by: { ($0.count, $0.revision) < ($1.count, $1.revision) }) { byWeek[entry.week] = entry.revision }
      return byWeek
    }
  }
}
