import TrainingModel

/// Adds a row to a day.
package struct AddRow: Sendable {
  /// The row with everything but id, week, day and order.
  package var row: PlanRow
  package var day: PlanDay
  /// The order that it is to have; the row that stands there makes room. nil for the end of the session.
  package var order: Int?

  package init(_ row: PlanRow, on day: PlanDay, at order: Int? = nil) { (self.row, self.day, self.order) = (row, day, order) }

  /// Adds it under an id that follows from the block, its revision and the day; returns the id.
  ///
  /// - Throws: `EditRefusal` where the row can't stand there.
  @discardableResult package func apply(to plan: inout EditablePlan) throws(EditRefusal) -> RowID {
    try plan.need(day.week)
    var ids = NewRowIDs(plan)
    var row = row
    row.rowID = ids.next(on: day)
    (row.week, row.day) = (0, 0)
    plan.place([row], on: day, at: order)
    plan.followRows()
    return row.rowID
  }
}

/// Takes rows out of the plan, each with the build-up that stands before it.
package struct RemoveRows: Sendable {
  package var rows: [RowID]

  package init(_ rows: [RowID]) { self.rows = rows }

  package func apply(to plan: inout EditablePlan) {
    let chosen = Set(rows)
    let gone = plan.groups(of: plan.rows.filter { chosen.contains($0.rowID) })
    let ids = Set(gone.map(\.rowID))
    plan.rows.removeAll { ids.contains($0.rowID) }
    plan.dissolveSupersets(left: gone)
    plan.followRows()
  }
}

extension EditablePlan {
  /// Lets the other half of a superset stand alone where rows have left it.
  mutating func dissolveSupersets(left gone: [PlanRow]) {
    for row in gone where !row.superset.isEmpty {
      let rest = rows.indices.filter { rows[$0].week == row.week && rows[$0].day == row.day && rows[$0].superset == row.superset }
      if rest.count == 1 { rows[rest[0]].superset = "" }
    }
  }
}

/// Puts the rows of a session into another sequence.
package struct ReorderRows: Sendable {
  package var day: PlanDay
  /// The orders that the rows have now, in the sequence that is wanted; rows that are not named follow in theirs.
  package var sequence: [Int]

  package init(_ day: PlanDay, sequence: [Int]) { (self.day, self.sequence) = (day, sequence) }

  /// Reorders; only rows that have to get another number get one.
  ///
  /// - Throws: `EditRefusal` where the ids are not those of one session.
  package func apply(to plan: inout EditablePlan) throws(EditRefusal) {
    let session = plan.rows(week: day.week, day: day.day)
    var named: [PlanRow] = []
    for order in sequence {
      guard let row = session.first(where: { $0.order == order }) else {
        throw EditRefusal(
          "\(plan.dayWords(day)) has no row with the order \(order)",
          hint: "its orders are \(session.map { "\($0.order)" }.joined(separator: ", "))")
      }
      guard !named.contains(row) else { throw EditRefusal("the order \(order) stands twice", hint: "name each row once") }
      named.append(row)
    }
    // A build-up that nobody names goes along with its exercise.
    let wanted = named.flatMap { row in plan.group(of: row).filter { $0 == row || !named.contains($0) } }
    let rest = session.filter { !wanted.contains($0) }
    plan.arrange(day, as: (wanted + rest).map(\.rowID))
  }
}

/// Takes rows to another day, or to another place in their session.
package struct MoveRows: Sendable {
  package var rows: [RowID]
  package var day: PlanDay
  /// The order that they are to have; the row that stands there makes room. nil for the end of the session.
  package var order: Int?

  package init(_ rows: [RowID], to day: PlanDay, at order: Int? = nil) { (self.rows, self.day, self.order) = (rows, day, order) }

  /// Moves the rows, each with its build-up; a day that was free takes over the name of the session they come from.
  ///
  /// - Throws: `EditRefusal` where a row is not there or may not stand on that day.
  package func apply(to plan: inout EditablePlan) throws(EditRefusal) {
    try plan.need(day.week)
    let chosen = Set(rows)
    var moved = plan.groups(of: plan.rows.filter { chosen.contains($0.rowID) })
    let source = moved.first.flatMap { plan.session(on: PlanDay(week: $0.week, day: $0.day)) }
    let left = moved.filter { ($0.week, $0.day) != (day.week, day.day) }
    // A superset goes along only as a whole.
    for index in moved.indices where left.contains(moved[index]) && !moved[index].superset.isEmpty {
      let own = moved[index]
      let partners = plan.rows(week: own.week, day: own.day).filter { $0.superset == own.superset }
      if !partners.allSatisfy({ partner in left.contains { $0.rowID == partner.rowID } }) || isTaken(own.superset, plan) {
        moved[index].superset = ""
      }
    }
    plan.place(moved, on: day, at: order)
    plan.dissolveSupersets(left: left)
    plan.followRows(named: source.map { [day: PlanSession(week: day.week, day: day.day, focus: $0.focus, minutes: $0.minutes)] } ?? [:])
  }

  /// The session that the rows join where they come from other days: the day has it already, with so many rows of its own; nil for a day
  /// that is free.
  package func company(in plan: EditablePlan) -> (session: PlanSession, rows: Int)? {
    let chosen = Set(rows)
    let moved = plan.groups(of: plan.rows.filter { chosen.contains($0.rowID) })
    guard moved.contains(where: { $0.planDay != day }), let session = plan.session(on: day) else { return nil }
    let own = plan.rows(week: day.week, day: day.day).count { row in !moved.contains { $0.rowID == row.rowID } }
    return own == 0 ? nil : (session, own)
  }

  private func isTaken(_ superset: String, _ plan: EditablePlan) -> Bool {
    plan.rows(week: day.week, day: day.day).contains { $0.superset == superset }
  }
}

/// Takes a whole session to another date; where another one is, the two can change places.
package struct MoveSession: Sendable {
  package var from: PlanDay
  package var to: PlanDay
  /// Whether the session of the other day comes to this one.
  package var exchanges: Bool

  package init(from: PlanDay, to: PlanDay, exchanges: Bool = false) { (self.from, self.to, self.exchanges) = (from, to, exchanges) }

  /// Moves every row as it is; refuses where another session is in the way.
  ///
  /// - Throws: `EditRefusal` where there is no session or it may not go to that day.
  package func apply(to plan: inout EditablePlan) throws(EditRefusal) {
    guard let session = plan.session(on: from) else {
      throw EditRefusal("\(plan.dayWords(from)) has no session", hint: "name a day that has one")
    }
    try plan.need(to.week)
    let other = plan.session(on: to)
    if let other, !exchanges, to != from {
      throw EditRefusal(
        "\(plan.dayWords(to)) has a session already, \(other.focus)",
        hint: "add --exchange to let the two change places, or move single rows")
    }
    for index in plan.rows.indices {
      let day = PlanDay(week: plan.rows[index].week, day: plan.rows[index].day)
      if day == from { (plan.rows[index].week, plan.rows[index].day) = (to.week, to.day) }
      if day == to { (plan.rows[index].week, plan.rows[index].day) = (from.week, from.day) }
    }
    plan.sessions.removeAll { [from, to].contains(PlanDay(week: $0.week, day: $0.day)) }
    plan.sessions.append(PlanSession(week: to.week, day: to.day, focus: session.focus, minutes: session.minutes))
    if let other, to != from {
      plan.sessions.append(PlanSession(week: from.week, day: from.day, focus: other.focus, minutes: other.minutes))
    }
    plan.sort()
  }
}

/// Writes cells of rows.
package struct SetCells: Sendable {
  package var rows: [RowID]
  package var cells: CellAssignment
  package var bounds: CellBounds

  package init(_ cells: CellAssignment, in rows: [RowID], bounds: CellBounds) {
    (self.cells, self.rows, self.bounds) = (cells, rows, bounds)
  }

  /// Changes the rows; refuses what the rules' bounds don't allow.
  ///
  /// - Throws: `EditRefusal` where a cell can't hold the value.
  package func apply(to plan: inout EditablePlan) throws(EditRefusal) {
    let chosen = Set(rows)
    for index in plan.rows.indices where chosen.contains(plan.rows[index].rowID) {
      plan.rows[index] = try changed(plan.rows[index])
    }
  }

  private func changed(_ row: PlanRow) throws(EditRefusal) -> PlanRow {
    var row = row
    let amounts = bounds.amounts(row.measure)
    if let value = cells.sets { row.sets = try within(value, bounds.sets, "sets") }
    if let value = cells.repsMin { row.repsMin = try within(value, amounts, "reps_min") }
    if let value = cells.repsMax {
      row.repsMax = value
      if let most = value { row.repsMax = try within(most, amounts, "reps_max") }
    } else if let most = row.repsMax, most < row.repsMin {
      // Who raises the fewest past the most means a number, not a range that ends before it begins.
      row.repsMax = row.repsMin
    }
    if let most = row.repsMax, most < row.repsMin {
      throw EditRefusal("'reps_max' would be \(most), less than 'reps_min', \(row.repsMin)", hint: "set both with reps=8-12")
    }
    if let value = cells.load {
      let before = row.load
      row.load = value
      if value != nil, row.basis == .none {
        throw EditRefusal("\(row.exercise) carries no load", hint: "swap the exercise for one that does")
      }
      if value != before { row.letTargetFollowLoad() }
    }
    if let value = cells.rir { row.rir = try value.map { number throws(EditRefusal) in try within(number, bounds.rir, "rir") } }
    if let value = cells.rest { row.rest = try within(value, bounds.rest, "rest_s") }
    if let value = cells.tempo { row.tempo = value }
    if let value = cells.target { row.target = try short(value, "target") }
    if let value = cells.superset { row.superset = value }
    if let value = cells.note { row.note = try short(value, "note") }
    if let value = cells.kind { row.kind = value }
    return row
  }

  private func within(_ value: Int, _ range: ClosedRange<Int>, _ name: String) throws(EditRefusal) -> Int {
    guard range.contains(value) else {
      throw EditRefusal(
        "'\(name)' can't be \(value): the rules allow \(range.lowerBound) to \(range.upperBound)",
        hint: "choose a number within these bounds")
    }
    return value
  }

  private func short(_ text: String, _ name: String) throws(EditRefusal) -> String {
    guard text.count <= bounds.noteLength else {
      throw EditRefusal("'\(name)' has \(text.count) characters, and \(bounds.noteLength) are allowed", hint: "say it shorter")
    }
    return text
  }
}

/// Gives rows another exercise, with the amount and load that belong to it.
package struct SwapExercise: Sendable {
  /// The rows as they are to be, under the ids that they have.
  package var rows: [PlanRow]
  /// Rows of the old exercise's build-up that the new one has no use for.
  package var dropped: [RowID]

  package init(_ rows: [PlanRow], dropping dropped: [RowID] = []) { (self.rows, self.dropped) = (rows, dropped) }

  package func apply(to plan: inout EditablePlan) {
    let gone = Set(dropped)
    plan.rows.removeAll { gone.contains($0.rowID) }
    for row in rows {
      guard let place = plan.rows.firstIndex(where: { $0.rowID == row.rowID }) else { continue }
      plan.rows[place] = row
    }
    plan.sort()
  }
}
