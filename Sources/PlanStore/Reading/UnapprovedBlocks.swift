import GRDB
import TrainingModel

/// A block with weeks that nobody has approved.
package struct UnapprovedBlock: Sendable, Equatable {
  package var clientID: String
  package var coachID: String
  package var planStart: CalendarDate
  /// The weeks (1 to 4) of which no version is approved, in order.
  package var weeks: [Int]
}

extension PlanStore {
  /// The blocks of clients in the list that begin on one of these days and have weeks of which no version is approved, by client.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func unapprovedBlocks(beginning days: ClosedRange<CalendarDate>) throws -> [UnapprovedBlock] {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT c.client_id, c.coach_id, c.preview_start, w.week_index
        FROM clients c JOIN weeks w ON w.client_id = c.client_id AND w.plan_start = c.preview_start
        WHERE c.preview_start BETWEEN ?1 AND ?2 AND c.is_present = 1 AND w.status IN ('draft', 'pending') AND w.force_revision IS NULL
        ORDER BY c.client_id, w.week_index
        """)
      statement.bind(days.lowerBound, at: 1)
      statement.bind(days.upperBound, at: 2)
      defer { statement.reset() }
      var blocks: [UnapprovedBlock] = []
      while try statement.step() {
        let row = statement.pointer
        guard let start = row.date(2) else { throw StoreError.damaged("clients") }
        let id = row.string(0)
        if blocks.last?.clientID != id {
          blocks.append(UnapprovedBlock(clientID: id, coachID: row.string(1), planStart: start, weeks: []))
        }
        blocks[blocks.count - 1].weeks.append(row.int(3))
      }
      return blocks
    }
  }
}
