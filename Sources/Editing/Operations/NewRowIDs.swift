import TrainingModel

/// Ids for rows that an edit adds: always the same for the same client, block, base revision and place.
package struct NewRowIDs: Sendable {
  private let seed: UInt64
  private var taken: Set<RowID>
  private var counts: [PlanDay: UInt64] = [:]

  /// Ids for rows that are added to this plan as it stands now.
  package init(_ plan: EditablePlan) {
    seed = RowID.seed(of: "\(plan.clientID) \(plan.planStart) \(plan.revision)")
    taken = Set(plan.rows.map(\.rowID))
  }

  /// The id of the next new row of a day.
  package mutating func next(on day: PlanDay) -> RowID {
    while true {
      let count = counts[day, default: 0]
      counts[day] = count + 1
      let id = RowID(seed: seed, place: UInt64(day.week) << 40 | UInt64(day.day) << 32 | count)
      if taken.insert(id).inserted { return id }
    }
  }
}
