import TrainingModel

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
