import TrainingModel

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
