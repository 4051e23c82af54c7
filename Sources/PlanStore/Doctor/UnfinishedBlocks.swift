import GRDB
import TrainingModel

extension PlanStore {
  /// The blocks of which a week waits for approval or is approved and not over yet, by client and start.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func unfinishedBlocks() throws -> [BlockKey] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT client_id, plan_start FROM weeks WHERE status IN ('pending', 'approved') ORDER BY client_id, plan_start
          """
      ).compactMap { row in
        let (client, start): (String, String) = (row[0], row[1])
        return CalendarDate(iso: start).map { BlockKey(clientID: client, planStart: $0) }
      }
    }
  }
}
