import TrainingModel

extension PlanStore {
  /// The content hashes of a block's weeks made anew from the stored rows, preview and schedule together.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func contentHashes(client: String, planStart: CalendarDate) throws -> [Digest] {
    var weeks = (0..<Mesocycle.weekCount).map { _ in WeekHasher() }
    try forEachPlanRow(PlanRowFilter(clients: [client], unfinishedOn: planStart)) { row in
      guard row.block.planStart == planStart, weeks.indices.contains(row.week - 1) else { return }
      weeks[row.week - 1].append(RowContent(row))
    }
    return weeks.map { $0.finalize() }
  }
}
