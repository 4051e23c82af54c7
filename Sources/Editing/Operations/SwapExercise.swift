import TrainingModel

/// Gives rows another exercise, with the amount and load that belong to it.
public struct SwapExercise: Sendable {
  /// The rows as they are to be, under the ids that they have.
  public var rows: [PlanRow]
  /// Rows of the old exercise's build-up that the new one has no use for.
  public var dropped: [RowID]

  public init(_ rows: [PlanRow], dropping dropped: [RowID] = []) { (self.rows, self.dropped) = (rows, dropped) }

  public func apply(to plan: inout EditablePlan) {
    let gone = Set(dropped)
    plan.rows.removeAll { gone.contains($0.rowID) }
    for row in rows {
      guard let place = plan.rows.firstIndex(where: { $0.rowID == row.rowID }) else { continue }
      plan.rows[place] = row
    }
    plan.sort()
  }
}
