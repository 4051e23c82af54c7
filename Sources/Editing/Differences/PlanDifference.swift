import TrainingModel

/// What is different between two states of a block, row by row and cell by cell, for people to read.
package struct PlanDifference: Hashable, Sendable {
  /// What became of a row.
  package enum Kind: UInt8, Word {
    case added, removed, moved, changed

    package static let spellings = ["added", "removed", "moved", "changed"]
  }

  /// A cell that says something else.
  package struct Cell: Hashable, Sendable {
    package var field: RowColumn
    /// Empty where the cell is.
    package var old: String
    package var new: String

    package init(_ field: RowColumn, old: String, new: String) { (self.field, self.old, self.new) = (field, old, new) }
  }

  /// A row that is different.
  package struct Change: Hashable, Sendable {
    package var kind: Kind
    package var rowID: RowID
    /// Where the row stands now, or stood where it was removed.
    package var day: PlanDay
    package var date: CalendarDate
    /// The day that a moved row came from.
    package var from: CalendarDate?
    /// The row as it is now, or was where it was removed.
    package var row: PlanRow
    /// The cells that say something else, of rows that both states have; a moved row's date is not among them.
    package var cells: [Cell] = []
    /// The unit of the loads before and now.
    package var oldUnit: LoadUnit
    package var unit: LoadUnit
  }

  /// A day whose session came, went or is about something else.
  package struct Session: Hashable, Sendable {
    package var day: PlanDay
    package var date: CalendarDate
    /// nil where the day had no session.
    package var old: String?
    /// nil where the day has none any more.
    package var new: String?
  }

  /// In calendar order.
  package private(set) var changes: [Change] = []
  /// In calendar order.
  package private(set) var sessions: [Session] = []
  /// The unit of the loads.
  package let unit: LoadUnit
  /// The unit that the loads had before: another one where the client has changed it meanwhile, and each load is different.
  package let oldUnit: LoadUnit

  /// No difference, of a block whose loads have this unit.
  package init(none unit: LoadUnit) { (self.unit, oldUnit) = (unit, unit) }

  /// Compares two states of one block; `of` narrows it to these weeks (1 to 4).
  package init(from old: EditablePlan, to new: EditablePlan, of weeks: [Int]? = nil) {
    (unit, oldUnit) = (new.unit, old.unit)
    var difference = RowDifference(from: old.rows, to: new.rows)
    if unit != oldUnit { difference.addSameNumbers(old.rows, new.rows) }
    func change(_ kind: Kind, _ row: PlanRow, from before: PlanRow? = nil) -> Change {
      let date = new.date(week: row.week, day: row.day)
      let from = before.flatMap { ($0.week, $0.day) == (row.week, row.day) ? nil : old.date(week: $0.week, day: $0.day) }
      return Change(
        kind: kind, rowID: row.rowID, day: PlanDay(week: row.week, day: row.day), date: date, from: from, row: row,
        cells: before.map { Self.cells(from: $0, to: row, isOtherUnit: old.unit != new.unit) } ?? [], oldUnit: old.unit, unit: new.unit)
    }
    changes = difference.added.map { change(.added, $0) } + difference.removed.map { change(.removed, $0) }
    for (before, after) in difference.changed {
      let isMoved = (before.week, before.day) != (after.week, after.day)
      changes.append(change(isMoved ? .moved : .changed, after, from: before))
    }
    // What is there now stands in its order, and what is gone behind it.
    func isGone(_ change: Change) -> Int { change.kind == .removed ? 1 : 0 }
    changes.sort { ($0.day, isGone($0), $0.row.order, $0.rowID) < ($1.day, isGone($1), $1.row.order, $1.rowID) }
    sessions = Self.sessions(from: old, to: new)
    if let weeks {
      changes.removeAll { !weeks.contains($0.day.week) }
      sessions.removeAll { !weeks.contains($0.day.week) }
    }
  }

  package var isEmpty: Bool { changes.isEmpty && sessions.isEmpty }

  /// How many rows are different in this way.
  package func count(_ kind: Kind) -> Int { changes.count { $0.kind == kind } }

  /// The days on which something is different, in order; a row that moved counts for the day where it is now.
  package var days: [PlanDay] { Set(changes.map(\.day)).union(sessions.map(\.day)).sorted() }

  private static func cells(from old: PlanRow, to new: PlanRow, isOtherUnit: Bool) -> [Cell] {
    RowColumn.compared.compactMap { field in
      let (before, after) = (old.text(of: field), new.text(of: field))
      // 20 lb are not 20 kg.
      let isSame = before == after && !(field == .load && isOtherUnit && !before.isEmpty)
      return isSame ? nil : Cell(field, old: before, new: after)
    }
  }

  private static func sessions(from old: EditablePlan, to new: EditablePlan) -> [Session] {
    func focuses(_ plan: EditablePlan) -> [PlanDay: String] {
      Dictionary(plan.sessions.map { (PlanDay(week: $0.week, day: $0.day), $0.focus) }, uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (focuses(old), focuses(new))
    return Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }.map { day in
      Session(day: day, date: new.date(week: day.week, day: day.day), old: before[day], new: after[day])
    }
  }
}

extension RowDifference {
  /// Adds rows that both lists have with the same number for a load, which is another load in another unit.
  fileprivate mutating func addSameNumbers(_ old: [PlanRow], _ new: [PlanRow]) {
    let known = Set(old.lazy.filter { $0.load != nil }.map(\.rowID))
    let told = Set(changed.map(\.new.rowID))
    for row in new where row.load != nil && known.contains(row.rowID) && !told.contains(row.rowID) { changed.append((row, row)) }
  }
}
