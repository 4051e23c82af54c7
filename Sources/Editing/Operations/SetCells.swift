import TrainingModel

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
