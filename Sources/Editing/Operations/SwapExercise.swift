import TrainingModel

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
