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
