import TrainingModel

/// Ids for rows that an edit adds: always the same for the same client, block, base revision and place.
public struct NewRowIDs: Sendable {
  private let seed: UInt64
  private var taken: Set<RowID>
  private var counts: [PlanDay: UInt64] = [:]

  /// Ids for rows that are added to this plan as it stands now.
  public init(_ plan: EditablePlan) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(plan.clientID) \(plan.planStart) \(plan.revision)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    seed = hash
    taken = Set(plan.rows.map(\.rowID))
  }

  /// The id of the next new row of a day.
  public mutating func next(on day: PlanDay) -> RowID {
    while true {
      let count = counts[day, default: 0]
      counts[day] = count + 1
      let id = RowID(seed: seed, place: UInt64(day.week) << 40 | UInt64(day.day) << 32 | count)
      if taken.insert(id).inserted { return id }
    }
  }
}
