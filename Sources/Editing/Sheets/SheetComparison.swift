import TrainingModel

/// What the lines of a sheet about one block change in it, compared with the block as it stood when the sheet was written.
///
/// A day that is missing from the sheet is untouched. A row that is missing from a day that is there is a deletion.
package struct SheetComparison: Sendable {
  /// The block as the sheet says, without the deletions that wait for a yes.
  package private(set) var yours: EditablePlan
  /// Why the lines can't be taken; empty where they can.
  package private(set) var issues: [SheetIssue] = []
  /// What was written into cells that only tell, and changes nothing.
  package var remarks: [SheetIssue] { reading.remarks }
  /// For each row that the sheet changes, adds or takes out by a line of its own: the place of that line among the lines of the sheet.
  package private(set) var lines: [RowID: Int] = [:]
  /// Rows that are missing from a day that is there, in calendar order: deletions that need a yes.
  package private(set) var missing: [PlanRow] = []
  /// For each row of the base, the place of its line among the lines about the block; -1 where it has none.
  package private(set) var lineOfRow: [Int32] = []
  /// Rows whose ids the block did not know, with the places of their lines.
  package private(set) var unknown: [(id: RowID, line: Int)] = []
  /// The places of lines that are about weeks which the base does not have.
  package private(set) var weekless: [(week: Int, line: Int)] = []
  /// Whether the sheet changes anything at all, missing rows included.
  package var isUnchanged: Bool { lines.isEmpty && missing.isEmpty && issues.isEmpty && weekless.isEmpty && !isReordered }

  /// A bit for each day of the block of which the sheet has a line.
  private var present: UInt32 = 0
  private let base: EditablePlan
  private var reading: SheetCellReading
  private var isReordered = false
  /// The revision of each week, by its number.
  private var revisions = [Int](repeating: 0, count: Mesocycle.weekCount + 1)

  /// - Parameters:
  ///   - lines: all lines of the sheet.
  ///   - places: which of them are about the block, in the order of the file.
  ///   - base: the block as it stood when the sheet was written.
  ///   - allowsDeletions: whether rows that are missing go.
  package init(_ lines: [SheetLine], at places: [Int], base: EditablePlan, catalogue: ExerciseCatalogue, allowsDeletions: Bool) {
    self.base = base
    yours = base
    reading = SheetCellReading(catalogue: catalogue, unit: base.unit)
    for week in base.weeks where revisions.indices.contains(week.week) { revisions[week.week] = week.revision }
    if let excess = SheetExcess(lines, at: places, start: base.planStart) {
      issues = [excess.issue]
      lineOfRow = Array(repeating: -1, count: base.rows.count)
      return
    }
    var pass = Pass(base.rows)
    for (order, place) in places.enumerated() { read(lines[place], at: place, order, &pass) }
    missing = base.rows.indices.filter { pass.lineOf[$0] < 0 && pass.present & Self.bit(base.rows[$0].planDay) != 0 }.map { base.rows[$0] }
    let gone = Set(pass.removed.map { base.rows[$0].rowID }).union(allowsDeletions ? missing.map(\.rowID) : [])
    present = pass.present
    lineOfRow = pass.lineOf
    let builtUp = letBuildUpsFollow()
    if pass.touched != 0 { reorder(lines, places, pass, without: gone) }
    if !gone.isEmpty || !builtUp.isEmpty { yours.rows.removeAll { gone.contains($0.rowID) || builtUp.contains($0.rowID) } }
    issues = reading.issues
    // Where only cells say something else, every row is still in its place.
    if pass.touched == 0, gone.isEmpty, builtUp.isEmpty { return }
    if self.lines.isEmpty, missing.isEmpty, !isReordered { return }
    yours.sort()
    yours.shapeSessions(from: base)
  }

  /// Gives the build-up before a swapped exercise the new exercise too, where the sheet leaves it as it was. Returns the rows of build-ups
  /// that the new exercise has no use for.
  private mutating func letBuildUpsFollow() -> Set<RowID> {
    var useless: Set<RowID> = []
    for row in base.rows.indices where base.rows[row].kind != .ramp && yours.rows[row].exercise != base.rows[row].exercise {
      var ramp = row - 1
      while ramp >= 0, base.rows[ramp].kind == .ramp, base.rows[ramp].planDay == base.rows[row].planDay,
        base.rows[ramp].exercise == base.rows[row].exercise, yours.rows[ramp] == base.rows[ramp]
      {
        lines[base.rows[ramp].rowID] = lines[base.rows[row].rowID]
        if let entry = reading.catalogue[yours.rows[row].exercise], entry.isLoaded, entry.measure == base.rows[ramp].measure {
          yours.rows[ramp].exercise = yours.rows[row].exercise
          (yours.rows[ramp].basis, yours.rows[ramp].load) = (entry.basis, nil)
          if yours.rows[ramp].target.isEmpty { yours.rows[ramp].target = Target(.buildUp).description }
        } else {
          useless.insert(base.rows[ramp].rowID)
        }
        ramp -= 1
      }
    }
    return useless
  }

  /// Takes weeks out of what the sheet says that the block has lost since; returns the lines that ask for something in such a week.
  package mutating func leaveOut(_ weeks: Set<Int>) -> [(week: Int, line: Int)] {
    var touched = weekless
    let before = Dictionary(base.rows.map { ($0.rowID, $0.week) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(yours.rows.map { ($0.rowID, $0.week) }, uniquingKeysWith: { first, _ in first })
    for (id, line) in lines {
      guard let week = [before[id], after[id]].compactMap(\.self).first(where: weeks.contains) else { continue }
      touched.append((week, line))
      lines[id] = nil
    }
    // What is gone needs no yes to go.
    missing.removeAll { weeks.contains($0.week) }
    yours.leaveOut(weeks)
    return touched.sorted { $0.line < $1.line }
  }

  /// What is gathered while the lines are read.
  private struct Pass {
    /// By row of the base, then of new rows: the place of its line among the block's lines.
    var lineOf: [Int32]
    var removed: Set<Int> = []
    /// A bit for each day (week × 7 + day − 8) that is there, and that has rows in another order or other rows.
    var present: UInt32 = 0
    var touched: UInt32 = 0
    /// Where the next line's row is expected.
    var next = 0
    var places: [RowID: Int]?
    /// How many new rows without an id there were, by day and exercise.
    var copies: [String: Int] = [:]
    /// The ids of the base, where somebody has asked for them.
    var ids: Set<RowID>?
    var hasOrder = false
    var lastLine: [Int32]

    init(_ rows: [PlanRow]) {
      lineOf = Array(repeating: -1, count: rows.count)
      lastLine = Array(repeating: -1, count: PlanDay.count)
    }
  }

  /// Whether the sheet says anything about a day.
  package func holds(_ day: PlanDay) -> Bool { present & Self.bit(day) != 0 }

  private static func bit(_ day: PlanDay) -> UInt32 { 1 << UInt32(day.offset) }

  // MARK: Lines

  private mutating func read(_ line: SheetLine, at place: Int, _ order: Int, _ pass: inout Pass) {
    guard let at = base.place(of: line.date) else {
      reading.complain(
        place, "date", "the date is outside of the block, which runs from \(base.planStart) to \(base.planStart + 27)",
        "write a date within the block; another block is another month's plan")
      return
    }
    guard revisions[at.week] > 0 else {
      weekless.append((at.week, place))
      return
    }
    let day = PlanDay(week: at.week, day: at.day)
    pass.present |= Self.bit(day)
    if line.order != nil { pass.hasOrder = true }
    guard let id = line.rowID, let row = find(id, &pass) else { return add(line, at: place, order, day, &pass) }
    if let revision = line.revision, revision != revisions[base.rows[row].week] {
      reading.complain(
        place, "revision", "the row comes from another export than the rest of the block",
        "export the sheet again, and copy what was typed rather than whole rows of an older sheet")
      return
    }
    pass.lineOf[row] = Int32(order)
    pass.present |= Self.bit(base.rows[row].planDay)
    if line.isDeleted {
      pass.removed.insert(row)
      pass.touched |= Self.bit(base.rows[row].planDay)
      lines[id] = place
      return
    }
    if !reading.isUnchanged(line, base.rows[row]) {
      let changed = reading.row(line, at: place, from: base.rows[row])
      if changed != base.rows[row] {
        yours.rows[row] = changed
        lines[id] = place
      }
    }
    let old = base.rows[row].planDay
    if old != day {
      (yours.rows[row].week, yours.rows[row].day) = (day.week, day.day)
      lines[id] = place
      pass.touched |= Self.bit(old) | Self.bit(day)
    } else if let cell = line.order {
      if let cell, cell != base.rows[row].order {
        pass.touched |= Self.bit(day)
        lines[id] = place
      }
    } else {
      // Without numbers, the sequence of the lines says the order.
      let slot = day.offset
      if pass.lastLine[slot] > Int32(base.rows[row].order) { pass.touched |= Self.bit(day) }
      pass.lastLine[slot] = Int32(base.rows[row].order)
    }
  }

  private func find(_ id: RowID, _ pass: inout Pass) -> Int? {
    if pass.next < base.rows.count, base.rows[pass.next].rowID == id {
      pass.next += 1
      return pass.next - 1
    }
    if pass.places == nil {
      pass.places = Dictionary(base.rows.enumerated().map { ($1.rowID, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let place = pass.places?[id]
    if let place { pass.next = place + 1 }
    return place
  }

  private mutating func add(_ line: SheetLine, at place: Int, _ order: Int, _ day: PlanDay, _ pass: inout Pass) {
    // A row that is neither there nor wanted.
    if line.isDeleted { return }
    guard let exercise = reading.exercise(line, at: place) else { return }
    let id = line.rowID ?? newID(exercise, day, &pass)
    guard let row = reading.newRow(line, at: place, id: id, exercise: exercise, day: day) else { return }
    if line.rowID != nil { unknown.append((id, place)) }
    yours.rows.append(row)
    pass.lineOf.append(Int32(order))
    pass.touched |= Self.bit(day)
    lines[id] = place
  }

  /// The id of a new row: the same for the same sheet, so that reading it twice adds the row once.
  private func newID(_ exercise: String, _ day: PlanDay, _ pass: inout Pass) -> RowID {
    let date = base.date(week: day.week, day: day.day)
    let name = "\(base.clientID)\n\(base.planStart)\n\(date)\n\(exercise)"
    var copy = pass.copies[name, default: 0]
    // A row that was added by an earlier sheet has its id already, and stands in this one with it.
    let ids = pass.ids ?? Set(base.rows.map(\.rowID))
    pass.ids = ids
    let seed = RowID.seed(of: name)
    while ids.contains(RowID(seed: seed, place: UInt64(copy))) { copy += 1 }
    pass.copies[name] = copy + 1
    return RowID(seed: seed, place: UInt64(copy))
  }

  private mutating func reorder(_ lines: [SheetLine], _ places: [Int], _ pass: Pass, without gone: Set<RowID>) {
    let days = Dictionary(
      grouping: yours.rows.indices.filter { pass.touched & Self.bit(yours.rows[$0].planDay) != 0 && !gone.contains(yours.rows[$0].rowID) },
      by: { yours.rows[$0].planDay })
    for day in days.keys.sorted() {
      let members = (days[day] ?? []).map { row in
        let old = row < base.rows.count && base.rows[row].planDay == day ? base.rows[row].order : nil
        let line = pass.lineOf[row] < 0 ? nil : Int(pass.lineOf[row])
        let cell = line.flatMap { lines[places[$0]].order ?? nil }
        return DaySequence.Member(row: row, old: old, cell: cell, line: line)
      }
      for (row, number) in DaySequence(members, followsLines: !pass.hasOrder).numbered where yours.rows[row].order != number {
        yours.rows[row].order = number
        isReordered = true
      }
    }
    // A number that was written anew and leads to the same order changes nothing.
    for (row, old) in base.rows.enumerated() where yours.rows[row] == old && !pass.removed.contains(row) { self.lines[old.rowID] = nil }
  }
}

/// Why a line of a sheet can't be taken as it stands.
package struct SheetIssue: Hashable, Sendable {
  /// The line's place among the lines of the sheet; nil where the block as a whole is meant.
  package var line: Int?
  /// The column's name in the heading; nil where the row as a whole is meant.
  package var column: String?
  /// One sentence without a full stop.
  package var message: String
  package var hint: String

  package init(line: Int?, column: String?, _ message: String, hint: String) {
    (self.line, self.column, self.message, self.hint) = (line, column, message, hint)
  }
}
